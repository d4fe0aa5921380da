"""Expressions between `{{` and `}}`: names, members and calls with constants, taken apart by Python's `ast`.

Nothing is evaluated: the tree is checked by kind of node and becomes a row of steps, looked up elsewhere.
Whatever else is written is refused with its place and, where it can be guessed, the right spelling.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final, Protocol

from msgspec import Struct
from msgspec.structs import replace

from reportgen.diagnostics import Place, nearest
from reportgen.figures.expressions import Printed, PrintedLines, Step

LONGEST: Final = 200
"""No sensible expression is longer; a limit keeps the parser from running deep."""

_READABLE: Final = re.compile(
    r"""[\w.,()\s+*/%&|<>=\[\]:;-]*(?:(?:"[^"\\\n]*"|'[^'\\\n]*')[\w.,()\s+*/%&|<>=\[\]:;-]*)*"""
)
_OUTSIDE_TEXT: Final = re.compile(r"""("[^"]*"|'[^']*')""")
_CURLY: Final = re.compile("[“”„‟‘’‚‛«»″′`´]")
_NUMBER_TOUCHES_WORD: Final = re.compile(r"(?<!\w)\d+[^\W\d]\w*")
_FULL_WIDTH: Final = str.maketrans("（），．｛｝", "(),.{}")
_UNQUOTED: Final = re.compile(r"(?<=\()\s*[12]\d{3}(?:-(?:\d{2}|Q[1-4]|\d{1,2}T))\s*(?=\))")
_HYPHENED: Final = re.compile(r"(?<![\w.-])[^\W\d]\w*(?:[-–][^\W_]\w*)+")
_SPACED: Final = re.compile(r"[^\W\d_]\w*(?:\s+[^\W_]\w*)+")
_COMMAS: Final = re.compile(r"(\w|\))\s*[,;:]\s*(?=[^\W\d])")
_EXAMPLE: Final = "{{ thu_ngan_sach.vs_plan }}"
_SLIPS: Final = (
    (_CURLY, "curly-quotes", 'Dấu nháy trong biểu thức phải là nháy thẳng ".', 'gõ lại bằng dấu "'),
    (_UNQUOTED, "quotes-missing", "“{}” phải đặt giữa hai dấu nháy.", 'viết như x.at("2020-12")'),
    (_HYPHENED, "hyphen-in-name", "Tên “{}” có gạch ngang; tên số liệu nối bằng gạch dưới.", "thay - bằng _"),
    (
        _NUMBER_TOUCHES_WORD,
        "expression-syntax",
        "“{}” không phải tên: tên bắt đầu bằng chữ cái.",
        f"viết như {_EXAMPLE}",
    ),
)
"""Slips that staff make, looked for outside of quotes before anything is parsed."""


class Resolver(Protocol):
    """What knows the named figures: `reportgen.figures.Vocabulary`."""

    def resolve(self, steps: tuple[Step, ...], where: Callable[[], Place] | None = None) -> Printed | PrintedLines:
        """Return what the expression prints, whose place `where` finds; raises `ExpressionError`."""
        ...

    def names(self) -> tuple[str, ...]:
        """Return the names an expression can begin with."""
        ...


class Misspelling(Struct, frozen=True):
    """An expression that cannot be read; `start` and `end` are offsets in its text."""

    code: str
    message: str
    hint: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def parse_expression(text: str) -> tuple[Step, ...] | Misspelling:
    """Return the steps of an expression without spaces at its ends, or what is wrong with it.

    >>> [step.name for step in parse_expression("xuat_khau.vs_plan.equal(1)")]
    ['xuat_khau', 'vs_plan', 'equal']
    >>> parse_expression("xuat_khau + 1").message
    'Biểu thức không tính toán được: chỉ có tên, dấu chấm và ngoặc đơn.'
    """
    unread = _unreadable(text)
    if unread is not None:
        return unread
    try:
        tree = ast.parse(text, mode="eval")
        return _Walk(text).steps(tree.body)
    except SyntaxError:
        return _whole(text, "expression-syntax", "Biểu thức viết chưa đúng.", f"viết như {_EXAMPLE}")
    except _Foreign as foreign:
        return foreign.misspelling


def cure(misspelling: Misspelling, text: str, names: Iterable[str]) -> Misspelling:
    """Return the misspelling with the spelling that was most likely meant, where one can be guessed."""
    guess = _guess(text, tuple(names))
    if guess is None or isinstance(parse_expression(guess), Misspelling):
        return misspelling
    return replace(misspelling, hint=f"có phải {guess}?")


def _guess(text: str, names: tuple[str, ...]) -> str | None:
    straight = _CURLY.sub('"', text.translate(_FULL_WIDTH).strip("{} ")).replace('""', '"')
    parts = _OUTSIDE_TEXT.split(straight)
    parts[::2] = [_mend(part, names) for part in parts[::2]]
    mended = "".join(parts)
    mended += ")" * (mended.count("(") - mended.count(")"))
    return mended if mended != text else None


def _mend(part: str, names: tuple[str, ...]) -> str:
    """Mend what stands outside of quotes: hyphens and spaces in names, commas for full stops, quotes left out."""
    part = _UNQUOTED.sub(lambda found: f'"{found[0].strip()}"', part)
    part = _HYPHENED.sub(lambda found: _known(re.sub("[-–]", "_", found[0]), names), part)
    head, bracket, rest = part.partition("(")
    part = _COMMAS.sub(r"\1.", head) + bracket + rest
    spaced = _SPACED.fullmatch(part)
    if spaced and _known(re.sub(r"\s+", "_", part), names) in names:
        part = _known(re.sub(r"\s+", "_", part), names)
    return part.rstrip().rstrip(".") if part.rstrip().endswith(".") else part


