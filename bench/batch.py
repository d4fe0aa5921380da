"""Every commune's announcement, written to the disk."""

from __future__ import annotations

import io
import itertools
import tempfile
from pathlib import Path

from docxtpl import DocxTemplate
from msgspec.structs import replace

from bench.clock import Times, in_turn, python, wall
from bench.peer import context
from bench.results import Goal, Row, Table, duration
from bench.samples import Sample, announcement, with_notes_tag
from bench.workspaces import announcements
from reportgen.storage import write_files

_HERE = Path(__file__).parent
COMMUNES = 3355
"""Communes, wards and special zones of the country since July 2025."""


def batch(rounds: int, count: int) -> Table:
    """Return how long so many announcements take: from prose to disk, and from YAML to disk in one or two processes."""
    with tempfile.TemporaryDirectory() as folder:
        rows = [*_from_prose(Path(folder), rounds, count), *_from_yaml(Path(folder), rounds, count)]
    return Table(
        "Thông báo của mọi xã",
        rows,
        f"{number_of(count)} thông báo, mỗi thông báo một tên cơ quan; thời gian đồng hồ, kể cả ghi đĩa. "
        "reportgen ghi tệp tạm, fsync rồi thay tệp; docxtpl ghi thẳng.",
    )


def number_of(count: int) -> str:
    """Return the count as documents write it."""
    return f"{count:,}".replace(",", ".")


def _from_prose(folder: Path, rounds: int, count: int) -> list[Row]:
    sample = announcement()
    fresh = (folder / str(number) for number in itertools.count())
    samples = [_of_commune(sample, number) for number in range(count)]
    template, contexts = with_notes_tag(sample.path.read_bytes()), [context(one) for one in samples]

    def ours(*, measured: bool) -> None:
        documents = ((number, one.make() if measured else one.render()) for number, one in enumerate(samples))
        place = next(fresh)
        write_files({place / f"{number}.docx": data for number, data in documents})

    def peer() -> None:
        place = next(fresh)
        place.mkdir()
        for number, values in enumerate(contexts):
            document = DocxTemplate(io.BytesIO(template))
            document.render(values)
            document.save(place / f"{number}.docx")

    works = {"render": lambda: ours(measured=False), "make": lambda: ours(measured=True), "peer": peer}
    times = in_turn(works, rounds, wall, warm=False)
    return [
        _against_peer("Tạo và ghi", "render", times, Goal(10)),
        _against_peer("Tạo, đo thể thức và ghi", "make", times, Goal(10)),
    ]


def _against_peer(what: str, name: str, times: Times, goal: Goal) -> Row:
    return Row(what, duration(times.of(name)), f"docxtpl {duration(times.of('peer'))}", times.ratio("peer", name), goal)


def _of_commune(sample: Sample, number: int) -> Sample:
    name = f"Ủy ban nhân dân xã thứ {number + 1}"
    lines = ["Ủy ban nhân dân", f"xã thứ {number + 1}"]
    agency = {"name": name, "short_name": f"UBND xã thứ {number + 1}"}
    values = {**sample.frame.values, "issuer_lines": lines, "agency": agency, "number": f"{number + 1:02d}"}
    expectations = replace(sample.expectations, issuer_lines=tuple(lines))
    return replace(sample, frame=replace(sample.frame, values=values), expectations=expectations)


def _from_yaml(folder: Path, rounds: int, count: int) -> list[Row]:
    workspace = announcements(folder / "workspace", count)

    fresh = (folder / f"out-{number}" for number in itertools.count())

    def rendering(jobs: int) -> str:
        return python(_HERE / "year_script.py", workspace, next(fresh), str(jobs), "2021-08")

    times = in_turn({"one": lambda: rendering(1), "two": lambda: rendering(2)}, rounds, wall, warm=False)
    told = f"một tiến trình {duration(times.of('one'))}"
    return [Row("Từ YAML, hai tiến trình", duration(times.of("two")), told, times.ratio("one", "two"), Goal(1.5))]
