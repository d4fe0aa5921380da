"""The guide tells the truth: everything there is stands in it, and everything in it is there."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from docs.reference import commands, pages, parameters
from reportgen.diagnostics import Finding
from reportgen.document import load_template
from reportgen.document.names import paths
from reportgen.document.styles import NAMES
from reportgen.figures.columns import column_makers
from reportgen.figures.expressions import Step
from reportgen.figures.ledger import Ledger
from reportgen.figures.nodes import Node
from reportgen.figures.records import WorkspaceRecords
from reportgen.periods import Period
from reportgen.pipeline import make_document
from reportgen.prose.expressions import parse_expression
from reportgen.workspace import Workspace
from reportgen.workspace.folder import shipped_templates
from reportgen.workspace.schema import Agency, Document, Entry, Indicator, Task
from tests.figures.office import office, vocabulary
from tests.figures.test_documented_expressions import FILE
from tests.walk.recording import FOLDER as RECORDED

if TYPE_CHECKING:
    from docs.pictures import Picture

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
TEXTS = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in [
    ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "ARCHITECTURE.md", *sorted(DOCS.glob("*.md")),
]}  # fmt: skip
BY_HAND = "\n".join(text for name, text in TEXTS.items() if Path(name).name not in pages())
COMMANDS = list(commands())
EACH_PAGE = pytest.mark.parametrize("page", list(TEXTS))


def doc(name: str) -> str:
    return TEXTS[f"docs/{name}.md"]


# Everything there is stands in it ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", list(pages()))
def test_a_page_made_by_the_program_is_fresh(name: str) -> None:
    assert pages()[name] == doc(name.removesuffix(".md")), "run: make docs"


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=[" ".join(path) for path, _ in COMMANDS])
def test_every_command_and_option_is_told(path: tuple[str, ...], command: object) -> None:
    name = f"reportgen {' '.join(path)}"
    section = doc("cac-lenh").split(f"\n## {name}\n")[1].split("\n## ")[0]
    options = parameters(command, "option")
    assert [spelling for one in options for spelling in one.opts if f"{spelling}" not in section] == []
    assert all(one.help for one in options)
    assert name in BY_HAND
    assert f"`{name}" in TEXTS["README.md"] or f"`{path[0]} {path[-1]}" in TEXTS["README.md"]


def test_every_expression_is_told(tmp_path: Path) -> None:
    files = {match["name"]: match["text"] for match in FILE.finditer(doc("bieu-thuc"))}
    files["2021-08/tasks"] = "- id: viec\n  title: Việc\n  lead: Sở Y tế\n  assigned_by: Chính phủ\n"
    words = vocabulary(office(tmp_path, files), "2021-08")
    found = {name for start in STARTS for name in names_after(words._node(steps(start)))}
    told = set(re.findall(r"\.([a-z_]+)", doc("bieu-thuc")))
    assert found - told == set()
    assert len(found) > 50


STARTS = (
    "gtsx_cong_nghiep",
    "dn_moi.share_of(dn_tong)",
    "giai_quyet.out_of(moi, ky_truoc)",
    "tieu_chi.per(xa)",
    "tai_nan.vs_last_year.amount.also(nguoi_chet)",
    "period",
    "meeting",
    "tasks",
    "tasks.year_to_date",
    "groups.giao_thong",
    "agency",
)
"""Where everything that can be named begins."""


def steps(expression: str) -> tuple[Step, ...]:
    parsed = parse_expression(expression)
    assert isinstance(parsed, tuple)
    return parsed


def names_after(node: Node, seen: frozenset[type] = frozenset()) -> Iterator[str]:
    """Yield what can follow a node, and what can follow that; every kind of node once on the way."""
    if type(node) in seen:
        return
    yield from node.calls()
    for name, make in node.members().items():
        yield name
        try:
            after = make()
        except Exception:  # what cannot be said of this figure; its name counts
            continue
        yield from names_after(after, seen | {type(node)})


@pytest.mark.parametrize("record", [Agency, Indicator, Entry, Task, Document], ids=lambda record: record.__name__)
def test_every_key_of_the_files_is_told(record: type[Agency]) -> None:
    told = doc("so-lieu") + doc("loi-van")
    assert [key for key in record.model_fields if not re.search(rf"(^|[\s`-]){key}(:|`)", told)] == []


def test_every_tag_and_style_of_a_template_is_told() -> None:
    told = doc("mau")
    assert [path for path in paths() if not re.search(rf"[ `]{re.escape(path)}[ `]", told)] == []
    assert [name for name in NAMES.values() if name not in told] == []


@pytest.mark.parametrize("name", [name for name in shipped_templates() if name != "phu-luc"])
def test_the_slots_of_every_template_are_told(name: str) -> None:
    slots = load_template(shipped_templates()[name]).slots
    row = next(line for line in doc("loi-van").splitlines() if line.startswith(f"| `{name}` |"))
    required, optional = row.split("|")[2:4]
    assert re.findall(r"`(\w+)`", required) == [slot.name for slot in slots if slot.required]
    assert re.findall(r"`(\w+)`", optional) == [slot.name for slot in slots if not slot.required]


def test_every_column_of_an_appendix_is_told() -> None:
    period = Period.parse("2021-08")
    makers = column_makers(Ledger(WorkspaceRecords(Workspace(ROOT)), period), period, estimated=True)
    told = doc("loi-van").split("Các cột chọn được:")[1].split("\n\n")[0]
    assert [key for key in makers if f"`{key}`" not in told] == []


# Everything in it is there -----------------------------------------------------------------------------------

LINK = re.compile(r"\]\(([^)\s]+)\)")
YAML = re.compile(r"^`data/(?P<file>[\w./-]+\.yaml)`\n\n```yaml\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)
MESSAGE = re.compile(r"^```text\n(.*?)^```", re.MULTILINE | re.DOTALL)


def anchor(heading: str) -> str:
    """Return what a heading is called in links."""
    kept = "".join(letter for letter in heading.lower() if letter in " -_" or unicodedata.category(letter)[0] in "LN")
    return kept.replace(" ", "-")


@EACH_PAGE
def test_links_lead_somewhere(page: str) -> None:
    folder = (ROOT / page).parent
    for link in LINK.findall(TEXTS[page]):
        target, _, part = link.partition("#")
        path = (folder / target).resolve() if target else ROOT / page
        assert path.is_relative_to(ROOT)
        assert path.exists(), link
        if part:
            headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
            assert part in [anchor(heading) for heading in headings], link


def yaml_blocks() -> Iterator[tuple[str, str, str]]:
    for page, text in TEXTS.items():
        for match in YAML.finditer(text):
            yield page, match["file"], match["text"]


BLOCKS = list(yaml_blocks())


@pytest.mark.parametrize(("page", "file", "text"), BLOCKS, ids=[f"{page}, {file}" for page, file, _ in BLOCKS])
def test_every_example_file_loads(page: str, file: str, text: str, sample: Path) -> None:
    path = sample / "data" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    findings = read(Workspace(sample), *path.relative_to(sample / "data").parts)
    assert [finding.message for finding in findings if finding.is_error] == []


def read(workspace: Workspace, folder: str, name: str = "") -> list[Finding]:
    """Return what is wrong with one file of the workspace; a document is taken down the line to its Word file."""
    if not name:
        loaded = workspace.agency() if folder == "agency.yaml" else workspace.catalog()
        return list(loaded.findings)
    period = Period.parse(folder)
    if name == "indicators.yaml":
        return list(workspace.figures(period).findings)
    if name == "tasks.yaml":
        return list(workspace.tasks(period).findings)
    return list(make_document(workspace, period, name.removesuffix(".yaml"))[1])


def test_no_example_file_is_overlooked() -> None:
    blocks = sum(text.count("\n```yaml\n") for text in TEXTS.values())
    assert len(BLOCKS) == blocks >= 10


@pytest.mark.parametrize("message", MESSAGE.findall(doc("cau-hoi")))
def test_every_message_was_seen_on_the_walk(message: str) -> None:
    seen = "\n".join(path.read_text(encoding="utf-8") for path in RECORDED.rglob("*.txt"))
    assert message in seen


# Pictures ----------------------------------------------------------------------------------------------------

PICTURES = {path.name: path for path in sorted((DOCS / "hinh").iterdir())}

if sys.platform == "win32":
    SCREENS, PAGES = (), ()
else:
    from docs.pictures import PAGES, SCREENS, draw  # draws on a pseudo-terminal, which Windows has not

SAME_EVERYWHERE = [screen for screen in SCREENS if not screen.varies]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal, which Windows has not")


def test_every_picture_is_shown_and_small() -> None:
    shown = {Path(link).name for text in TEXTS.values() for link in LINK.findall(text) if "hinh/" in link}
    assert shown == set(PICTURES)
    sizes = [path.stat().st_size for path in PICTURES.values()]
    assert max(sizes) < 120_000
    assert sum(sizes) < 1_500_000


@POSIX
def test_every_picture_has_its_recipe() -> None:
    assert set(PICTURES) == {f"{one.name}.svg" for one in SCREENS} | {f"{one.name}.png" for one in PAGES}


@pytest.mark.parametrize("screen", SAME_EVERYWHERE, ids=lambda screen: screen.name)
def test_a_screen_is_fresh(screen: Picture) -> None:
    assert draw(screen) == PICTURES[f"{screen.name}.svg"].read_text(encoding="utf-8"), "run: make docs"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A workspace with the sample's agency, catalog and figures of 2021."""
    for path in [*(ROOT / "data").glob("*.yaml"), *(ROOT / "data").glob("202[01]-0[78]/*.yaml")]:
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    return tmp_path
