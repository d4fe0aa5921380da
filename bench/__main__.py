"""`python -m bench`: measures everything and prints the tables; `--write` puts them into docs/toc-do.md."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path

from bench.batch import COMMUNES, batch
from bench.clock import ROOT
from bench.cold import cold, whole_year
from bench.growth import growth
from bench.memory import memory
from bench.reading import reading
from bench.results import Table, markdown
from bench.warm import warm

PAGE = ROOT / "docs" / "toc-do.md"
_BEGIN, _END = "<!-- bảng: make bench -->\n", "<!-- hết bảng -->\n"


def main() -> None:
    """Measure, print, write."""
    options = _options()
    works = _works(short=options.short, rounds=options.rounds)
    wanted = options.only or list(works)
    tables = list(_measured({name: works[name] for name in wanted}))
    text = f"{_machine()}\n\n{markdown(tables)}"
    sys.stdout.write(text)
    if options.write:
        _write(PAGE, text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--short", action="store_true", help="fewer rounds and smaller batches: a minute or two")
    parser.add_argument("--rounds", type=int, default=None, help="rounds of each comparison (15; short: 5)")
    parser.add_argument("--only", action="append", choices=list(_works(short=True, rounds=None)), help="one table")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/toc-do.md")
    return parser.parse_args()


def _works(*, short: bool, rounds: int | None) -> Mapping[str, Callable[[], Table]]:
    many = rounds or (5 if short else 15)
    few = max(1, many // 3)
    return {
        "warm": lambda: warm(many),
        "cold": lambda: cold(many),
        "year": lambda: whole_year(few),
        "batch": lambda: batch(few // 2 or 1, 200 if short else COMMUNES),
        "reading": lambda: reading(many),
        "growth": lambda: growth(few, longest=600 if short else 6000),
        "memory": lambda: memory(6000),
    }


def _measured(works: Mapping[str, Callable[[], Table]]) -> Iterator[Table]:
    for name, work in works.items():
        sys.stderr.write(f"{name} …\n")
        yield work()


def _machine() -> str:
    """Return when and on what kind of machine the figures were taken."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("docxtpl", "jinja2", "lxml", "pyyaml", "pydantic"))
    return (
        f"Đo ngày {date.today():%d/%m/%Y} trên máy {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} nhân, Python {platform.python_version()}, {libraries}."
    )


def _write(page: Path, text: str) -> None:
    head, begin, rest = page.read_text("utf-8").partition(_BEGIN)
    _, end, tail = rest.partition(_END)
    if not begin or not end:
        raise SystemExit(f"{page}: no place for the tables")
    page.write_text(f"{head}{begin}\n{text}\n{end}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
