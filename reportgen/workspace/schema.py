"""The records of what users write. Every scalar arrives as text; here, and only here, it becomes a number or a date.

Titles and descriptions are Vietnamese: they become the JSON Schema that editors show.
Each refusal is a `PydanticCustomError` whose type is the finding's code; its message and cure are the user's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from reportgen.periods import Period
from reportgen.workspace.plans import Plan, PlanBound, Plans, parse_plan, plan_text
from reportgen.workspace.values import (
    Count,
    Day,
    DayOrMonth,
    DocumentNumber,
    Number,
    Plain,
    Prose,
    Record,
    Text,
    Texts,
    YesNo,
    is_number,
    leave_out_empty,
    read_day_or_month,
)

__all__ = ["Plan", "PlanBound", "parse_plan", "plan_text"]  # part of the schema, though written beside it

SLUG: Final = re.compile(r"[a-z][a-z0-9-]{0,79}")
INDICATOR_ID: Final = re.compile(r"[a-z][a-z0-9_]{0,79}")
SLOT: Final = re.compile(r"[a-z][a-z0-9_-]*")
"""What the name of a slot looks like; any other key under `content` is a line of text gone astray."""
RESERVED_IDS: Final = frozenset({"as_of", "status", "entries", "period", "meeting", "tasks", "groups", "agency"})
"""Names an indicator cannot have: they mean something else where figures are named."""


# agency.yaml -------------------------------------------------------------------------------------------------


class Issuer(Record):
    """An issuing agency's letterhead."""

    lines: tuple[Text, ...] = Field(min_length=1, title="Các dòng tên cơ quan ban hành, in đậm")
    symbol: Text = Field(title="Chữ viết tắt trong ký hiệu: Số:      /BC-UBND")
    parent: Text | None = Field(None, title="Cơ quan chủ quản, in không đậm ở dòng đầu")


class Signature(Record):
    """A signature block."""

    authority: tuple[Text, ...] = Field(min_length=1, title="Các dòng quyền hạn, chức vụ của người ký")
    name: Text | None = Field(None, title="Họ và tên người ký")


class RecipientGroup(Record):
    """Recipients under one brace with a remark beside it."""

    group: tuple[Text, ...] = Field(min_length=1, title="Các nơi nhận trong ngoặc nhọn")
    remark: Text = Field(title="Ghi chú bên ngoặc, ví dụ Báo cáo")


_TEXT: Final = "[text]"
_GROUP: Final = "[group]"
# In brackets: pydantic puts them into the locations of problems, where no key of a file may be mistaken for one.


def _recipient_kind(value: object) -> str:
    """Whether an entry of a list of recipients is a group: it has one of a group's keys."""
    is_group = isinstance(value, RecipientGroup) or (
        isinstance(value, dict) and ("group" in value or "remark" in value)
    )
    return _GROUP if is_group else _TEXT


Recipient = Annotated[
    Annotated[Text, Tag(_TEXT)] | Annotated[RecipientGroup, Tag(_GROUP)], Discriminator(_recipient_kind)
]


class Unit(Record):
    """A department's name and the time it is valid."""

    name: Text = Field(title="Tên đầy đủ")
    short: Text | None = Field(None, title="Tên viết tắt")
    since: Day | None = Field(None, title="Có tên này từ ngày")
    until: Day | None = Field(None, title="Có tên này đến hết ngày")


class Agency(Record):
    """`agency.yaml`: everything that differs between agencies."""

    name: Text = Field(title="Tên cơ quan đầy đủ")
    short_name: Text = Field(title="Tên cơ quan viết tắt")
    place: Text = Field(title="Địa danh ghi trước ngày tháng")
    issuers: Mapping[str, Issuer] = Field(min_length=1, title="Các cơ quan ban hành; mục đầu là mặc định")
    signatures: Mapping[str, Signature] = Field({}, title="Các khối chữ ký")
    recipients: Mapping[str, tuple[Recipient, ...]] = Field({}, title="Các danh sách nơi nhận")
    filing: Text = Field("VT", title="Nơi lưu, in sau “Lưu:”")
    units: tuple[Unit, ...] = Field((), title="Các sở, ban, ngành, địa phương")


# catalog.yaml ------------------------------------------------------------------------------------------------


class MeasureKind(StrEnum):
    """How the months of an indicator make a longer period."""

    FLOW = "flow"
    CUMULATIVE = "cumulative"
    STOCK = "stock"
    RATE = "rate"
    GROWTH = "growth"


class RollUp(StrEnum):
    """How a rate is taken over a longer period; never summed."""

    LAST = "last"
    AVERAGE = "average"
    RATIO = "ratio"


