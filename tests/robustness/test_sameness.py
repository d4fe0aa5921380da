"""The same in, the same out: bytes do not depend on time zone, language, hash seed, folder or number of processes."""

import hashlib
import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.robustness.office import Done, lay_out, run, run_in_shell

RUNS = {
    "in Newfoundland, from another folder": "cd / && TZ=America/St_Johns PYTHONHASHSEED=1 {run} --workspace {root}",
    "in Kiritimati, in Turkish": "cd data/2021-08 && TZ=Pacific/Kiritimati LC_ALL=tr_TR.UTF-8 PYTHONHASHSEED=42 {run}",
    "without language or home": "env -u HOME LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 PYTHONOPTIMIZE=2 {run}",
    "in three processes": "PYTHONHASHSEED=7 {run} --jobs 3",
}  # fmt: skip


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("noi"))


@pytest.fixture(scope="module")
def wanted(office: Path) -> dict[str, bytes]:
    assert run(office, "render", "2021-08").code == 0
    return contents(office / "output")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "2021-08").iterdir())}


@pytest.mark.parametrize("name", RUNS)
def test_the_bytes_are_the_same(office: Path, wanted: dict[str, bytes], name: str, tmp_path: Path) -> None:
    line = RUNS[name].format(run=f"reportgen render 2021-08 --out '{tmp_path}'", root=f"'{office}'")
    assert run_in_shell(office, line, tmp_path / "bin").code == 0
    assert contents(tmp_path) == wanted


def test_the_bytes_are_the_same_in_a_copy_of_other_times(
    office: Path, wanted: dict[str, bytes], tmp_path: Path
) -> None:
    copy = tmp_path / "bản sao [2]"
    shutil.copytree(office, copy, copy_function=shutil.copyfile, ignore=shutil.ignore_patterns("output"))
    assert run(copy, "render", "2021-08").code == 0
    assert contents(copy / "output") == wanted


# The manifest, and the second person ----------------------------------------------------------------------------


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = lay_out(tmp_path)
    assert run(folder, "render", "2021-08").code == 0
    return folder


def manifest(root: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((root / "output/2021-08/manifest.json").read_text(encoding="utf-8"))
    return content


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_manifest_tells_files_inputs_and_figures_with_their_sources(root: Path) -> None:
    record = manifest(root)["documents"]["bao-cao"]
    assert record["files"] == {"bao-cao.docx": sha256(root / "output/2021-08/bao-cao.docx")}
    assert record["inputs"] == {name: sha256(root / name) for name in record["inputs"]}
    assert set(record["inputs"]) == {
        "data/2021-07/indicators.yaml",
        "data/2021-08/bao-cao.yaml",
        "data/2021-08/indicators.yaml",
        "data/2021-08/tasks.yaml",
        "data/agency.yaml",
        "data/catalog.yaml",
    }
    for figure in record["figures"]:
        assert {"figure", "expression", "text", "period", "places"} <= figure.keys()
        for place in figure["places"]:
            file, line, _ = place.split(":")
            assert (root / file).read_text(encoding="utf-8").split("\n")[int(line) - 1].strip()
    sources = {figure["expression"]: figure["places"] for figure in record["figures"]}
    assert sources["ho_ngheo"] == ["data/2021-08/indicators.yaml:5:11"]


def with_appendix(root: Path) -> None:
    path = root / "data/2021-08/bao-cao.yaml"
    appendix = (
        "appendices:\n  - title: |\n      Ngân sách {{ period.short }}: {{ thu_ngan_sach }}\n"
        "    ids:\n      - thu_ngan_sach\n      - ho_ngheo\n"
        "    columns:\n      - previous\n      - year_to_date\n      - vs_previous\n      - vs_plan\n      - rule\n"
    )
    path.write_text(
        path.read_text(encoding="utf-8").replace("recipients: chung\n", "recipients: chung\n" + appendix), "utf-8"
    )
    assert run(root, "render", "2021-08", "bao-cao").code == 0


def test_the_manifest_tells_the_figures_of_tables_and_of_their_titles(root: Path) -> None:
    with_appendix(root)
    record = manifest(root)["documents"]["bao-cao"]
    assert [figure["expression"] for figure in record["figures"]][-2:] == ["period.short", "thu_ngan_sach"]
    assert record["tables"] == [
        {
            "title": "Ngân sách tháng 8: 102,6\N{NO-BREAK SPACE}triệu đồng",
            "period": "2021-08",
            "rows": [
                {
                    "figure": "thu_ngan_sach",
                    "cells": {
                        "previous": "98,4",
                        "year_to_date": "802,8",
                        "vs_previous": "104,27",
                        "vs_plan": "66,9",
                    },
                    "places": [
                        "data/2021-07/indicators.yaml:5:11",
                        "data/2021-07/indicators.yaml:6:17",
                        "data/2021-08/indicators.yaml:4:16",
                        "data/catalog.yaml:7:11",
                    ],
                },
                {
                    "figure": "ho_ngheo",
                    "cells": {"previous": "46", "year_to_date": "45", "vs_previous": "97,83"},
                    "places": ["data/2021-07/indicators.yaml:7:11", "data/2021-08/indicators.yaml:5:11"],
                },
            ],
        }
    ]
    assert "data/2021-07/indicators.yaml" in record["inputs"]
    assert check(root) == SOUND


def test_an_issued_document_keeps_the_figures_of_its_tables(root: Path) -> None:
    with_appendix(root)
    path = root / "data/2021-08/bao-cao.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("number:", "number: 12"), encoding="utf-8")
    assert run(root, "render", "2021-08", "bao-cao").code == 0
    july = root / "data/2021-07/indicators.yaml"
    july.write_text(july.read_text(encoding="utf-8").replace("ho_ngheo: 46", "ho_ngheo: 47"), encoding="utf-8")
    done = run(root, "render", "2021-08", "bao-cao")
    assert done.code == 3
    assert done.error == (
        "data/2021-08/bao-cao.yaml:2:9: lỗi: Văn bản bao-cao đã phát hành (số 12) nhưng số liệu đã đổi: "
        "ho_ngheo (biểu 1, cột previous): 46 → 47; ho_ngheo (biểu 1, cột vs_previous): 97,83 → 95,74. "
        "[issued-changed]\n"
        "    2 | number: 12\n"
        "      |         ^^\n"
        "    cách sửa: sửa lại số liệu cho khớp bản đã phát hành, hoặc thêm --force nếu đúng là phải in lại\n"
    )


def check(root: Path) -> Done:
    return run(root, "check", "2021-08")


SOUND = Done(0, "Đã kiểm tra 2021-08: không có lỗi, không có cảnh báo.\n", "")


def told(*lines: str) -> Done:
    return Done(0, "\n".join(lines) + "\n\nĐã kiểm tra 2021-08: không có lỗi, 1 cảnh báo.\n", "")


def test_a_second_person_sees_that_outputs_are_what_the_data_make(root: Path) -> None:
    assert check(root) == SOUND
    shutil.rmtree(root / "output")
    assert check(root) == SOUND


def test_a_document_packed_by_another_machine_is_the_same(root: Path) -> None:
    path = root / "output/2021-08/bao-cao.docx"
    content = manifest(root)
    made = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(made)) as read, zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as written:
        for name in reversed(read.namelist()):
            written.writestr(name, read.read(name))
    assert path.read_bytes() != made
    content["documents"]["bao-cao"]["files"] = {path.name: sha256(path)}
    (root / "output/2021-08/manifest.json").write_text(json.dumps(content), encoding="utf-8")
    assert check(root) == SOUND