def _known(name: str, names: tuple[str, ...]) -> str:
    return name if name in names else nearest(name, names) or name


def _whole(text: str, code: str, message: str, hint: str) -> Misspelling:
    return Misspelling(code, message, hint, 0, max(1, len(text)))


def _unreadable(text: str) -> Misspelling | None:
    """Return why the text must not even reach the parser: empty, too long, or holding foreign characters."""
    if not text:
        return _whole(text, "expression-empty", "Giữa {{ và }} không có gì.", f"viết tên số liệu, như {_EXAMPLE}")
    if len(text) > LONGEST:
        message = f"Biểu thức dài quá {LONGEST} ký tự."
        return _whole(text, "expression-too-long", message, f"viết tên số liệu, như {_EXAMPLE}")
    outside = _OUTSIDE_TEXT.sub(lambda found: '"' * len(found[0]), text)
    for pattern, code, message, hint in _SLIPS:
        if found := pattern.search(outside):
            return Misspelling(code, message.format(text[found.start() : found.end()]), hint, *found.span())
    if not _READABLE.fullmatch(text) or not text.isprintable():
        return _whole(text, "expression-syntax", "Biểu thức viết chưa đúng.", f"viết như {_EXAMPLE}")
    return None


class _Foreign(Exception):
    def __init__(self, misspelling: Misspelling) -> None:
        super().__init__(misspelling.message)
        self.misspelling = misspelling


_FOREIGN: Final[tuple[tuple[tuple[type[ast.AST], ...], str, str, str], ...]] = (
    (
        (ast.Tuple,),
        "expression-comma",
        "Dấu phẩy trong biểu thức: giữa hai tên phải là dấu chấm.",
        "thay dấu phẩy bằng dấu chấm",
    ),
    (
        (ast.Subscript, ast.Slice, ast.List),
        "expression-brackets",
        "Biểu thức không có ngoặc vuông.",
        'gọi theo tên, như {{ x.at("2020-12") }}',
    ),
    (
        (ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.IfExp),
        "expression-operator",
        "Biểu thức không tính toán được: chỉ có tên, dấu chấm và ngoặc đơn.",
        "bỏ phép tính; dùng số liệu đã đặt tên, như {{ x.vs_plan }}",
    ),
)


class _Walk:
    """Turns the tree of one expression into steps; `ast` counts columns in bytes of UTF-8, steps in characters."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._bytes = None if text.isascii() else text.encode()

    def steps(self, node: ast.expr) -> tuple[Step, ...]:
        steps: list[Step] = []
        while not isinstance(node, ast.Name):
            call = node if isinstance(node, ast.Call) else None
            named = call.func if call else node
            args = self._arguments(call) if call else None
            if call and isinstance(named, ast.Call):
                inner, outer = self._column(named.end_col_offset), self._column(call.end_col_offset)
                steps.append(Step("", args, inner, outer))  # decimals behind a call: x.at("2020-12")(1)
                node = named
                continue
            if isinstance(named, ast.Name):
                steps.append(self._step(named.id, args, named, node))
                node = named
                break
            if not isinstance(named, ast.Attribute):
                raise self._foreign(named)
            steps.append(self._step(named.attr, args, named, node))
            node = named.value
        else:
            steps.append(self._step(node.id, None, node, node))
        return tuple(reversed(steps))

    def _step(self, name: str, args: _Arguments | None, named: ast.expr, whole: ast.expr) -> Step:
        end = self._column(named.end_col_offset)
        start = max(0, end - len(name))
        if name.startswith("_"):
            message = f"Tên “{name}” bắt đầu bằng dấu gạch dưới; không có số liệu nào tên như vậy."
            raise _Foreign(Misspelling("expression-private", message, "viết tên trong catalog.yaml", start, end))
        return Step(name, args, start, self._column(whole.end_col_offset))

    def _arguments(self, call: ast.Call) -> _Arguments:
        for keyword in call.keywords:
            message = "Trong ngoặc chỉ ghi giá trị, không ghi tên giá trị."
            raise self._misspelling(keyword.value, "expression-argument", message, 'viết như {{ x.at("2020-12") }}')
        return tuple(self._argument(node) for node in call.args)

    def _argument(self, node: ast.expr) -> str | int | tuple[Step, ...]:
        if not isinstance(node, ast.Constant):
            return self.steps(node)
        if isinstance(node.value, str) or (isinstance(node.value, int) and not isinstance(node.value, bool)):
            return node.value
        message = "Trong ngoặc chỉ nhận chữ giữa hai dấu nháy hoặc số nguyên."
        raise self._misspelling(node, "expression-argument", message, 'viết như {{ x.at("2020-12") }} hoặc {{ x(1) }}')

    def _foreign(self, node: ast.expr) -> _Foreign:
        for kinds, code, message, hint in _FOREIGN:
            if isinstance(node, kinds):
                return self._misspelling(node, code, message, hint)
        return self._misspelling(node, "expression-syntax", "Biểu thức viết chưa đúng.", f"viết như {_EXAMPLE}")

    def _misspelling(self, node: ast.expr, code: str, message: str, hint: str) -> _Foreign:
        start, end = self._column(node.col_offset), self._column(node.end_col_offset)
        return _Foreign(Misspelling(code, message, hint, start, end))

    def _column(self, offset: int | None) -> int:
        if offset is None:
            return len(self._text)
        return offset if self._bytes is None else len(self._bytes[:offset].decode(errors="ignore"))


_Arguments = tuple[str | int | tuple[Step, ...], ...]
