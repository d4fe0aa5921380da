"""Kills, a full disk, two writers, drafts edited by hand, issued documents: nothing on the disk is ever lost."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from docx import Document

from fuzz.kills import outputs, set_figure, survive
from fuzz.writers import write_side_by_side
from tests.programs import needed_libreoffice
from tests.robustness.office import Done, lay_out, run, run_in_shell
from tests.robustness.paragraphs import part_of, with_parts

EDITED = (
    "output/2021-08/bao-cao.docx: lỗi: Tệp bao-cao.docx đã được sửa tay trong Word từ lần tạo trước; "
    "reportgen không ghi đè. [edited-by-hand]\n"
    "    cách sửa: chép phần đã sửa vào tệp YAML rồi xóa tệp này, "
    "hoặc thêm --force để giữ bản sửa tay bên cạnh bản mới\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out(tmp_path)


@pytest.fixture
def made(root: Path) -> Path:
    """Return the report, made."""
    assert run(root, "render", "2021-08", "bao-cao").code == 0
    return root / "output" / "2021-08" / "bao-cao.docx"


def force(root: Path) -> Done:
    return run(root, "render", "2021-08", "bao-cao", "--force", "--quiet")


# The disk -------------------------------------------------------------------------------------------------------


def test_kills_lose_nothing() -> None:
    moments = survive(3, seed=8)
    assert moments["while writing"] + moments["at some moment"] + moments["after its end"] == 3


def test_two_writers_leave_whole_files() -> None:
    runs, looks = write_side_by_side(1.5)
    assert runs >= 2
    assert looks >= 10


def test_a_full_disk_keeps_what_was_there(root: Path) -> None:
    if os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("only the superuser may mount a small disk")
    (root / "output").mkdir()
    mounted = ["mount", "-t", "tmpfs", "-o", "size=40k", "tmpfs", str(root / "output")]
    if subprocess.run(mounted, capture_output=True, check=False).returncode:
        pytest.skip("this machine mounts no small disks")
    try:
        assert run(root, "render", "2021-08").code == 0
        before = outputs(root)
        set_figure(root, "98,7")
        done = run(root, "render", "2021-08")
        assert done.code == 5
        assert "lỗi: Ổ đĩa đã đầy, không ghi được " in done.error
        assert outputs(root) == before
        assert not list((root / "output" / "2021-08").glob(".reportgen-*"))
    finally:
        subprocess.run(["umount", str(root / "output")], check=True)


def test_a_limit_on_files_keeps_what_was_there(root: Path, made: Path) -> None:
    before = outputs(root)
    set_figure(root, "98,7")
    done = run_in_shell(root, "ulimit -f 8; reportgen render 2021-08 bao-cao", root.parent / "bin")
    assert done == Done(
        5,
        "",
        "output/2021-08/bao-cao.docx: lỗi: Nơi lưu không nhận tệp lớn như bao-cao.docx. [file-too-large]\n"
        "    cách sửa: chọn nơi khác bằng --out THƯ_MỤC\n",
    )
    assert outputs(root) == before


def test_left_overs_of_a_cut_run_go(root: Path, made: Path) -> None:
    left = made.with_name(".reportgen-0123456789abcdef.tmp")
    left.write_bytes(b"half")
    assert run(root, "render", "2021-08", "bao-cao").code == 0
    assert not left.exists()


def test_a_run_that_was_cut_before_its_manifest_is_told(root: Path, made: Path) -> None:
    assert run(root, "render", "2021-08").code == 0
    old = (made.parent / "manifest.json").read_bytes()
    set_figure(root, "98,7")
    assert run(root, "render", "2021-08", "bao-cao").code == 0
    (made.parent / "manifest.json").write_bytes(old)
    done = run(root, "render", "2021-08", "thong-bao")
    assert done.code == 0
    assert "Lần chạy trước dừng giữa chừng, nên tạo lại: output/2021-08/bao-cao.docx\n" in done.out


# Drafts edited by hand ------------------------------------------------------------------------------------------


def edit(path: Path) -> bytes:
    """Change a paragraph as Word would, and return the file."""
    document = Document(str(path))
    document.paragraphs[2].add_run(" (sửa tay)")
    document.save(str(path))
    return path.read_bytes()


def test_a_draft_edited_by_hand_is_left_alone(root: Path, made: Path) -> None:
    edited = edit(made)
    done = run(root, "render", "2021-08", "bao-cao")
    assert (done.code, done.error) == (5, EDITED)
    assert made.read_bytes() == edited


def test_one_draft_edited_by_hand_keeps_the_others_from_being_written(root: Path, made: Path) -> None:
    edit(made)
    before = outputs(root)
    assert run(root, "render", "2021-08").code == 5
    assert outputs(root) == before


def test_force_keeps_the_edited_draft_under_a_dated_name(root: Path, made: Path) -> None:
    whole = made.read_bytes()
    for number in ("", " - 2", " - 3"):
        edited = edit(made)
        assert force(root).code == 0
        assert made.read_bytes() == whole
        (kept,) = [
            path
            for path in made.parent.iterdir()
            if re.fullmatch(rf"bao-cao \(sửa tay \d{{4}}-\d\d-\d\d{number}\)\.docx", path.name)
        ]
        assert kept.read_bytes() == edited


def test_a_draft_that_another_program_saved_is_left_alone_even_without_a_change(root: Path, made: Path) -> None:
    Document(str(made)).save(str(made))
    saved = made.read_bytes()
    done = run(root, "render", "2021-08", "bao-cao")
    assert (done.code, done.error) == (5, EDITED)
    assert made.read_bytes() == saved


@pytest.mark.parametrize(
    "change",
    [
        lambda data: with_parts(data, {"word/document.xml": part_of(data).replace("Số: ".encode(), b"So: ")}),
        lambda data: with_parts(data, {"word/styles.xml": part_of(data, "word/styles.xml") + b"<!-- -->"}),
        lambda data: with_parts(data, {"word/media/image1.png": b"x"}),
        lambda data: with_parts(data, {"docProps/custom.xml": None}),
        lambda data: data[:-10],
        lambda data: b"",
        lambda data: "Bản nháp của đồng nghiệp".encode(),
    ],
    ids=["text", "styles", "a picture more", "without its stamp", "cut", "empty", "another file"],
)
def test_whatever_was_changed_is_never_overwritten(root: Path, made: Path, change: object) -> None:
    assert callable(change)
    data: bytes = change(made.read_bytes())
    made.write_bytes(data)
    assert run(root, "render", "2021-08", "bao-cao").code == 5
    assert made.read_bytes() == data
    assert force(root).code == 0
    assert data in [path.read_bytes() for path in made.parent.glob("bao-cao (sửa tay *.docx")]


@pytest.mark.libreoffice
def test_a_draft_saved_by_libreoffice_is_left_alone(root: Path, made: Path) -> None:
    soffice = needed_libreoffice()
    elsewhere = root / "luu"
    subprocess.run(
        [
            *(soffice, f"-env:UserInstallation={(root / 'ho-so').as_uri()}", "--headless"),
            *("--convert-to", "docx", "--outdir", elsewhere, made),
        ],
        capture_output=True,
        check=True,
        timeout=120,
    )
    shutil.move(elsewhere / made.name, made)
    saved = made.read_bytes()
    done = run(root, "render", "2021-08", "bao-cao")
    assert (done.code, done.error) == (5, EDITED)
    assert made.read_bytes() == saved


# Issued documents -----------------------------------------------------------------------------------------------


@pytest.fixture
def issued(root: Path) -> Path:
    path = root / "data" / "2021-08" / "bao-cao.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("number:\n", "number: 12\n"), encoding="utf-8")
    assert run(root, "render", "2021-08", "bao-cao").code == 0
    return root / "output" / "2021-08" / "bao-cao.docx"


def test_an_issued_document_whose_figures_changed_is_refused(root: Path, issued: Path) -> None:
    before = outputs(root)
    set_figure(root, "98,7")
    done = run(root, "render", "2021-08", "bao-cao")
    assert (done.code, done.error) == (
        3,
        "data/2021-08/bao-cao.yaml:2:9: lỗi: Văn bản bao-cao đã phát hành (số 12) nhưng số liệu đã đổi: "
        "thu_ngan_sach.reached: ước đạt 102,6\N{NO-BREAK SPACE}triệu đồng → ước đạt 98,7\N{NO-BREAK SPACE}triệu đồng; "
        "thu_ngan_sach.vs_previous: tăng 4,27% so với tháng trước → tăng 0,3% so với tháng trước. [issued-changed]\n"
        "    2 | number: 12\n"
        "      |         ^^\n"
        "    cách sửa: sửa lại số liệu cho khớp bản đã phát hành, hoặc thêm --force nếu đúng là phải in lại\n",
    )
    assert outputs(root) == before
    assert force(root).code == 0
    assert outputs(root) != before


def test_an_issued_document_whose_figures_stand_is_printed_again(root: Path, issued: Path) -> None:
    before = outputs(root)
    assert run(root, "render", "2021-08", "bao-cao").code == 0
    assert outputs(root) == before


@pytest.mark.parametrize(
    "manifest", ["", "{", "[]", "null", "[" * 100_000, '{"version": 1}', '{"version": 1, "documents": []}']
)
def test_a_manifest_that_cannot_be_read_stops_nobody(root: Path, made: Path, manifest: str) -> None:
    path = made.parent / "manifest.json"
    sound = path.read_bytes()
    path.write_text(manifest, encoding="utf-8")
    assert run(root, "render", "2021-08", "bao-cao").code == 0
    assert path.read_bytes() == sound


@pytest.mark.parametrize(
    "record",
    [
        *(None, 1, "x", [], {}, {"files": None}, {"files": {"x": 1}}, {"number": 3}, {"figures": [{}]}, {"figures": 1}),
        {"files": {}, "figures": [], "tables": 1},
        {"files": {}, "figures": [], "tables": [1]},
        {"files": {}, "figures": [], "tables": [{}]},
        {"files": {}, "figures": [], "tables": [{"rows": [{}]}]},
    ],
)
def test_a_manifest_of_another_hand_stops_nobody(root: Path, made: Path, record: object) -> None:
    path = made.parent / "manifest.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    for name in ("bao-cao", "khac"):
        content["documents"][name] = record
    path.write_text(json.dumps(content), encoding="utf-8")
    assert run(root, "render", "2021-08", "bao-cao").code == 0


# What nobody reads ----------------------------------------------------------------------------------------------


def test_a_run_over_the_whole_period_tells_of_a_copy_that_is_not_printed(root: Path) -> None:
    document = root / "data" / "2021-08" / "bao-cao.yaml"
    shutil.copy(document, document.with_name("bao-cao - Copy.yaml"))
    told = (
        "data/2021-08/bao-cao - Copy.yaml: cảnh báo: Tệp “bao-cao - Copy.yaml” là bản sao nên không được đọc. "
        "[stray-file]\n"
        "    cách sửa: xóa đi, hoặc đổi tên nếu là một văn bản khác\n"
    )
    assert told in run(root, "render", "2021-08").error
    assert "stray-file" not in run(root, "render", "2021-08", "bao-cao").error