class Better(StrEnum):
    """Which direction is good news."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


class Indicator(Record):
    """An entry of `catalog.yaml`."""

    name: Text = Field(title="Tên chỉ tiêu")
    unit: Text = Field(title="Đơn vị tính")
    measure: MeasureKind = Field(
        title="Loại số: flow (phát sinh), cumulative (lũy kế), stock (thời điểm), rate, growth"
    )
    short: Text | None = Field(None, title="Tên rút gọn, in trong biểu và câu")
    decimals: Count | None = Field(None, le=6, title="Số chữ số thập phân của giá trị; để trống: như đã gõ")
    percent_decimals: Count | None = Field(None, le=6, title="Số chữ số thập phân của tỷ lệ; để trống: 2, bỏ số 0 cuối")
    better: Better = Field(Better.NONE, title="Tăng là tốt (up), giảm là tốt (down), hay không xét (none)")
    lead: Text | None = Field(None, title="Cơ quan chịu trách nhiệm số liệu")
    group: Text | None = Field(None, title="Nhóm, để gọi cả nhóm và xếp biểu")
    plan_name: Text = Field("kế hoạch", title="Chữ sau “đạt …%”: kế hoạch, dự toán HĐND tỉnh giao, …")
    plan: Plans = Field({}, title="Kế hoạch từng năm")
    roll_up: RollUp | None = Field(None, title="Cách tính tỷ lệ của kỳ dài: last, average hoặc ratio")
    ratio_of: Text | None = Field(None, title="Tử số, khi roll_up là ratio")
    ratio_to: Text | None = Field(None, title="Mẫu số, khi roll_up là ratio")
    count: YesNo = Field(False, title="Là số đếm: dưới 10 in thêm số 0 ở trước")
    parts: tuple[Text, ...] = Field((), title="Trong đó: mã các chỉ tiêu cộng lại thành chỉ tiêu này")
    order: Count | None = Field(None, title="Thứ tự trong biểu")
    note: Plain | None = Field(None, title="Ghi chú, nguồn")

    @model_validator(mode="after")
    def _plans_have_no_unit(self) -> Indicator:
        for year, plan in self.plan.items():
            number = plan.text.removesuffix(self.unit).rstrip()
            if plan.bound is PlanBound.WORDS and number != plan.text and is_number(number):
                raise PydanticCustomError(
                    "plan-with-unit",
                    "Kế hoạch “{text}” có cả đơn vị nên bị hiểu là chữ, không so sánh được.",
                    {"text": plan.text, "path": ("plan", year), "hint": f"viết {number}; đơn vị đã ghi ở unit"},
                )
        return self

    @model_validator(mode="after")
    def _ratio_is_whole(self) -> Indicator:
        stated = (self.ratio_of is not None) + (self.ratio_to is not None)
        if (self.roll_up is RollUp.RATIO) != (stated == 2) or stated == 1:
            raise PydanticCustomError(
                "ratio-incomplete",
                "roll_up: ratio đi cùng cả ratio_of và ratio_to.",
                {"key": "roll_up", "hint": "ghi đủ ba dòng roll_up: ratio, ratio_of: …, ratio_to: …"},
            )
        if self.roll_up and self.measure is not MeasureKind.RATE:
            raise PydanticCustomError(
                "roll-up-not-rate",
                "roll_up chỉ dùng cho measure: rate.",
                {"key": "roll_up", "hint": "bỏ dòng roll_up, hoặc sửa measure"},
            )
        return self


# indicators.yaml ---------------------------------------------------------------------------------------------


class Status(StrEnum):
    """Whether a figure is an estimate or final."""

    ESTIMATE = "estimate"
    ACTUAL = "actual"


class Entry(Record):
    """One indicator's figures of one period."""

    estimate: Number | None = Field(None, title="Số ước thực hiện")
    actual: Number | None = Field(None, title="Số chính thức; có thì thay số ước")
    last_year: Number | None = Field(None, title="Số cùng kỳ năm trước, khi data/ không có tháng đó")
    year_to_date: Number | None = Field(None, title="Lũy kế từ đầu năm, khi data/ không có các tháng trước")
    last_year_to_date: Number | None = Field(None, title="Lũy kế cùng kỳ năm trước")
    as_of: Day | None = Field(None, title="Ngày chốt số của riêng chỉ tiêu này")
    note: Plain | None = Field(None, title="Ghi chú, nguồn số liệu")

    @property
    def own(self) -> Decimal | None:
        """The period's own number: the final one where there is one, else the estimate."""
        return self.estimate if self.actual is None else self.actual


class PeriodFigures(Record):
    """`indicators.yaml` of a period. A bare number has become the `estimate` or `actual` that `status` says."""

    as_of: Day | None = Field(None, title="Ngày chốt số của cả tệp")
    status: Status = Field(Status.ESTIMATE, title="Số đứng một mình là estimate (ước) hay actual (chính thức)")
    entries: Mapping[str, Entry] = Field({}, title="Số liệu theo mã chỉ tiêu")

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, tree: Any) -> Any:
        """Bring `{id: figure}` beside the file's own keys under `entries`."""
        if not isinstance(tree, dict) or "entries" in tree:
            return tree
        own = {key: value for key, value in tree.items() if key in ("as_of", "status")}
        bare = "actual" if own.get("status") == "actual" else "estimate"
        entries = {
            key: value if isinstance(value, dict) else {bare: value}
            for key, value in tree.items()
            if key not in ("as_of", "status")
        }
        return own | {"entries": entries}


