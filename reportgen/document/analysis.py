"""What the tags of a template say: known names, allowed statements, the slots in printed order.

Everything is decided from the template alone, before any data: a template that passes renders whatever the data.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from jinja2 import Environment, TemplateSyntaxError, nodes
from msgspec import Struct, field

from reportgen.diagnostics import Finding, nearest
from reportgen.document.environment import FILTERS
from reportgen.document.names import CONTENT, FRAME, LOOP, Kind, Schema, paths
from reportgen.document.outline import TAG, Outline, Tag, tag_finding
from reportgen.document.pairs import pair_findings

_COMPARISONS: Final = frozenset({"eq", "ne", "lt", "gt", "lteq", "gteq"})
_DEEPEST: Final = 4
"""Loops within loops; the lists are short, and a template cannot be made to run for long."""

Names = Mapping[str, "Kind | Schema"]


class Printed(Struct, frozen=True):
    """A name that a tag prints."""

    path: str
    tag: Tag
    conditions: frozenset[str]
    """Slots whose being given the printing hangs on."""
    looped: bool


class Analysis(Struct):
    """What was found in one part."""

    printed: list[Printed] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    """Every path that is printed or looped over."""
    asked: dict[str, Tag | None] = field(default_factory=dict)
    """Every path that a condition asks for."""
    findings: list[Finding] = field(default_factory=list)
    unread: bool = False
    """Tags that are not in pairs, or that cannot be parsed, hide what the part prints."""


def analyse(outline: Outline, source: str, known: Schema = FRAME, *, in_body: bool = True) -> Analysis:
    """Return what the tags of a part say.

    Args:
        outline: the part as its reader sees it.
        source: the same part as the template engine reads it.
        known: the names that a document gives, beside the slots.
        in_body: whether whole paragraphs may be printed here.
    """
    unpaired = pair_findings(outline)
    if unpaired:
        return Analysis(findings=list(unpaired), unread=True)
    reader = _Reader(outline, source, known, in_body=in_body)
    lined = _tag_on_its_own_line(source)
    try:
        tree = Environment(autoescape=True).parse(lined)
    except RecursionError:
        reader.analysis.unread = True
        reader.report("tag-syntax", "Mẫu có thẻ lồng nhau quá sâu", None, "bỏ bớt ngoặc và điều kiện lồng nhau")
        return reader.analysis
    except TemplateSyntaxError as error:
        reader.analysis.unread = True
        cure = "trong thẻ viết một tên, như {{ signer }}, hoặc một lệnh, như {%p if signer %}"
        reader.report("tag-syntax", "Thẻ viết sai, không đọc được: {tag}", reader.tag_on(error.lineno), cure)
        return reader.analysis
    reader.statements(tree.body, {**known, CONTENT: {}}, frozenset(), 0)
    reader.check_asked()
    return reader.analysis


def tags_alone(outline: Outline) -> str:
    """Return the tags of a part without the text around them, as the template engine reads them."""
    closing = {"{": "}}", "%": "%}", "#": "#}"}
    return "".join(f"{{{tag.sign} {re.sub('[“”‘’]', chr(39), tag.said)} {closing[tag.sign]}" for tag in outline.tags)


def _tag_on_its_own_line(source: str) -> str:
    """Return the source with each tag at the start of a line, so that a line number tells the tag."""
    return re.sub(r"(?=\{[\{%#])", "\n", source.replace("\n", " "))


def _aligned(tags: Sequence[Tag], source: str) -> list[Tag | None]:
    """Return for each tag of the source the tag as typed; None for one that stands where no reader sees it."""
    waiting = list(tags)
    found: list[Tag | None] = []
    for match in TAG.finditer(source):
        same = next((index for index, tag in enumerate(waiting) if _same(tag.said, match[3])), None)
        found.append(None if same is None else waiting[same])
        del waiting[: 0 if same is None else same + 1]
    return found


def _same(typed: str, patched: str) -> bool:
    """Return whether two tags say the same; docxtpl mends quotes and signs of comparison."""
    return re.sub(r"\W+", " ", typed).split() == re.sub(r"&\w+;|\W+", " ", patched).split()


class _Reader:
    def __init__(self, outline: Outline, source: str, known: Schema, *, in_body: bool) -> None:
        self._in_body = in_body
        self._outline = outline
        self._known = known
        self._tags = _aligned(outline.tags, source)
        self.analysis = Analysis()

    def tag_on(self, line: int) -> Tag | None:
        """Return the tag on a line of the source; the first stands on the second line."""
        return self._tags[line - 2] if 0 <= line - 2 < len(self._tags) else None

    def report(self, code: str, message: str, tag: Tag | None, hint: str | None = None) -> None:
        """Keep a finding about a tag; `{tag}` in the message is the tag as typed."""
        finding = tag_finding(self._outline, code, message, tag, hint)
        if finding not in self.analysis.findings:
            self.analysis.findings.append(finding)

    def check_asked(self) -> None:
        """Report slots that a condition asks for and nothing prints."""
        for path, tag in self.analysis.asked.items():
            if path.startswith(f"{CONTENT}.") and path not in self.analysis.named:
                self.report(
                    "slot-never-printed",
                    f"Thẻ {{tag}} hỏi {path} mà mẫu không in khoang đó",
                    tag,
                    f"thêm đoạn {{{{p {path} }}}}, hoặc sửa tên khoang trong thẻ",
                )

    # statements ----------------------------------------------------------------------------------------------------

    def statements(self, body: Sequence[nodes.Node], names: Names, conditions: frozenset[str], depth: int) -> None:
        """Read statements in order."""
        for node in body:
            if isinstance(node, nodes.Output):
                for child in node.nodes:
                    if not isinstance(child, nodes.TemplateData):
                        self._print(child, names, conditions, depth)
            elif isinstance(node, nodes.If):
                self._branch(node, names, conditions, depth)
            elif isinstance(node, nodes.For):
                self._loop(node, names, conditions, depth)

    def _branch(self, node: nodes.If, names: Names, conditions: frozenset[str], depth: int) -> None:
        before = len(self.analysis.named)
        self._kind(node.test, names)
        self.analysis.asked |= dict.fromkeys(self.analysis.named[before:], self.tag_on(node.lineno))
        del self.analysis.named[before:]
        inside = conditions | _slots_asked(node.test)
        self.statements(node.body, names, inside, depth)
        for other in node.elif_:
            self._branch(other, names, conditions, depth)
        self.statements(node.else_, names, conditions, depth)

    def _loop(self, node: nodes.For, names: Names, conditions: frozenset[str], depth: int) -> None:
        tag = self.tag_on(node.lineno)
        kind = self._kind(node.iter, names)
        if not isinstance(node.target, nodes.Name) or node.test or node.recursive or depth >= _DEEPEST:
            self.report("loop-form", "Vòng lặp {tag} viết theo cách không dùng được", tag, "viết for dòng in danh_sách")
            return
        if kind is not None and kind is not Kind.LINES:
            self.report("loop-over-text", "Thẻ {tag} lặp trên thứ không phải danh sách", tag, _lists_hint(self._known))
        inside = {**names, node.target.name: Kind.TEXT, "loop": LOOP}
        self.statements(node.body, inside, conditions, depth + 1)
        self.statements(node.else_, names, conditions, depth)

    def _print(self, node: nodes.Node, names: Names, conditions: frozenset[str], depth: int) -> None:
        tag = self.tag_on(node.lineno)
        kind = self._kind(node, names)
        path = _path(node) or ""
        if kind is None or tag is None:
            return
        if kind is Kind.BLOCKS and not self._in_body:
            self.report("blocks-outside-body", f"{path} chỉ in được trong phần thân", tag, "chuyển thẻ vào phần thân")
        elif kind is Kind.BLOCKS and tag.element != "p":
            self.report(
                "blocks-in-line",
                f"{path} in ra cả đoạn văn, không viết được trong dòng như {{tag}}",
                tag,
                f"để {{{{p {path} }}}} một mình trong một đoạn",
            )
        elif kind is not Kind.BLOCKS and tag.element in ("p", "tr"):
            self.report(
                "text-as-blocks", f"{path} chỉ là chữ trong dòng, {{tag}} xóa mất đoạn", tag, f"viết {{{{ {path} }}}}"
            )
        elif kind not in (Kind.TEXT, Kind.NUMBER, Kind.BLOCKS):
            self.report("not-printable", "Thẻ {tag} gọi một nhóm hoặc danh sách, không in được", tag, _cure(path, kind))
        else:
            self._keep(Printed(path, tag, conditions, depth > 0))

    def _keep(self, printed: Printed) -> None:
        slot = printed.path.startswith(f"{CONTENT}.")
        if slot and any(other.path == printed.path for other in self.analysis.printed):
            self.report("slot-twice", "Khoang {tag} đã được in ở phía trên", printed.tag, "bỏ bớt một thẻ")
        if slot and printed.looped:
            self.report("slot-in-loop", "Khoang {tag} nằm trong vòng lặp", printed.tag, "đưa thẻ ra ngoài vòng lặp")
        self.analysis.printed.append(printed)

    # expressions ---------------------------------------------------------------------------------------------------

    def _kind(self, node: nodes.Node, names: Names) -> Kind | Schema | None:
        """Return what an expression stands for, None where it was reported."""
        if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            return self._named(node, names)
        if isinstance(node, nodes.Const):
            return Kind.NUMBER if isinstance(node.value, int) else Kind.TEXT
        if isinstance(node, nodes.Filter) and node.node and node.name in FILTERS and not (node.args or node.kwargs):
            self._kind(node.node, names)
            return Kind.NUMBER if node.name == "length" else Kind.TEXT
        parts = _parts(node)
        if parts is None:
            self.report(
                "code-in-tag",
                "Thẻ {tag} chứa lệnh không dùng được trong mẫu",
                self.tag_on(node.lineno),
                "trong thẻ chỉ viết tên, and, or, not, == và các bộ lọc upper, lower, capitalize, length",
            )
            return None
        for part in parts:
            self._kind(part, names)
        return Kind.FLAG

    def _named(self, node: nodes.Name | nodes.Getattr | nodes.Getitem, names: Names) -> Kind | Schema | None:
        path = _path(node)
        if isinstance(node, nodes.Getitem) and path is None:
            inner = self._kind(node.node, names)
            if inner is Kind.LINES and isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, int):
                return Kind.TEXT
        found = _look_up(path, names) if path else None
        if found is None:
            tag = self.tag_on(node.lineno)
            self.report("unknown-tag", f"Thẻ {{tag}} gọi tên không có: {path or '…'}", tag, self._cure(path, names))
            return None
        if path:
            self.analysis.named.append(path)
        return found

    def _cure(self, path: str | None, names: Names) -> str:
        """Return the nearest known name as a question, or where the names are listed."""
        owner = (path or "").rpartition(".")[0]
        if owner and _look_up(owner, names) is Kind.TEXT:
            return f"{owner} đã là chữ: viết {{{{ {owner} }}}}"
        own = [name for name in names if name not in self._known and name != CONTENT]
        close = nearest(path or "", [*paths(self._known), *own])
        return f"có phải {close}?" if close else "xem danh sách tên dùng được trong hướng dẫn về mẫu"


def _look_up(path: str, names: Names) -> Kind | Schema | None:
    first, *rest = path.split(".")
    if first == CONTENT and len(rest) == 1:
        return Kind.BLOCKS
    found: Kind | Schema | None = names.get(first)
    for name in rest:
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _path(node: nodes.Node) -> str | None:
    """Return `a.b` for a name and its members, None for anything else."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        owner, member = _path(node.node), node.attr
    elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
        owner, member = _path(node.node), node.arg.value
    else:
        return None
    return f"{owner}.{member}" if owner else None


