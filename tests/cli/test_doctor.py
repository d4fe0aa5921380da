"""The doctor looks at every part a machine needs and says what to do about each that is missing."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from reportgen.cli.inspection import (
    Part,
    font_folders,
    inspect_fonts,
    inspect_libraries,
    inspect_machine,
    inspect_templates,
    inspect_terminal,
    inspect_workspace,
    inspect_writing,
)
from reportgen.diagnostics import exit_code, to_text
from reportgen.document.origin import copy_template
from reportgen.workspace import Workspace
from reportgen.workspace.folder import shipped_templates
from tests.cli.running import run
from tests.scaffold.workspaces import write


def told(part: Part) -> str:
    """Return the part's problem as people read it; "" where there is none."""
    return to_text([part.finding]) if part.finding else ""


def code(*parts: Part) -> int:
    return exit_code([part.finding for part in parts if part.finding])


# Programs and libraries --------------------------------------------------------------------------------------


def test_libraries_that_are_there_and_new_enough() -> None:
    parts = list(inspect_libraries(["pyyaml>=6.0.2", "lxml>=5.3", "mypy>=1.14; extra == 'dev'"]))
    assert [(part.name, part.state) for part in parts] == [("Thư viện pyyaml", "đủ"), ("Thư viện lxml", "đủ")]


def test_a_library_that_is_missing() -> None:
    (part,) = inspect_libraries(["khong-co-thu-vien-nay>=1"])
    assert part.state == "thiếu"
    assert code(part) == 5
    assert told(part) == (
        "lỗi: Thư viện khong-co-thu-vien-nay không có hoặc không nạp được. [library]\n"
        "    cách sửa: cài lại: pipx reinstall reportgen, hoặc uv tool install --reinstall reportgen\n"
    )


def test_a_library_of_other_machines_is_not_missed() -> None:
    assert list(inspect_libraries(["khong-co-thu-vien-nay>=1; platform_machine in 'x86_64 AMD64'"])) == []


def test_a_library_that_is_too_old() -> None:
    (part,) = inspect_libraries(["pyyaml>=99.1,<100"])
    assert code(part) == 5
    assert told(part).startswith(f"lỗi: Thư viện pyyaml {part.told} cũ hơn bản cần có (99.1). [library]\n")


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "utf-16"])
def test_a_terminal_that_shows_vietnamese(encoding: str) -> None:
    assert inspect_terminal(encoding, "linux").finding is None


@pytest.mark.parametrize(
    ("encoding", "platform", "way"),
    [
        ("cp1258", "win32", "chạy chcp 65001"),
        ("cp437", "win32", "chạy chcp 65001"),
        ("ascii", "linux", "đặt LANG=C.UTF-8"),
        ("khong-co-bang-ma-nay", "linux", "đặt LANG=C.UTF-8"),
    ],
)
def test_a_terminal_that_does_not(encoding: str, platform: str, way: str) -> None:
    part = inspect_terminal(encoding, platform)
    assert code(part) == 0
    assert told(part) == (
        f"cảnh báo: Cửa sổ lệnh dùng bảng mã {encoding}; chữ Việt hiện không đủ dấu. Tệp tạo ra vẫn đúng."
        " [terminal-encoding]\n"
        f"    cách sửa: {way} trước khi chạy reportgen, hoặc đặt biến môi trường PYTHONUTF8=1\n"
    )


# Fonts -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "font"),
    [
        ("times.ttf", "Times New Roman"),
        ("Times New Roman.ttf", "Times New Roman"),
        ("TIMES.TTF", "Times New Roman"),
        ("liberation/LiberationSerif-Regular.ttf", "Liberation Serif"),
        ("Tinos-Regular.ttf", "Tinos"),
    ],
)
def test_a_font_as_wide_as_times(tmp_path: Path, file: str, font: str) -> None:
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.touch()
    assert inspect_fonts([tmp_path / "absent", tmp_path]).told == f"{font}, {path}"


