"""Letterhead, number, date, subject, signature: what tags may name."""

from typing import Any

import pytest

from reportgen.document import build_frame
from reportgen.document.frame import Frame
from reportgen.document.names import FRAME, Kind, Schema
from reportgen.periods import Period
from reportgen.prose import Prose, Text
from tests.document.making import AUGUST, agency, document, prose

GAP = "\u00a0" * 6


def frame(period: Period = AUGUST, text: Prose | None = None, *, type_code: str = "BC", **given: Any) -> Frame:
    return build_frame(agency(), document(**given), period, text or prose(), type_code=type_code, draft=False)


CASES = [
    ({}, "number", GAP),
    ({"number": "8"}, "number", "08"),
    ({"number": "245"}, "number", "245"),
    ({"number": "1.025"}, "number", "1025"),
    ({"number": "1584"}, "number", "1584"),
    ({}, "symbol", "BC-UBND"),
    ({"issuer": "van-phong"}, "symbol", "BC-VP"),
    ({}, "parent", ""),
    ({"issuer": "van-phong"}, "parent", "UBND tỉnh Lai Châu"),
    ({}, "issuer_lines", ["ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"]),
    ({"issuer": "van-phong"}, "issuer_lines", ["VĂN PHÒNG"]),
    ({"date": "24/8/2021"}, "date_line", "ngày 24 tháng 8 năm 2021"),
    ({"date": "5/2/2021"}, "date_line", "ngày 05 tháng 02 năm 2021"),
    ({"date": "9/2021"}, "date_line", f"ngày {GAP} tháng 9 năm 2021"),
    ({"date": None}, "date_line", f"ngày {GAP} tháng 8 năm 2021"),
    ({}, "authority", ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"]),
    ({}, "signer", "Nguyễn Văn A"),
    ({"signature": "chu-tich"}, "authority", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
    ({"signature": "chu-tich"}, "signer", ""),
    ({"signature": None}, "authority", []),
    ({"addressees": ["- Chính phủ;", "Bộ Nội vụ."]}, "addressees", ["Chính phủ", "Bộ Nội vụ"]),
    ({}, "meeting", {"date": "", "chair": "", "attendees": ""}),
    (
        {"meeting": {"date": "24/8/2021", "chair": "Trần Thị B"}},
        "meeting",
        {"date": "24/8/2021", "chair": "Trần Thị B", "attendees": ""},
    ),
    ({}, "agency", {"name": "Ủy ban nhân dân tỉnh Lai Châu", "short_name": "UBND tỉnh"}),
    (
        {},
        "period",
        {
            "name": "tháng 8 năm 2021",
            "short": "tháng 8",
            "slash": "tháng 8/2021",
            "year": "2021",
            "next": {
                "name": "tháng 9 năm 2021",
                "short": "tháng 9",
                "slash": "tháng 9/2021",
                "year": "2021",
            },
        },
    ),
]


@pytest.mark.parametrize(("given", "name", "value"), CASES)
def test_values(given: dict[str, Any], name: str, value: object) -> None:
    assert frame(**given).values[name] == value


def test_the_frame_gives_what_the_table_of_names_lists() -> None:
    own = {"recipients", "appendices", "tables"}
    assert shape(frame().values) == {name: kind for name, kind in shape(FRAME).items() if name not in own}


def shape(values: Any) -> dict[str, Any]:
    """Return the names, and for each what it holds."""
    return {name: _held(value) for name, value in values.items()}


def _held(value: Any) -> Any:
    if isinstance(value, Kind):
        return value.value
    if isinstance(value, dict):
        return shape(value)
    return {bool: "flag", list: "lines", str: "text"}[type(value)]


def test_a_nine_month_report_is_of_its_last_month() -> None:
    nine = frame(Period.parse("2020-9T"), date=None)
    assert nine.values["date_line"] == f"ngày {GAP} tháng 9 năm 2020"
    assert nine.values["period"]["next"]["name"] == "3 tháng cuối năm 2020"  # type: ignore[index]


@pytest.mark.parametrize(
    ("typed", "lines", "text"),
    [
        ("Công tác chỉ đạo tháng 8; // nhiệm vụ tháng 9", ["Công tác chỉ đạo tháng 8;", "nhiệm vụ tháng 9"],
         "công tác chỉ đạo tháng 8; nhiệm vụ tháng 9"),
        ("Kết luận của đồng chí", ["Kết luận của đồng chí"], "kết luận của đồng chí"),
        ("Ủy ban nhân dân tỉnh", ["Ủy ban nhân dân tỉnh"], "Ủy ban nhân dân tỉnh"),
        ("UBND tỉnh", ["UBND tỉnh"], "UBND tỉnh"),
        ("Lai Châu phát triển", ["Lai Châu phát triển"], "Lai Châu phát triển"),
        ("", [], ""),
    ],
)  # fmt: skip
def test_subject(typed: str, lines: list[str], text: str) -> None:
    values = frame(text=prose(typed)).values
    assert (values["subject"], values["subject_text"]) == (lines, text)


@pytest.mark.parametrize(
    "typed", ["Thông báo để thực hiện", "Thông báo để thực hiện./.", "Thông báo để thực hiện. ./."]
)
def test_a_closing_leaves_its_end_mark_to_the_template(typed: str) -> None:
    text = Prose({}, (Text("x"),), (Text(typed),), (), ())
    assert frame(text=text).values["closing"] == "Thông báo để thực hiện"


@pytest.mark.parametrize(
    ("given", "type_code", "enclosure"),
    [
        (
            {"number": "8", "date": "24/8/2021"},
            "BC",
            "(Kèm theo Báo cáo số 08/BC-UBND ngày 24 tháng 8 năm 2021 của Ủy ban nhân dân tỉnh Lai Châu)",
        ),
        (
            {},
            "TB",
            f"(Kèm theo Thông báo số {GAP}/TB-UBND ngày {GAP} tháng 8 năm 2021 của Ủy ban nhân dân tỉnh Lai Châu)",
        ),
        (
            {"issuer": "van-phong"},
            "",
            f"(Kèm theo Văn bản số {GAP}/VP ngày {GAP} tháng 8 năm 2021 của VĂN PHÒNG)",
        ),
    ],
)
def test_the_line_that_ties_an_appendix_to_its_document(given: dict[str, Any], type_code: str, enclosure: str) -> None:
    assert frame(type_code=type_code, **given).text("enclosure") == enclosure


def test_the_name_of_a_unit_keeps_its_capitals() -> None:
    office = agency(
        issuers={"so": {"lines": ["SỞ KẾ HOẠCH VÀ ĐẦU TƯ"], "symbol": "SKHĐT"}},
        units=[{"name": "Sở Kế hoạch và Đầu tư"}],
    )
    built = build_frame(office, document(), AUGUST, prose(), type_code="BC", draft=False)
    assert built.text("enclosure").endswith("của Sở Kế hoạch và Đầu tư)")


def test_names_lead_to_what_the_schema_says() -> None:
    def leaves(schema: Schema) -> int:
        return sum(1 if isinstance(kind, Kind) else leaves(kind) for kind in schema.values())

    assert leaves(FRAME) == 30
