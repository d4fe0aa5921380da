"""The file around the text: bytes, properties, the stamp of what was generated, what is kept on disk."""

import io
import json
import os
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from reportgen.diagnostics import Refused
from reportgen.document import Stamp, copy_template, is_edited, load_template, read_stamp, same_content
from reportgen.document.archive import Entry, Skeleton, pack
from reportgen.document.prepared import from_text
from reportgen.document.properties import core_properties
from tests.document.making import ALWAYS, SHIPPED, custom_xml, document, make, note, output, part, plain, prose, write

RESULTS = "{{p content.results }}"
TEXT = prose("Công tác <chỉ đạo> & điều hành", results=[plain("x", note("y"))])


def names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def rewritten(data: bytes, changes: dict[str, bytes]) -> bytes:
    """Return the file with some parts changed, as an office program saves it."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name in archive.namelist():
            target.writestr(name, changes.get(name, archive.read(name)))
    return file.getvalue()


def test_a_zip_that_others_read() -> None:
    skeleton = Skeleton.of([pack("a.xml", [b"a" * 1000]), Entry("Tiếng Việt.txt", b"x", 0, 0x8CDC1683, 1, "")])
    pieces = [b"b" * 2000, b"c", b""]
    data = skeleton.complete([pack("b.xml", []), pack("c.xml", pieces), pack("d.xml", pieces, level=0)])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {
            "a.xml": b"a" * 1000,
            "Tiếng Việt.txt": b"x",
            "b.xml": b"",
            "c.xml": b"".join(pieces),
            "d.xml": b"".join(pieces),
        }
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_list_of_content_types_comes_first(tmp_path: Path) -> None:
    assert names(output(make(tmp_path, RESULTS), TEXT))[0] == "[Content_Types].xml"


def test_no_entry_stands_twice(tmp_path: Path) -> None:
    listed = names(output(make(tmp_path, RESULTS), TEXT))
    assert sorted(listed) == sorted(set(listed))


def test_entries_of_the_template_are_copied_as_they_lie(tmp_path: Path) -> None:
    picture = os.urandom(5000)
    template = make(tmp_path, RESULTS, more={"word/media/image1.png": picture})
    data = output(template, TEXT)
    with zipfile.ZipFile(tmp_path / "mau.docx") as before, zipfile.ZipFile(io.BytesIO(data)) as after:
        assert after.read("word/media/image1.png") == picture
        assert after.getinfo("word/styles.xml").CRC == before.getinfo("word/styles.xml").CRC


SCRIPT = """
import hashlib, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from tests.document.making import agency, block, document, note, output, plain, prose
from tests.document.test_tables import table
from reportgen.document import load_template
from reportgen.prose import Level, Text
text = prose(results=[plain("x", note("y")), block(Level.DASH, Text("Về:", bold=True))], key_tasks=[plain("z")])
template = load_template(Path({template!r}))
print(hashlib.sha256(output(template, text, [table(), table()])).hexdigest())
"""


def test_the_same_bytes_whatever_the_settings_of_the_machine() -> None:
    template = SHIPPED / "bao-cao-chi-dao-dieu-hanh.docx"
    script = SCRIPT.format(root=str(Path(__file__).parents[2]), template=str(template))
    settings = [
        {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C", "PYTHONUTF8": "1"},
        {"PYTHONHASHSEED": "1234", "TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C.UTF-8"},
    ]
    digests = {
        subprocess.run(
            [sys.executable, "-c", script], env={**os.environ, **setting}, check=True, capture_output=True, text=True
        ).stdout
        for setting in settings
    }
    assert len(digests) == 1


PLAIN_ZLIB = """
import sys
from pathlib import Path
sys.path.insert(0, {root!r})
sys.modules["zlib_ng"] = None
from tests.document.making import output, plain, prose
from reportgen.document import load_template
sys.stdout.buffer.write(output(load_template(Path({template!r})), prose(results=[plain("x")])))
"""


def test_a_machine_without_the_faster_compressor_makes_the_same_parts(tmp_path: Path) -> None:
    template = make(tmp_path, RESULTS)
    script = PLAIN_ZLIB.format(root=str(Path(__file__).parents[2]), template=str(tmp_path / "mau.docx"))
    made = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True).stdout
    assert same_content(made, output(template, prose(results=[plain("x")])))


def test_properties_come_from_the_data(tmp_path: Path) -> None:
    core = part(
        output(make(tmp_path, RESULTS), TEXT, about=document(number="8", date="24/8/2021")), "docProps/core.xml"
    )
    for told in (
        "<dc:title>Công tác &lt;chỉ đạo&gt; &amp; điều hành</dc:title>",
        "<dc:subject>08/UBND</dc:subject>",
        "<dc:creator>Ủy ban nhân dân tỉnh Lai Châu</dc:creator>",
        '<dcterms:created xsi:type="dcterms:W3CDTF">2021-08-24T00:00:00Z</dcterms:created>',
    ):
        assert told in core


def test_an_open_day_is_the_months_last(tmp_path: Path) -> None:
    core = part(output(make(tmp_path, RESULTS), TEXT), "docProps/core.xml")
    assert "2021-08-31T00:00:00Z" in core
    assert "<dc:subject>UBND</dc:subject>" in core


def test_core_properties_are_xml() -> None:
    assert b"A&amp;B &lt;c&gt;" in core_properties(title="A&B <c>", subject="", creator="", dated=date(2021, 8, 1))


def test_the_stamp_says_how_the_document_was_made(tmp_path: Path) -> None:
    template = make(tmp_path, RESULTS, more={"docProps/custom.xml": custom_xml(type_code="BC", khac="A&amp;B")})
    final, draft = (output(template, TEXT, draft=draft) for draft in (False, True))
    stamps = [read_stamp(final), read_stamp(draft)]
    assert [stamp and stamp.draft for stamp in stamps] == [False, True]
    custom = part(final, "docProps/custom.xml")
    assert 'pid="2" name="type_code"><vt:lpwstr>BC<' in custom
    assert 'pid="3" name="khac"><vt:lpwstr>A&amp;B<' in custom


def test_a_document_as_generated_is_not_edited(tmp_path: Path) -> None:
    assert not is_edited(output(make(tmp_path, RESULTS), TEXT))


@pytest.mark.parametrize("name", ["word/document.xml", "word/footnotes.xml", "word/styles.xml", "docProps/core.xml"])
def test_a_change_in_any_part_is_an_edit(tmp_path: Path, name: str) -> None:
    data = output(make(tmp_path, RESULTS), TEXT)
    changed = rewritten(data, {name: part(data, name).replace(">", "> ", 1).encode()})
    assert read_stamp(changed) == read_stamp(data)
    assert is_edited(changed)


def test_packing_alone_is_no_edit(tmp_path: Path) -> None:
    assert not is_edited(rewritten(output(make(tmp_path, RESULTS), TEXT), {}))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"abc"])
def test_a_file_of_another_kind_counts_as_edited(data: bytes) -> None:
    assert read_stamp(data) is None
    assert is_edited(data)


def test_a_word_file_of_somebody_else_counts_as_edited() -> None:
    data = (SHIPPED / "bao-cao-chi-dao-dieu-hanh.docx").read_bytes()
    assert read_stamp(data) is None
    assert is_edited(data)


def test_a_stamp_is_a_record() -> None:
    assert Stamp("a", draft=False) == Stamp("a", draft=False)


def test_what_is_kept_on_disk_is_text_and_changes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, *ALWAYS, "Muc | Kết quả", RESULTS)
    folder = tmp_path / "cache"
    first = load_template(path, cache_folder=folder)
    (file,) = folder.iterdir()
    assert from_text(file.read_bytes()) == first.prepared
    again = load_template(path, cache_folder=tmp_path / "cache" / ".." / "cache")
    assert again is not first
    assert again.slots == first.slots
    assert output(again, TEXT) == output(first, TEXT)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"sources": {}}', b"\0", b'"\xff"'])
def test_a_kept_file_that_cannot_be_read_counts_as_absent(tmp_path: Path, content: bytes) -> None:
    path = write(tmp_path, *ALWAYS, RESULTS)
    load_template(path, cache_folder=tmp_path / "a")
    (file,) = (tmp_path / "a").iterdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / file.name).write_bytes(content)
    load_template(path, cache_folder=tmp_path / "b")
    assert (tmp_path / "b" / file.name).read_bytes() == file.read_bytes()


def test_a_kept_file_is_run_in_the_sandbox(tmp_path: Path) -> None:
    path = write(tmp_path, *ALWAYS, RESULTS)
    load_template(path, cache_folder=tmp_path / "a")
    (file,) = (tmp_path / "a").iterdir()
    kept = json.loads(file.read_text(encoding="utf-8"))
    kept["sources"]["word/document.xml"] += "{{ place.__class__.__mro__ }}"
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / file.name).write_text(json.dumps(kept), encoding="utf-8")
    with pytest.raises(Refused, match="có thẻ hỏi một tên không có lúc in"):
        output(load_template(path, cache_folder=tmp_path / "b"), TEXT)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the user's own folders shut by other means")
def test_a_folder_where_others_may_write_is_not_read(tmp_path: Path) -> None:
    path = write(tmp_path, *ALWAYS, RESULTS)
    folder = tmp_path / "cache"
    load_template(path, cache_folder=folder)
    (file,) = folder.iterdir()
    kept = json.loads(file.read_bytes())
    sources, kept["sources"] = kept["sources"], {}
    file.write_text(json.dumps(kept), encoding="utf-8")
    folder.chmod(0o777)
    assert load_template(path, cache_folder=tmp_path / "cache" / ".." / "cache").prepared.sources == sources


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    path = write(tmp_path, *ALWAYS, RESULTS)
    assert load_template(path, cache_folder=tmp_path / "file" / "cache").has_slot("results")


def test_a_copy_of_a_shipped_template_renders_the_same(tmp_path: Path) -> None:
    shipped = SHIPPED / "bao-cao-chi-dao-dieu-hanh.docx"
    copied = tmp_path / shipped.name
    copied.write_bytes(copy_template(shipped, "0.1.0"))
    text = prose(results=[plain("x")], key_tasks=[plain("y")])
    assert output(load_template(copied), text) == output(load_template(shipped), text)