# tasks.yaml --------------------------------------------------------------------------------------------------


class TaskStatus(StrEnum):
    """How far a task is."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"


NO_DUE_DATE: Final = "none"


def _due(value: object) -> object:
    return value if value == NO_DUE_DATE else read_day_or_month(value)


class Task(Record):
    """One task; `id` is unique in the workspace for good."""

    id: Text = Field(title="Mã nhiệm vụ, chữ thường không dấu nối bằng gạch ngang", pattern=f"^{SLUG.pattern}$")
    title: Plain = Field(title="Nội dung nhiệm vụ")
    source: Text | None = Field(None, title="Văn bản giao")
    assigned_by: Text | None = Field(None, title="Cơ quan giao")
    assigned_on: Day | None = Field(None, title="Ngày giao")
    lead: Texts = Field((), title="Cơ quan chủ trì")
    support: Texts = Field((), title="Cơ quan phối hợp")
    due: Annotated[date | Period | Literal["none"], BeforeValidator(_due)] | None = Field(
        None, title="Thời hạn: ngày, tháng, hoặc none (không có hạn); để trống: chưa định"
    )
    due_words: Text | None = Field(None, title="Chữ in thay cho thời hạn")
    status: TaskStatus = Field(TaskStatus.NOT_STARTED, title="not_started, in_progress hoặc done")
    done_on: Day | None = Field(None, title="Ngày hoàn thành, bắt buộc khi status là done")
    key: YesNo = Field(False, title="Là nhiệm vụ trọng tâm")
    note: Plain | None = Field(None, title="Ghi chú")

    @model_validator(mode="after")
    def _done_has_its_day(self) -> Task:
        if (self.status is TaskStatus.DONE) != (self.done_on is not None):
            raise PydanticCustomError(
                "done-without-date",
                "status: done đi cùng done_on, và chỉ khi đó.",
                {"key": "status", "hint": "ghi done_on: ngày/tháng/năm, hoặc đổi status"},
            )
        return self


# <document>.yaml ---------------------------------------------------------------------------------------------


class Meeting(Record):
    """The meeting that an announcement reports."""

    date: Day | None = Field(None, title="Ngày họp")
    chair: Text | None = Field(None, title="Người chủ trì")
    attendees: Prose | None = Field(None, title="Thành phần dự họp")


class Appendix(Record):
    """A table of indicators behind the document."""

    title: Prose = Field(title="Tên phụ lục, in hoa theo mẫu")
    group: Text | None = Field(None, title="Nhóm chỉ tiêu của biểu")
    ids: tuple[Text, ...] = Field((), title="Mã các chỉ tiêu của biểu, khi không theo nhóm")
    columns: tuple[Text, ...] = Field((), title="Các cột; để trống: theo kỳ báo cáo")


def _slot(value: object) -> object:
    if isinstance(value, str) and not SLOT.fullmatch(value):
        raise PydanticCustomError("unknown-slot", "Không có khoang nào tên “{text}”.", {"text": value})
    return value


Slots = Annotated[Mapping[Annotated[str, BeforeValidator(_slot)], Prose], BeforeValidator(leave_out_empty)]


class Document(Record):
    """`<document>.yaml`: one document of a period."""

    template: Text | None = Field(None, title="Tên mẫu, khi khác tên tệp")
    issuer: Text | None = Field(None, title="Cơ quan ban hành trong agency.yaml; để trống: mục đầu")
    number: DocumentNumber | None = Field(None, title="Số văn bản; để trống đến khi phát hành")
    date: DayOrMonth | None = Field(None, title="Ngày văn bản, hoặc tháng khi chưa rõ ngày")
    as_of: Day | None = Field(None, title="Ngày tính nhiệm vụ và lấy số liệu")
    subject: Prose = Field(title="Trích yếu")
    addressees: Texts = Field((), title="Kính gửi")
    meeting: Meeting | None = Field(None, title="Phiên họp")
    signature: Text | None = Field(None, title="Khối chữ ký trong agency.yaml")
    recipients: Text | None = Field(None, title="Danh sách nơi nhận trong agency.yaml")
    filing: Text | None = Field(None, title="Nơi lưu, khi khác agency.yaml")
    tasks: tuple[Task, ...] = Field((), title="Nhiệm vụ do văn bản này giao")
    appendices: tuple[Appendix, ...] = Field((), title="Phụ lục")
    closing: Prose | None = Field(None, title="Câu kết, khi khác mẫu")
    content: Slots = Field({}, title="Lời văn theo khoang của mẫu")
