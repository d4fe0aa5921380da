"""The catalogue of bad input: what is done to a sound office, what is run, and what must be printed.

A case reads

    ===== name of the case
    file data/2021-08/ghi-chu.yaml          a file with the lines behind `| `; further words: an encoding, or `escaped`
    | subject: …                            (`escaped`: \\xNN is a byte, \\uNNNN a character)
    change data/agency.yaml                 the lines behind `- ` become those behind `+ `
    - place: Suối Mây
    + plce: Suối Mây
    template thong-bao-ket-luan             a copy of the shipped template; paragraphs by their whole text
    - {{ signer }}
    + {{ sigher }}
    make templates/x.docx of bomb           bytes of a hostile file, by the name of its maker
    folder data/2021-09
    remove data/catalog.yaml
    $ render 2021-08                        the program in this process; `% …`: a line of the shell
    ----- 3
    --- stdout                              what is printed, whole; a stream that stays empty is left out
    --- stderr
"""

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.robustness.office import SHIPPED, Done, run, run_in_shell
from tests.robustness.paragraphs import with_paragraphs
from tests.robustness.word_files import MAKERS as WORD_FILES
from tests.robustness.workbooks import MAKERS as WORKBOOKS

FOLDER: Final = Path(__file__).parent / "catalogue"
_ESCAPE: Final = re.compile(rb"\\x([0-9a-f]{2})|\\u([0-9a-f]{4})")
_PLACE_OF_OFFICE: Final = "<nơi làm việc>"
_AROUND_IT: Final = "<nơi chứa>"
TEXTS: Final = {
    "huge": "# ghi chú dài\n" * 300_000,
    "crowded": "a:\n" + "  - [[],[],[],[],[],[],[],[],[],[]]\n" * 20_000,
}
"""Texts too long for the catalogue."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done to the office."""

    verb: str
    words: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A bad input, what is run on it, and what is expected."""

    file: str
    name: str
    recipe: str
    steps: tuple[Step, ...]
    command: str
    expected: str

    @property
    def in_shell(self) -> bool:
        """Whether it is run as a line of the shell, in a process of its own."""
        return self.command.startswith("%")

    @property
    def code(self) -> int:
        """The expected exit code."""
        return int(self.expected.partition("\n")[0] or -1)


def cases() -> tuple[Case, ...]:
    """Return the whole catalogue, file by file."""
    return tuple(case for path in sorted(FOLDER.glob("*.txt")) for case in read(path))


def read(path: Path) -> Iterator[Case]:
    """Yield the cases of one file."""
    for text in path.read_text(encoding="utf-8").split("===== ")[1:]:
        name, _, rest = text.partition("\n")
        recipe, _, expected = rest.partition("----- ")
        *steps, command = recipe.rstrip("\n").split("\n")
        yield Case(path.name, name, recipe, tuple(_steps(steps)), command, expected.rstrip("\n") + "\n")


def write(path: Path, expected: Mapping[str, str]) -> None:
    """Write the file anew with these expectations, by name of the case."""
    written = [
        f"===== {case.name}\n{case.recipe}----- {expected.get(case.name, case.expected)}\n" for case in read(path)
    ]
    path.write_text("".join(written).rstrip("\n") + "\n", encoding="utf-8")


def _steps(lines: list[str]) -> Iterator[Step]:
    gathered: list[str] = []
    head: list[str] = []
    for line in lines:
        if line[:2] in ("| ", "- ", "+ ") or line in ("|", "-", "+"):
            gathered.append(line)
            continue
        if head:
            yield Step(head[0], tuple(head[1:]), tuple(gathered))
        head, gathered = line.split(" "), []
    if head:
        yield Step(head[0], tuple(head[1:]), tuple(gathered))


def missing(case: Case) -> str:
    """Return what this machine lacks for a case, "" where nothing."""
    if "mount " in case.command and (os.name != "posix" or os.geteuid() != 0):
        return "only the superuser may mount a disk"
    return "this machine has no POSIX shell" if case.in_shell and not Path("/bin/sh").exists() else ""


def prepare(case: Case, root: Path) -> None:
    """Do the steps of a case to the office."""
    for step in case.steps:
        _VERBS[step.verb](step, root)


def execute(case: Case, root: Path) -> Done:
    """Run the case's command in the office."""
    line = case.command[2:]
    if case.in_shell:
        return run_in_shell(root, line, root.parent / "bin")
    return run(root, *line.split(" ")) if line else run(root)


def told(done: Done, root: Path) -> str:
    """Return what a run printed, as the catalogue has it."""
    streams = (("stdout", done.out), ("stderr", done.error))
    shown = "".join(
        f"--- {name}\n{text}" if text.endswith("\n") else f"--- {name}\n{text}⏎\n" for name, text in streams if text
    )
    shown = shown.replace(str(root), _PLACE_OF_OFFICE).replace(str(root.parent), _AROUND_IT)
    return f"{done.code}\n{shown}".rstrip("\n") + "\n"


def _file(step: Step, root: Path) -> None:
    path = root / step.words[0]
    text = "".join(f"{line[2:]}\n" for line in step.lines)
    kind = step.words[1] if len(step.words) > 1 else "utf-8"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_escaped(text.removesuffix("\n")) if kind == "escaped" else text.encode(kind))


def _escaped(text: str) -> bytes:
    def made(found: re.Match[bytes]) -> bytes:
        return bytes([int(found[1], 16)]) if found[1] else chr(int(found[2], 16)).encode("utf-8", "surrogatepass")

    return _ESCAPE.sub(made, text.encode())


def _change(step: Step, root: Path) -> None:
    path = root / step.words[0]
    text = path.read_text(encoding="utf-8")
    old, new = ("".join(f"{line[2:]}\n" for line in step.lines if line[0] == sign) for sign in "-+")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def _template(step: Step, root: Path) -> None:
    name = f"{step.words[0]}.docx"
    part = step.words[1] if len(step.words) > 1 else "word/document.xml"
    target = root / "templates" / name
    target.parent.mkdir(exist_ok=True)
    source = target if target.exists() else SHIPPED / name
    old, new = ([line[2:] for line in step.lines if line[0] == sign] for sign in "-+")
    target.write_bytes(with_paragraphs(source.read_bytes(), part, old, new))


def _make(step: Step, root: Path) -> None:
    target, _, maker = step.words
    path = root / target
    path.parent.mkdir(parents=True, exist_ok=True)
    if maker in TEXTS:
        path.write_text(TEXTS[maker], encoding="utf-8")
    elif maker in WORD_FILES:
        path.write_bytes(WORD_FILES[maker]((SHIPPED / "thong-bao-ket-luan.docx").read_bytes()))
    else:
        path.write_bytes(WORKBOOKS[maker](root))


def _folder(step: Step, root: Path) -> None:
    (root / step.words[0]).mkdir(parents=True)


def _remove(step: Step, root: Path) -> None:
    path = root / step.words[0]
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


_VERBS: Final = {
    "file": _file,
    "change": _change,
    "template": _template,
    "make": _make,
    "folder": _folder,
    "remove": _remove,
}
