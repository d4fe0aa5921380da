"""What the prose tests write with: a text as it stands in a slot, and a small table of figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from reportgen.diagnostics import Finding, Place
from reportgen.figures.expressions import ExpressionError, Gap, Printed, PrintedLines, Step, Use
from reportgen.prose import Block, Break, Note, Text
from reportgen.prose.counters import Counters
from reportgen.prose.slot import SlotReader
from reportgen.workspace.source import Passage, Row

FILE = "data/2021-08/bao-cao.yaml"
FIRST_LINE = 11
"""0-based line of the file on which the texts of these tests begin, indented by four spaces."""

FIGURES: Mapping[str, str | Sequence[str]] = {
    "x": "142,5 tỷ đồng",
    "x.vs_plan": "đạt 69,37% kế hoạch",
    "x.vs_plan(1)": "đạt 69,4% kế hoạch",
    "y": "08 dự án",
    "ngoac": "{{ x }} và **đậm**, [^1]",
    "period": "tháng 8 năm 2021",
    "tasks.key": ("Sửa đổi quy định về cây xanh đô thị.", "Hoàn thành đề án y tế thông minh."),
    "tasks.none": (),
    "gap": "[thiếu: chè]",
    "tasks.gap": ("[thiếu: việc một]", "Việc hai."),
    "thu_ngan_sach": "38,8 tỷ đồng",
    "x.at('2020-12')": "150 tỷ đồng",
}


class Table:
    """Named figures out of a table."""

    def __init__(self, figures: Mapping[str, str | Sequence[str]] = FIGURES) -> None:
        self._figures = figures

    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name.split(".")[0].split("(")[0] for name in self._figures))

    def resolve(self, steps: tuple[Step, ...], where: Callable[[], Place] | None = None) -> Printed | PrintedLines:
        if steps[0].name not in self.names():
            raise ExpressionError("figure-unknown", f"Không có “{steps[0].name}”.", "có phải “x”?", 0)
        expression = ".".join(_written(step) for step in steps)
        found = self._figures.get(expression)
        if found is None:
            message = f"“{steps[0].name}” không có “{steps[-1].name}”."
            raise ExpressionError("member-unknown", message, "xem danh sách biểu thức", len(steps) - 1)
        if isinstance(found, str):
            return Printed(found, (Use(steps[0].name, expression, found, (), "2021-08"),), *_gap(found))
        return PrintedLines(tuple(Printed(line, (), *_gap(line)) for line in found))


def _gap(text: str) -> tuple[bool, Gap | None]:
    """Return whether a text is a gap, and what is to be said of it."""
    missing = text.startswith("[thiếu")
    return missing, Gap("missing-figure", f"Thiếu {text[8:-1]}.", "ghi số") if missing else None


def _written(step: Step) -> str:
    return step.name if step.args is None else f"{step.name}({', '.join(repr(arg) for arg in step.args)})"


def passage(text: str) -> Passage:
    """Return the text as it stands under a bar in a file, four columns in."""
    rows = tuple(
        Row(FIRST_LINE + number, f"    {line}", range(4, 4 + len(line) + 1))
        for number, line in enumerate(text.split("\n"))
    )
    return Passage(text, FILE, rows)


def read(text: str, counters: Counters | None = None) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    """Return the blocks of a slot with this text, and what is wrong with it in the order of its places."""
    reader = SlotReader(passage(text), Table(), counters or Counters())
    blocks = reader.read()
    return blocks, tuple(sorted(reader.findings, key=lambda finding: finding.order))


def outline(blocks: tuple[Block, ...]) -> list[str]:
    """Return each block in one readable line: level, number, and its spans with their format."""
    return [
        f"{block.level.value}{'' if block.number is None else f' {block.number}'}: "
        + "".join(_span(span) for span in block.spans)
        for block in blocks
    ]


def _span(span: Text | Break | Note) -> str:
    if isinstance(span, Break):
        return "⏎"
    if isinstance(span, Note):
        return f"[{span.id}: {''.join(_span(one) for one in span.spans)}]"
    marks = [
        mark for mark, on in (("b", span.bold), ("i", span.italic), ("^", span.superscript), ("?", span.missing)) if on
    ]
    return f"<{''.join(marks)} {span.text}>" if marks else span.text


def told(findings: tuple[Finding, ...]) -> list[str]:
    """Return each finding in one line: where in the text, how grave, what."""
    return [
        f"{finding.place.line - FIRST_LINE}:{finding.place.column - 4}-{finding.place.end_column - 4} "
        f"{finding.severity.value} {finding.code}: {finding.message} | {finding.hint}"
        if finding.place and finding.place.line and finding.place.column and finding.place.end_column
        else f"{finding.severity.value} {finding.code}: {finding.message} | {finding.hint}"
        for finding in findings
    ]
