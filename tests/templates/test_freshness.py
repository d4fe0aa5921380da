"""The files in the folder are what the script builds, whatever the machine's zip library makes of them."""

import io
import zipfile

import pytest

from templates.build import FOLDER, build

BUILT = build()


def contents(data: bytes) -> list[tuple[str, tuple[int, ...], bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(entry.filename, entry.date_time, archive.read(entry)) for entry in archive.infolist()]


def test_every_file_is_built_and_every_built_file_is_there() -> None:
    assert sorted(path.name for path in FOLDER.glob("*.docx")) == sorted(BUILT)


@pytest.mark.parametrize("name", BUILT)
def test_file_is_fresh(name: str) -> None:
    assert contents((FOLDER / name).read_bytes()) == contents(BUILT[name]), "chạy lại: python -m templates.build"


def test_building_again_gives_the_same_bytes() -> None:
    assert build() == BUILT


@pytest.mark.parametrize("name", BUILT)
def test_parts_are_sorted_and_dated_alike(name: str) -> None:
    entries = contents(BUILT[name])
    assert [entry[0] for entry in entries] == sorted(entry[0] for entry in entries)
    assert {entry[1] for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
