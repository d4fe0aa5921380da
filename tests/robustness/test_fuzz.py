"""A short form of the long runs: what they read is read without an exception here too, with fixed seeds."""

import pytest

from fuzz import documents, loader


@pytest.mark.parametrize("seed", range(4))
def test_any_bytes_as_a_file_of_the_workspace(seed: int) -> None:
    loader.at_random(400, seed)


def test_damaged_word_files() -> None:
    found = documents.fuzz(60, start=1_000_000)
    assert found.mistakes == {}
    assert found.seen["measured"] > 10
    assert found.seen["lint refused"] > 5
    assert found.seen["template with errors"] > 10