def test_no_font_as_wide_as_times(tmp_path: Path) -> None:
    (tmp_path / "arial.ttf").touch()
    part = inspect_fonts([tmp_path])
    assert code(part) == 0
    assert told(part) == (
        "cảnh báo: Máy này không có Times New Roman hay phông có chữ rộng như nó; "
        "tệp Word vẫn đúng, PDF thì xuống dòng khác. [no-font]\n"
        "    cách sửa: cài Times New Roman, hoặc phông Liberation Serif (miễn phí)\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="spells paths of other machines")
@pytest.mark.parametrize(
    ("platform", "environment", "folders"),
    [
        (
            "win32",
            {"WINDIR": "D:/Windows", "LOCALAPPDATA": "D:/an"},
            ["D:/Windows/Fonts", "D:/an/Microsoft/Windows/Fonts"],
        ),
        ("darwin", {}, ["/System/Library/Fonts", "/Library/Fonts", "/home/an/Library/Fonts"]),
        (
            "linux",
            {},
            ["/usr/local/share/fonts", "/usr/share/fonts", "/home/an/.local/share/fonts", "/home/an/.fonts"],
        ),
        (
            "linux",
            {"XDG_DATA_DIRS": "/opt", "XDG_DATA_HOME": "/an"},
            ["/opt/fonts", "/an/fonts", "/home/an/.fonts"],
        ),
    ],
)
def test_where_fonts_are(platform: str, environment: dict[str, str], folders: list[str]) -> None:
    assert font_folders(platform, environment, Path("/home/an")) == [Path(folder) for folder in folders]


# Folders -----------------------------------------------------------------------------------------------------


def test_a_folder_that_can_be_written_is_left_as_it_was(tmp_path: Path) -> None:
    part = inspect_writing("Nơi ghi văn bản", tmp_path / "output")
    assert part.finding is None
    assert part.told.startswith(f"{tmp_path / 'output'}, còn trống ")
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("")
    part = inspect_writing("Nơi ghi văn bản", tmp_path / "output")
    assert (part.state, code(part)) == ("thiếu", 5)
    assert told(part) == (
        f"{tmp_path / 'output'}: lỗi: Không ghi được output: “output” là tệp, không phải thư mục. [not-a-folder]\n"
        "    cách sửa: đổi tên hoặc dời tệp output đi rồi chạy lại\n"
    )


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="every folder is open to this user")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "output"
    folder.mkdir(mode=0o500)
    part = inspect_writing("Nơi ghi văn bản", folder)
    assert code(part) == 5
    assert told(part) == (
        f"{folder}: lỗi: Không có quyền ghi output. [not-allowed]\n"
        "    cách sửa: đóng tệp nếu đang mở, hoặc chọn nơi khác bằng --out\n"
    )


# The workspace -----------------------------------------------------------------------------------------------


def test_a_sound_workspace(tmp_path: Path) -> None:
    parts = list(inspect_workspace(write(tmp_path, {"data/2021-08/indicators.yaml": ""})))
    assert [(part.name, part.state) for part in parts] == [
        ("Thư mục làm việc", "đủ"),
        ("Dữ liệu chung", "đủ"),
        ("Nơi ghi văn bản", "đủ"),
    ]
    assert parts[0].told == f"{tmp_path}, 1 kỳ"


def test_outside_of_a_workspace() -> None:
    (part,) = inspect_workspace(None)
    assert code(part) == 0
    assert told(part) == (
        "lưu ý: Đang đứng ngoài thư mục làm việc. [no-workspace]\n"
        "    cách sửa: vào thư mục làm việc rồi chạy lại, hoặc tạo mới bằng: reportgen init\n"
    )


def test_shared_data_that_cannot_be_read(tmp_path: Path) -> None:
    workspace = write(tmp_path, {"data/agency.yaml": "name: Ủy ban\nplac: Lai Châu\n"})
    data = next(part for part in inspect_workspace(workspace) if part.name == "Dữ liệu chung")
    assert (data.state, code(data)) == ("thiếu", 3)
    assert data.finding is not None
    assert data.finding.place is not None
    assert data.finding.place.file == "data/agency.yaml"
    assert data.finding.hint == "xem từng lỗi: reportgen check"


