"""What is said of a plan: numbers, ranges, bounds, words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.figures.phrases import NBSP, PLAIN, Extent, Form, Kind, PhraseError, Style
from reportgen.figures.plan_phrases import is_met, plan_phrase, plan_words
from reportgen.numerals import format_number, parse_number
from reportgen.workspace.schema import Better, parse_plan

MONEY = Form("tỷ đồng", decimals=2, trim=True)
AREA = Form("ha", decimals=1, trim=True)
RATE = Form("%", decimals=1, rate=True)


def said(
    value: str,
    plan: str | None,
    form: Form = MONEY,
    style: Style = PLAIN,
    *,
    name: str = "kế hoạch",
    better: Better = Better.NONE,
) -> str:
    record = None if plan is None else parse_plan(plan)
    phrase = plan_phrase(Decimal(value), record, form, name=name, style=style, better=better)
    return phrase.replace(NBSP, " ")


@pytest.mark.parametrize(
    ("value", "plan", "form", "style", "name", "expected"),
    [
        ("4246.62", "6.121,7", MONEY, PLAIN, "kế hoạch", "đạt 69,37% kế hoạch"),
        ("760", "600", AREA.at(1), PLAIN, "kế hoạch", "vượt 26,7% kế hoạch"),
        ("47.36", "45,2", MONEY, PLAIN, "kế hoạch", "vượt 4,78% kế hoạch"),
        ("100", "100", MONEY, PLAIN, "chỉ tiêu giao", "đạt 100% chỉ tiêu giao"),
        ("0", "100", MONEY, PLAIN, "kế hoạch", "đạt 0% kế hoạch"),
        ("100.004", "100", MONEY, PLAIN, "kế hoạch", "đạt 100% kế hoạch"),
        ("133100", "220.000", Form("tấn"), Style(Kind.EQUAL), "kế hoạch", "bằng 60,5% kế hoạch"),
        ("85", "100", MONEY, Style(Kind.EQUAL), "dự toán HĐND tỉnh giao", "bằng 85% dự toán HĐND tỉnh giao"),
        ("126", "100", MONEY, Style(Kind.EQUAL), "kế hoạch", "bằng 126% kế hoạch"),
        ("476", "264", AREA, Style(Kind.TIMES), "kế hoạch", "gấp 1,8 lần so với kế hoạch"),
        ("476", "264", AREA, Style(Kind.TIMES, Extent.SHORT), "kế hoạch", "gấp 1,8 lần"),
        ("64.4", "100", MONEY, Style(extent=Extent.SHORT), "kế hoạch", "đạt 64,4%"),
        ("109", "100", MONEY, Style(extent=Extent.SHORT), "kế hoạch", "vượt 9%"),
        ("109", "100", MONEY, Style(extent=Extent.BARE), "kế hoạch", "9%"),
        ("760", "600", AREA, Style(Kind.AMOUNT), "kế hoạch", "vượt 160 ha so với kế hoạch"),
        ("560", "600", AREA, Style(Kind.AMOUNT), "kế hoạch", "thấp hơn 40 ha so với kế hoạch"),
        ("600", "600", AREA, Style(Kind.AMOUNT), "kế hoạch", "đạt kế hoạch"),
        ("50.3", "50", RATE, PLAIN, "kế hoạch", "vượt 0,3 điểm % so với kế hoạch"),
        ("49.3", "50", RATE, PLAIN, "kế hoạch", "thấp hơn 0,7 điểm % so với kế hoạch"),
        ("50", "50", RATE, PLAIN, "kế hoạch", "đạt kế hoạch"),
        ("120", "100", RATE, PLAIN, "kế hoạch", "vượt 20 điểm % so với kế hoạch"),
        ("6.7", "6,6-6,8", RATE, PLAIN, "kế hoạch", "đạt kế hoạch (6,6-6,8%)"),
        ("6.6", "6,6-6,8", RATE, PLAIN, "kế hoạch", "đạt kế hoạch (6,6-6,8%)"),
        ("6.5", "6,6-6,8", RATE, PLAIN, "kế hoạch", "thấp hơn kế hoạch (6,6-6,8%)"),
        ("6.9", "6,6-6,8", RATE, PLAIN, "kế hoạch", "cao hơn kế hoạch (6,6-6,8%)"),
        ("3.9", "Dưới 4", RATE, PLAIN, "kế hoạch", "đạt kế hoạch (dưới 4%)"),
        ("4", "Dưới 4", RATE, PLAIN, "kế hoạch", "chưa đạt kế hoạch (dưới 4%)"),
        ("4", "Không quá 4", RATE, PLAIN, "kế hoạch", "đạt kế hoạch (không quá 4%)"),
        ("95", "Trên 95", RATE, PLAIN, "kế hoạch", "chưa đạt kế hoạch (trên 95%)"),
        ("95", "Tối thiểu 95", RATE, PLAIN, "kế hoạch", "đạt kế hoạch (tối thiểu 95%)"),
        ("5", "0", MONEY, PLAIN, "kế hoạch", "(kế hoạch bằng 0)"),
        ("-12.5", "100", Form("tỷ đồng", 1), PLAIN, "kế hoạch", "thấp hơn 112,5 tỷ đồng so với kế hoạch"),
        ("-40", "-50", MONEY, PLAIN, "kế hoạch", "vượt 10 tỷ đồng so với kế hoạch"),
        ("-50", "-50", MONEY, PLAIN, "kế hoạch", "đạt kế hoạch"),
        ("5", None, MONEY, PLAIN, "dự toán", "(chưa có dự toán)"),
    ],
)
def test_patterns_and_edges(
    *, value: str, plan: str | None, form: Form, style: Style, name: str, expected: str
) -> None:
    assert said(value, plan, form, style, name=name) == expected


def test_what_should_stay_low_is_not_said_to_surpass_its_plan() -> None:
    assert said("11", "10", RATE, better=Better.DOWN) == "cao hơn 1 điểm % so với kế hoạch"


@pytest.mark.parametrize(
    ("value", "plan", "form", "style", "message"),
    [
        (
            "5",
            "Tăng so với năm trước",
            MONEY,
            PLAIN,
            "Kế hoạch viết bằng lời (“Tăng so với năm trước”) nên không so được.",
        ),
        (
            "5",
            "6,6-6,8",
            MONEY,
            Style(Kind.EQUAL),
            "Kế hoạch là “6,6-6,8”, không phải một số, nên không có tỷ lệ để in.",
        ),
        ("-5", "10", MONEY, Style(Kind.EQUAL), "Không tính được tỷ số với số âm hoặc số 0."),
        ("5", "-10", MONEY, Style(Kind.TIMES), "Không tính được tỷ số với số âm hoặc số 0."),
        ("5", "0", MONEY, Style(extent=Extent.SHORT), "Không có kế hoạch để so nên không viết được dạng này."),
        ("5", None, MONEY, Style(Kind.TIMES), "Không có kế hoạch để so nên không viết được dạng này."),
        ("5", "10", MONEY, Style(Kind.TIMES), "“gấp … lần” chỉ viết được khi số mới lớn hơn số gốc."),
        ("5", "10", RATE, Style(Kind.EQUAL), "Hai tỷ lệ so với nhau bằng điểm %, không bằng tỷ số."),
    ],
)
def test_what_cannot_be_said_is_refused(value: str, plan: str | None, form: Form, style: Style, message: str) -> None:
    with pytest.raises(PhraseError) as error:
        said(value, plan, form, style)
    assert error.value.message == message


@pytest.mark.parametrize(
    ("plan", "form", "decimals", "expected"),
    [
        ("6.121,7", MONEY, None, "6.121,7 tỷ đồng"),
        ("6.121,7", MONEY, 0, "6.122 tỷ đồng"),
        ("8", Form("dự án", count=True), None, "08 dự án"),
        ("6,6-6,8", RATE, None, "6,6-6,8%"),
        ("Dưới 4", RATE, None, "dưới 4%"),
        ("Hoàn thành", RATE, None, "Hoàn thành"),
    ],
)
def test_a_plan_itself(plan: str, form: Form, decimals: int | None, expected: str) -> None:
    assert plan_words(parse_plan(plan), form, decimals).replace(NBSP, " ") == expected


def test_only_a_number_has_decimals() -> None:
    with pytest.raises(PhraseError) as error:
        plan_words(parse_plan("Dưới 4"), RATE, 1)
    assert error.value.message == "“Dưới 4” in như đã gõ nên không nhận số chữ số thập phân (1)."


def test_a_plan_in_words_is_neither_met_nor_missed() -> None:
    assert is_met(Decimal(5), parse_plan("Hoàn thành")) is None


@given(st.decimals("0", "1e6", places=2), st.decimals("0.01", "1e6", places=2))
def test_reached_and_surpassed_tell_the_same_share(value: Decimal, plan: Decimal) -> None:
    record = parse_plan(format_number(plan))
    verb, printed = plan_phrase(value, record, MONEY, style=Style(extent=Extent.SHORT)).split(" ")
    told = parse_number(printed.removesuffix("%")) + (100 if verb == "vượt" else 0)
    assert abs(told - value / plan * 100) <= Decimal("0.0051")
    assert (verb == "vượt") <= (value > plan)