def _parts(node: nodes.Node) -> tuple[nodes.Node, ...] | None:
    """Return the operands of a condition, None for what is no condition."""
    if isinstance(node, nodes.Not):
        return (node.node,)
    if isinstance(node, nodes.And | nodes.Or):
        return (node.left, node.right)
    if isinstance(node, nodes.Compare) and {operand.op for operand in node.ops} <= _COMPARISONS:
        return (node.expr, *(operand.expr for operand in node.ops))
    return None


def _slots_asked(node: nodes.Node) -> frozenset[str]:
    """Return the slots that a condition asks for; "not" asks for none."""
    if isinstance(node, nodes.Not):
        return frozenset()
    path = _path(node)
    if path is not None:
        return frozenset({path.removeprefix(f"{CONTENT}.")} if path.startswith(f"{CONTENT}.") else ())
    return frozenset().union(*map(_slots_asked, _parts(node) or ()))


def _cure(path: str, kind: Kind | Schema) -> str:
    if isinstance(kind, Mapping):
        return f"viết rõ thành phần, ví dụ {{{{ {path}.{next(iter(kind), '…')} }}}}"
    return (
        f"viết {{%p for dong in {path} %}}, {{{{ dong }}}}, {{%p endfor %}} ở ba đoạn"
        if kind is Kind.LINES
        else "dùng trong {%p if … %}"
    )


def _lists_hint(known: Schema) -> str:
    lists = [name for name in paths(known) if _look_up(name, known) is Kind.LINES]
    return f"danh sách dùng được: {', '.join(lists)}"
