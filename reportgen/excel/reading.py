"""A workbook that came back: what its people changed, cell by cell. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from msgspec import Struct
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from reportgen.diagnostics import Finding, Place, Severity, refuse
from reportgen.excel.columns import INPUTS, SHEET, Key, columns
from reportgen.excel.figures_known import Known, PeriodRecords, known_figures, read_records
from reportgen.excel.layout import Table, find_table
from reportgen.excel.memory import Memory, Value, read_memory
from reportgen.excel.opening import open_workbook
from reportgen.excel.values import CellError, Content, read_number, read_text
from reportgen.numerals import decimals_of, format_number
from reportgen.periods import Period
from reportgen.workspace import Workspace

_USUAL_DECIMALS: Final = 4
_EXPORT_AGAIN: Final = "dùng đúng tệp đã xuất bằng reportgen excel export; nếu mất, xuất lại rồi chép số sang"


class Change(Struct, frozen=True):
    """One figure or note that the workbook changes. `old` and `new` are as documents write them, None for none."""

    indicator: str
    name: str
    field: str
    cell: str
    old: str | None
    new: str | None


class Import(Struct, frozen=True):
    """What a workbook brings. Nothing is to be applied while `findings` hold an error."""

    period: Period
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]


def read_workbook(data: bytes, workspace: Workspace, period: Period | None = None, *, name: str = "") -> Import:
    """Return what the workbook changes.

    A cell counts as changed when it differs from what the workbook held when it was exported; a figure that has
    changed in data/ since, and in the workbook to something else, is an error that names both.

    Args:
        data: the workbook's bytes.
        workspace: the data it goes into.
        period: the period it must be of; None takes the workbook's own.
        name: the file's name, for messages.

    Raises:
        Refused: the file is no workbook of this program, is of another period or agency, or is built to do harm.
    """
    values, formulas = open_workbook(data, name)
    memory = read_memory(values)
    if memory is None or SHEET not in values.sheetnames:
        message = "Đây không phải bảng số liệu do reportgen xuất, hoặc trang “Số liệu” đã bị đổi tên, xóa."
        raise refuse("not-our-workbook", message, hint=_EXPORT_AGAIN, place=Place(name))
    records = read_records(workspace, memory.period)
    _check_origin(memory, records, period, name)
    rows = {row.id: row for row in known_figures(workspace, memory.period, records)}
    ids = tuple(dict.fromkeys(id_ for id_, _ in memory.figures))
    shown = frozenset(key for _, key in memory.figures)
    table, findings = find_table(values[SHEET], name, columns(memory.period, shown), ids)
    reader = _Reader(values, formulas, table, memory, name)
    changes = [change for id_ in ids if id_ in table.rows for change in reader.row(id_, rows.get(id_))]
    return Import(memory.period, tuple(changes), (*findings, *reader.findings))


def _check_origin(memory: Memory, records: PeriodRecords, period: Period | None, name: str) -> None:
    place = Place(name)
    if period is not None and memory.period != period:
        message = f"Bảng tính này là của kỳ {memory.period}, không phải kỳ {period}."
        raise refuse("other-period", message, hint="chọn đúng tệp của kỳ", place=place)
    if memory.agency != records.agency.name:
        message = f"Bảng tính này là của {memory.agency}, không phải của {records.agency.name}."
        raise refuse("other-agency", message, hint="chọn đúng tệp, hoặc chạy ở thư mục làm việc khác", place=place)


class _Reader:
    """Reads the rows, and gathers what is wrong with their cells."""

    def __init__(self, values: Workbook, formulas: Workbook, table: Table, memory: Memory, name: str) -> None:
        self._values = values[SHEET]
        self._formulas = formulas[SHEET]
        self._table = table
        self._memory = memory
        self._name = name
        self.findings: list[Finding] = []

    def row(self, id_: str, known: Known | None) -> Iterator[Change]:
        """Yield the changes of one indicator."""
        if known is None:
            cell = f"{self._letter(Key.ID)}{self._table.rows[id_]}"
            message = f"Ô {cell}: chỉ tiêu “{id_}” không còn trong data/catalog.yaml."
            self._report("row-unknown", message, cell, "thêm lại chỉ tiêu vào danh mục, hoặc xóa dòng này")
            return
        for key in INPUTS:
            if (id_, key) in self._memory.figures and key in self._table.columns:
                change = self._cell(known, key, self._memory.figures[id_, key])
                if change:
                    yield change

    def _cell(self, known: Known, key: Key, sent: Value) -> Change | None:
        row, column = self._table.rows[known.id], self._table.columns[key]
        cell = f"{self._letter(key)}{row}"
        formula = self._formulas.cell(row, column).value
        is_formula = self._formulas.cell(row, column).data_type == "f"
        content = Content(self._values.cell(row, column).value, str(formula) if is_formula else None)
        try:
            found: Value = read_text(content) if key is Key.NOTE else read_number(content)
        except CellError as error:
            self._report(error.code, f"Ô {cell} ({known.indicator.name}) {error.message}.", cell, error.hint)
            return None
        now: Value = getattr(known.entry, key.value)
        if _same(found, sent) or _same(found, now):
            return None
        if not _same(sent, now) and not _same(sent, known.value(key)):
            message = (
                f"Ô {cell} ({known.indicator.name}): bảng tính ghi {_told(found)}, "
                f"nhưng từ khi xuất bảng số trong data/ đã đổi từ {_told(sent)} sang {_told(now)}."
            )
            self._report("figure-changed-twice", message, cell, "chọn một số: sửa ô này, hoặc sửa indicators.yaml")
            return None
        self._check_decimals(known, found, cell)
        return Change(known.id, known.indicator.name, key.value, f"{SHEET}!{cell}", _written(now), _written(found))

    def _check_decimals(self, known: Known, found: Value, cell: str) -> None:
        """Point out a number finer than its indicator: it stays exact, but is more likely a formula than a figure."""
        stated = 0 if known.indicator.count else known.indicator.decimals
        limit = _USUAL_DECIMALS if stated is None else stated
        if isinstance(found, Decimal) and decimals_of(found) > limit:
            message = (
                f"Ô {cell} ({known.indicator.name}): {format_number(found)} có {decimals_of(found)} chữ số lẻ, "
                f"{'danh mục' if stated is not None else 'thường'} chỉ lấy {limit}."
            )
            hint = "nếu là kết quả công thức thì làm tròn trong ô; để vậy thì ghi nguyên, làm tròn khi in"
            self._report("more-decimals", message, cell, hint, Severity.WARNING)

    def _letter(self, key: Key) -> str:
        return get_column_letter(self._table.columns[key])

    def _report(self, code: str, message: str, cell: str, hint: str, severity: Severity = Severity.ERROR) -> None:
        self.findings.append(Finding(code, message, Place(self._name, part=SHEET, quote=cell), hint, severity))


def _same(first: Value, second: Value) -> bool:
    """Whether two cells say the same; 142,50 and 142,5 do."""
    if isinstance(first, str) and isinstance(second, str):
        return " ".join(first.split()) == " ".join(second.split())
    return first == second


def _written(value: Value) -> str | None:
    return format_number(value) if isinstance(value, Decimal) else value


def _told(value: Value) -> str:
    return "trống" if value is None else _written(value) or ""