# Templates ---------------------------------------------------------------------------------------------------


def test_shipped_templates_are_sound() -> None:
    (part,) = inspect_templates(None)
    assert part.finding is None


def own_template(root: Path, data: bytes) -> Part:
    """Return what is said of a template of one's own with these bytes."""
    place = root / "templates" / "thong-bao-ket-luan.docx"
    place.parent.mkdir()
    place.write_bytes(data)
    _, part = inspect_templates(Workspace(root))
    assert part.name == "Mẫu riêng thong-bao-ket-luan"
    return part


def test_a_fresh_copy_of_a_template(tmp_path: Path) -> None:
    assert own_template(tmp_path, copy_template(shipped_templates()["thong-bao-ket-luan"], "1.0")).finding is None


def test_a_copy_older_than_the_shipped_template(tmp_path: Path) -> None:
    former = shipped_templates()["bieu-chi-tieu"]
    part = own_template(tmp_path, copy_template(former, "0.0.9"))
    assert (part.state, code(part)) == ("lưu ý", 0)
    assert "bản chép từ phiên bản 0.0.9" in told(part)


def test_a_template_that_cannot_be_used(tmp_path: Path) -> None:
    part = own_template(tmp_path, b"not a zip")
    assert code(part) == 4
    assert "cách sửa: xem mọi lỗi: reportgen template check thong-bao-ket-luan" in told(part)


# The command -------------------------------------------------------------------------------------------------


def test_every_part_is_told_of() -> None:
    names = [part.name for part in inspect_machine(None, "utf-8") if not part.name.startswith("Thư viện")]
    assert names == [
        "Python",
        "reportgen",
        "Cửa sổ lệnh",
        "Phông chữ",
        "Tạo PDF",
        "Thư mục tạm",
        "Mẫu đi kèm",
        "Thư mục làm việc",
    ]


def test_as_text(tmp_path: Path) -> None:
    write(tmp_path, {})
    done = run("doctor", folder=tmp_path)
    assert done.code == 0
    assert "Thư mục làm việc" in done.out
    assert done.out.splitlines()[-1].startswith("Máy này đủ để tạo văn bản: không có lỗi, ")
    assert done.error == ""


def test_as_json(tmp_path: Path) -> None:
    done = run("doctor", "--format", "json", folder=tmp_path)
    record = json.loads(done.out)
    assert done.code == 0
    assert record["version"] == 1
    assert "no-workspace" in [finding["code"] for finding in record["findings"]]
    assert record["machine"][0]["name"] == "Python"
    assert {frozenset(part) for part in record["machine"]} == {frozenset({"name", "state", "found"})}


def test_what_is_missing_is_told_with_its_cure_and_code(tmp_path: Path) -> None:
    write(tmp_path, {})
    (tmp_path / "output").write_text("")
    done = run("doctor", "--quiet", folder=tmp_path)
    assert done.code == 5
    assert done.out == (
        f"{tmp_path / 'output'}: lỗi: Không ghi được output: “output” là tệp, không phải thư mục. [not-a-folder]\n"
        "    cách sửa: đổi tên hoặc dời tệp output đi rồi chạy lại\n\n"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere LibreOffice is found beside PATH")
def test_strict_counts_what_is_only_useful(tmp_path: Path) -> None:
    write(tmp_path, {})
    shutil.rmtree(tmp_path / "output", ignore_errors=True)
    alone = {"PATH": str(tmp_path)}
    assert run("doctor", "--quiet", folder=tmp_path, environment=alone).code == 0
    assert run("doctor", "--quiet", "--strict", folder=tmp_path, environment=alone).code == 5


def test_a_workspace_that_is_none(tmp_path: Path) -> None:
    done = run("doctor", "--workspace", "khong-co", folder=tmp_path)
    assert done.code == 2
    assert done.out == ""
    assert "Không có thư mục khong-co. [no-such-folder]" in done.error