def test_a_second_person_sees_that_the_data_changed_since(root: Path) -> None:
    path = root / "data/2021-08/indicators.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("ho_ngheo: 45", "ho_ngheo: 44"), encoding="utf-8")
    assert check(root) == told(
        "output/2021-08/bao-cao.docx: cảnh báo: Tệp bao-cao.docx không còn khớp số liệu; "
        "từ khi tạo đã đổi: data/2021-08/indicators.yaml. [output-outdated]",
        "    cách sửa: tạo lại: reportgen render 2021-08 bao-cao",
    )
    assert run(root, "check", "2021-08", "--strict").code == 1


def test_a_second_person_sees_that_a_document_was_edited(root: Path) -> None:
    path = root / "output/2021-08/bao-cao.docx"
    document = Document(str(path))
    document.paragraphs[2].add_run(" thêm")
    document.save(str(path))
    assert check(root) == told(
        "output/2021-08/bao-cao.docx: cảnh báo: Tệp bao-cao.docx đã được sửa tay từ khi tạo, "
        "không còn là văn bản mà số liệu tạo ra. [output-edited]",
        "    cách sửa: nếu giữ bản sửa tay thì chép phần đã sửa vào tệp YAML",
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content["documents"].pop("bao-cao"),
        lambda content: content["documents"]["bao-cao"]["files"].update({"bao-cao.docx": "0" * 64}),
    ],
)
def test_a_second_person_sees_a_manifest_that_is_of_something_else(root: Path, change: Any) -> None:
    content = manifest(root)
    change(content)
    (root / "output/2021-08/manifest.json").write_text(json.dumps(content), encoding="utf-8")
    assert check(root) == told(
        "output/2021-08/bao-cao.docx: cảnh báo: manifest.json không nói về tệp bao-cao.docx này. [manifest-differs]",
        "    cách sửa: tạo lại: reportgen render 2021-08 bao-cao",
    )


def test_a_draft_is_not_held_against_the_final_document(root: Path) -> None:
    assert run(root, "render", "2021-08", "--draft").code == 0
    assert check(root) == SOUND
