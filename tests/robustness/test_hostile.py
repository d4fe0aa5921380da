"""Files built to do harm: no code runs, nothing is fetched, no file outside is read or written, nothing hangs."""

import html
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from openpyxl import load_workbook

from tests.robustness.office import SHIPPED, Done, lay_out, run, snapshot
from tests.robustness.paragraphs import part_of, with_paragraphs, with_parts
from tests.robustness.watching import watched
from tests.robustness.word_files import MAKERS as WORD_FILES

SECRET: Final = "mật khẩu của két"
TOUCHED: Final = "mau-doc"
"""The name of the file that payloads try to make."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    office = lay_out(tmp_path)
    (office / "bi-mat.txt").write_text(SECRET, encoding="utf-8")
    return office


def safely(root: Path, *arguments: str) -> Done:
    """Run the program and prove what it did not do."""
    before = snapshot(root)
    with watched() as seen:
        done = run(root, *arguments)
    assert [event for event in seen if not event.startswith("open ")] == []
    assert [event for event in seen if "passwd" in event or "bi-mat" in event] == []
    assert not list(root.parent.rglob(f"*{TOUCHED}*"))
    assert SECRET not in done.out + done.error
    assert "root:" not in done.out + done.error
    if done.code:
        assert snapshot(root) == before
    return done


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def text_of_output(root: Path, name: str) -> str:
    xml = part_of((root / "output" / "2021-08" / f"{name}.docx").read_bytes()).decode()
    return html.unescape(re.sub(r"<[^>]*>", "", xml))


# Code in the tags of a template ---------------------------------------------------------------------------------

TAGS = [
    '{{ "".__class__.__base__.__subclasses__() }}',
    "{{ signer.__class__.__mro__[1].__subclasses__()[40]('/etc/passwd').read() }}",
    '{{ self.__init__.__globals__.__builtins__.__import__("os").popen("touch mau-doc").read() }}',
    '{{ cycler.__init__.__globals__.os.system("touch mau-doc") }}',
    '{{ lipsum.__globals__["os"].popen("touch mau-doc").read() }}',
    '{{ namespace.__init__.__globals__.os.popen("touch mau-doc") }}',
    '{{ signer|attr("__class__")|attr("__base__") }}',
    '{{ signer["__cla" ~ "ss__"] }}',
    '{{ signer.format(signer.__class__) }}',
    '{{ "{0.__class__}".format(signer) }}',
    '{{ loop.__class__ }}',
    '{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}',
    '{% set x = cycler.__init__ %}{{ x.__globals__ }}',
    '{% macro m() %}{{ caller() }}{% endmacro %}',
    '{% include "bi-mat.txt" %}',
    '{% extends "/etc/passwd" %}',
    '{% import "os" as os %}',
    '{% filter attr("__class__") %}x{% endfilter %}',
    '{% call signer() %}{% endcall %}',
    '{% autoescape false %}{{ signer }}{% endautoescape %}',
    '{{ range(10**9)|list|length }}',
    '{{ "x" * 10**10 }}',
    '{{ 9**9**9 }}',
    '{{ signer|map("upper")|join }}',
    '{{ dict(a=1).update }}',
    "{{ signer|replace('', 'x' * 10**9) }}",
    "{% for a in authority recursive %}{{ loop(authority) }}{% endfor %}",
    "{% for a in authority %}{% for b in authority if a %}{{ b }}{% endfor %}{% endfor %}",
]  # fmt: skip


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("command", [("render", "2021-08", "thong-bao"), ("template", "check", "thong-bao-ket-luan")])
def test_no_code_runs_from_a_template(root: Path, tag: str, command: tuple[str, ...]) -> None:
    data = (SHIPPED / "thong-bao-ket-luan.docx").read_bytes()
    (root / "templates").mkdir()
    hostile = with_paragraphs(data, "word/document.xml", ["{{ signer }}"], [tag, "{{ signer }}"])
    (root / "templates" / "thong-bao-ket-luan.docx").write_bytes(hostile)
    assert safely(root, *command).code == (4 if command[0] == "render" else 1)


# Code in prose --------------------------------------------------------------------------------------------------

EXPRESSIONS = [
    '{{ __import__("os").system("touch mau-doc") }}',
    '{{ open("/etc/passwd").read() }}',
    '{{ open("bi-mat.txt").read() }}',
    "{{ ho_ngheo.__class__.__mro__ }}",
    "{{ ho_ngheo._scope }}",
    '{{ ho_ngheo.at("../../../../etc/passwd") }}',
    '{{ period.__init__.__globals__ }}',
    '{{ tasks.by(__import__("os")) }}',
    "{{ (lambda: 1)() }}",
    "{{ [x for x in (1,)] }}",
    "{{ (x := 1) }}",
    '{{ f"{ho_ngheo.__class__}" }}',
    "{{ ho_ngheo if 1 else 2 }}",
    "{{ await ho_ngheo }}",
    "{{ 9**9**9**9 }}",
    '{{ "x" * 10000000000 }}',
    "{{ ho_ngheo(9999999999999999999999) }}",
    "{{ " + "(" * 400 + "ho_ngheo" + ")" * 400 + " }}",
    "{{ " + "ho_ngheo." * 5000 + "number }}",
    "{{ " + "-" * 5000 + "1 }}",
    "{{ ho_ngheo.at(" * 300 + '"2021"' + ")" * 300 + " }}",
    '{% include "bi-mat.txt" %}',
    "{{" * 2000,
    "{" * 20_000,
    "[^" * 20_000,
    "*" * 20_001,
    "\\" * 20_001,
]  # fmt: skip


@pytest.mark.parametrize("expression", EXPRESSIONS, ids=lambda text: text[:40])
def test_no_code_runs_from_prose(root: Path, expression: str) -> None:
    changed(root / "data" / "2021-08" / "bao-cao.yaml", "{{ ho_ngheo }}", expression)
    assert safely(root, "render", "2021-08", "bao-cao").code == 3


PLAIN = "${7*7} #{7*7} {_{ 7 * 7 }_} <w:t>x</w:t> &lt; ]]> %s {0} {_{ \\a \\n"


@pytest.mark.parametrize("code", ["{{ 7 * 7 }}", "{% if 1 %}", "{{ cycler }}", "{# 7 #}"])
def test_code_in_the_text_of_the_data_is_refused(root: Path, code: str) -> None:
    changed(root / "data" / "agency.yaml", "name: Trần Thị B", f"name: '{code}'")
    assert safely(root, "render", "2021-08", "thong-bao").code == 3


def test_text_of_the_data_is_never_read_as_code(root: Path) -> None:
    changed(root / "data" / "agency.yaml", "name: Trần Thị B", f"name: '{PLAIN}'")
    changed(root / "data" / "agency.yaml", "- Thường trực HĐND xã", f"- '{PLAIN}'")
    changed(root / "data" / "2021-08" / "thong-bao.yaml", "chair: Chủ tịch UBND xã", f"chair: '{PLAIN}'")
    done = safely(root, "render", "2021-08", "thong-bao")
    assert done.code == 0
    printed = text_of_output(root, "thong-bao")
    assert printed.count(PLAIN) >= 4
    assert "49" not in printed


# Files that are read: templates, measured documents, workbooks ---------------------------------------------------

HARMFUL = [
    *("bomb", "lying-bomb", "many-entries", "climbing", "absolute", "backslashes", "entity-bomb", "outside-entity"),
    *("outside-dtd", "utf16-entity", "utf7", "deep", "nested-tables", "styles-in-circle", "long-paragraph", "macro"),
    *("attached-template", "outside-picture", "outside-frame", "sub-document", "ole", "alt-chunk", "activex"),
    *("dde-field", "include-field", "link-field"),
]


@pytest.mark.parametrize("kind", HARMFUL)
def test_harmful_word_files_do_nothing_when_they_are_measured(root: Path, kind: str) -> None:
    sound = (SHIPPED / "thong-bao-ket-luan.docx").read_bytes()
    (root / "la.docx").write_bytes(WORD_FILES[kind](sound))
    assert safely(root, "lint", "la.docx").code == 1


@pytest.mark.parametrize("kind", HARMFUL)
def test_harmful_templates_do_nothing_when_they_are_checked(root: Path, kind: str) -> None:
    sound = (SHIPPED / "thong-bao-ket-luan.docx").read_bytes()
    (root / "la.docx").write_bytes(WORD_FILES[kind](sound))
    harmless = {"nested-tables", "styles-in-circle", "link-field"}
    assert safely(root, "template", "check", "la.docx").code == (0 if kind in harmless else 1)


def including(data: bytes) -> bytes:
    body = b'<w:p xmlns:xi="http://www.w3.org/2001/XInclude"><w:r><w:t><xi:include href="bi-mat.txt" parse="text"/>'
    return with_parts(
        data, {"word/document.xml": part_of(data).replace(b"<w:body>", b"<w:body>" + body + b"</w:t></w:r></w:p>")}
    )


def styled(data: bytes) -> bytes:
    """Return the file with an instruction that asks for a style sheet of XSLT."""
    xml = part_of(data)
    at = xml.index(b"?>") + 2
    instruction = b'<?xml-stylesheet type="text/xsl" href="bi-mat.txt"?>'
    return with_parts(data, {"word/document.xml": xml[:at] + instruction + xml[at:]})


@pytest.mark.parametrize("make", [including, styled])
def test_other_ways_of_xml_to_other_files_lead_nowhere(root: Path, make: Callable[[bytes], bytes]) -> None:
    (root / "la.docx").write_bytes(make((SHIPPED / "thong-bao-ket-luan.docx").read_bytes()))
    safely(root, "lint", "la.docx")
    safely(root, "template", "check", "la.docx")


def test_a_zip_within_a_zip_is_never_opened(root: Path) -> None:
    inner = b"x" * 1000
    for _ in range(30):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(10):
                archive.writestr(f"{number}.zip", inner)
        inner = file.getvalue()[:200_000]
    sound = (SHIPPED / "thong-bao-ket-luan.docx").read_bytes()
    (root / "la.docx").write_bytes(with_parts(sound, {"word/media/x.zip": inner}))
    safely(root, "lint", "la.docx")


# Paths ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["../../mau", "/etc/passwd", "..\\..\\mau", ".", "..", "con/../../mau", "mau\0"])
def test_a_template_is_a_name_and_no_path(root: Path, name: str) -> None:
    outside = root.parent / "mau.docx"
    outside.write_bytes((SHIPPED / "thong-bao-ket-luan.docx").read_bytes())
    changed(root / "data" / "2021-08" / "thong-bao.yaml", "template: thong-bao-ket-luan", f"template: '{name}'")
    assert safely(root, "render", "2021-08", "thong-bao").code == 3


@pytest.mark.parametrize("name", ["../agency", "../../data/agency", "/etc/passwd", "bao-cao/../../agency", ""])
def test_a_document_is_a_name_and_no_path(root: Path, name: str) -> None:
    assert safely(root, "render", "2021-08", name).code == 2


@pytest.mark.parametrize("period", ["../2021-08", "2021-08/..", "2021-08/", "..", "", "2021-08\n"])
def test_a_period_is_a_name_and_no_path(root: Path, period: str) -> None:
    assert safely(root, "render", period).code == 2


def test_a_manifest_that_names_other_files_leads_nowhere(root: Path) -> None:
    assert run(root, "render", "2021-08", "bao-cao").code == 0
    path = root / "output" / "2021-08" / "manifest.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    content["documents"]["khac"] = {
        "files": {"../../bi-mat.txt": "00", "/etc/passwd": "00"},
        "figures": [],
        "number": 1,
    }
    path.write_text(json.dumps(content), encoding="utf-8")
    assert safely(root, "render", "2021-08", "bao-cao").code == 0


# Workbooks ------------------------------------------------------------------------------------------------------

FORMULAS = ["=cmd|'/C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", '=HYPERLINK("http://127.0.0.1:9/")', "\t=1+1", "＝1+1"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_formula_comes_out_of_the_data(root: Path, formula: str) -> None:
    quoted = formula.replace("'", "''").replace("\t", "")
    changed(root / "data" / "catalog.yaml", "name: Số hộ nghèo", f"name: '{quoted}'")
    changed(root / "data" / "catalog.yaml", "unit: hộ", f"unit: '{quoted}'")
    assert safely(root, "excel", "export", "2021-08", "so-lieu.xlsx").code == 0
    assert safely(root, "compare", "2021-08", "--xlsx", "so-sanh.xlsx").code == 0
    for file in ("so-lieu.xlsx", "so-sanh.xlsx"):
        cells = [cell for sheet in load_workbook(root / file) for row in sheet.iter_rows() for cell in row]
        assert any(cell.value is not None and quoted.replace("''", "'") in str(cell.value) for cell in cells)
        ours = [cell for cell in cells if cell.data_type == "f" and quoted[1:4] in str(cell.value)]
        assert ours == []
