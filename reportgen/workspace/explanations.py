"""What the schema refused, told in Vietnamese with its place. Problems are known by type, never by their English words.

A problem that the schema itself words (a `PydanticCustomError`) keeps its code, sentence and cure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from reportgen.diagnostics import Finding, Place, nearest
from reportgen.workspace import entries as checks
from reportgen.workspace.outline import Entry, parse_entry
from reportgen.workspace.rewriting import write
from reportgen.workspace.schema import SLOT
from reportgen.workspace.shapes import choices_at, keys_at, title_at
from reportgen.workspace.slugs import slug
from reportgen.workspace.source import Source
from reportgen.workspace.tree import Tree

Path = tuple[str | int, ...]
Context = Mapping[str, Any]

_KEY: Final = "[key]"
_MAPPING_TYPES: Final = frozenset({"model_type", "dict_type", "mapping_type", "model_attributes_type"})
_LIST_TYPES: Final = frozenset({"tuple_type", "list_type"})
_EXAMPLES: Final = {
    "issuers": "ubnd: …",
    "signatures": "chu-tich: …",
    "recipients": "bao-cao: …",
    "plan": "2021: …",
    "content": "results: |",
}
"""What stands under the keys that hold names of the user's choice."""
_ONE_VALUE: Final = "một giá trị trên cùng dòng"


class Explainer:
    """Turns the schema's problems with one file into findings."""

    def __init__(self, source: Source, tree: Tree, shape: Any) -> None:
        self.source = source
        self.tree = tree
        self.shape = shape

    def findings(self, problems: Iterable[Mapping[str, Any]]) -> tuple[Finding, ...]:
        """Return a finding for each problem, one for each place; a key spelled wrong is not missing too."""
        given = tuple(problems)
        meant = {self._key_meant(problem) for problem in given if problem["type"] == "extra_forbidden"}
        found: dict[Place | None, Finding] = {}
        for problem in given:
            if problem["type"] == "missing" and tuple(problem["loc"]) in meant:
                continue
            finding = self._finding(problem)
            found.setdefault(finding.place, finding)
        return tuple(found.values())

    def _key_meant(self, problem: Mapping[str, Any]) -> tuple[str | int, ...]:
        """Return the location of the key that an unknown one probably is; the unknown one's where it is like none."""
        *parent, name = problem["loc"]
        near = nearest(str(name), keys_at(self.shape, self._shape_path(self._path(parent)[0])))
        return (*parent, near or name)

    def _finding(self, problem: Mapping[str, Any]) -> Finding:
        kind, context = problem["type"], problem.get("ctx", {})
        if kind == "missing":
            *parent, name = problem["loc"]
            return self._missing((*self._path(parent)[0], name))
        path, is_key = self._path(problem["loc"])
        if kind in self._TELLERS:
            return self._TELLERS[kind](self, path, context)
        if "-" in kind:
            return self._own_words(problem, path, is_key=is_key)
        return self._wrong_kind(kind, path)

    def _path(self, location: Sequence[str | int]) -> tuple[Path, bool]:
        """Return the part of a problem's location that stands in the file, and whether the key is meant."""
        path: list[str | int] = []
        node = self.tree
        for step in location:
            if isinstance(node, dict) and step in node:
                node = node[str(step)]
            elif isinstance(node, list) and isinstance(step, int) and step < len(node):
                node = node[step]
            else:
                continue
            path.append(step)
        return tuple(path), _KEY in location

    def _finding_at(
        self, code: str, message: str, path: Path, hint: str | None = None, *, key: bool = False
    ) -> Finding:
        return Finding(code, message, self.source.place(*path, key=key), hint)

    def _own_words(self, problem: Mapping[str, Any], path: Path, *, is_key: bool) -> Finding:
        context = problem.get("ctx", {})
        key = context.get("key")
        place_path = (*path, key) if key is not None else (*path, *context.get("path", ()))
        if "span" in context:
            place = self._part_place(path, *context["span"])
            return Finding(problem["type"], problem["msg"], place, context.get("hint"))
        return self._finding_at(problem["type"], problem["msg"], place_path, context.get("hint"), key=is_key)

    def _part_place(self, path: Path, start: int, end: int) -> Place:
        """Return where characters `start` to `end`, of one line of a text, stand."""
        passage = self.source.passage(*path)
        before = passage.text[:start].split("\n")
        return passage.place(len(before) - 1, len(before[-1]), len(before[-1]) + end - start)

    def _missing(self, path: Path) -> Finding:
        parent, name = path[:-1], path[-1]
        title = title_at(self.shape, self._shape_path(path))
        said = f" ({title})" if title else ""
        if self.source.has(*path):
            return self._finding_at("empty-value", f"“{name}” đang để trống{said}.", path, "điền giá trị", key=True)
        if name == "id" and title and self._value((*parent, "title")):
            return self._missing_id(parent)
        place = self.source.place(*parent, key=True) if parent else self._first_line()
        return Finding("missing-key", f"Thiếu “{name}”{said}.", place, f"thêm dòng: {name}: …")

    def _entry(self, path: Path) -> Entry:
        line = (self.source.place(*path, key=True).line or 1) - 1
        return parse_entry(self.source.lines[line], line)

    def _missing_id(self, parent: Path) -> Finding:
        tasks = self._list(parent[:-1])
        known = {task["id"] for task in tasks if isinstance(task, dict) and "id" in task}
        for task in tasks[: int(parent[-1])]:
            if isinstance(task, dict) and "id" not in task:
                known.add(slug(str(task.get("title")), known))
        line = f"id: {slug(str(self._value((*parent, 'title'))), known)}"
        message = "Nhiệm vụ này thiếu mã (id); mã theo nhiệm vụ suốt các tháng."
        return self._finding_at("missing-id", message, parent, f"thêm dòng: {line}")

    def _first_line(self) -> Place:
        entries = (parse_entry(line, number) for number, line in enumerate(self.source.lines))
        return self.source.at(next((entry.line for entry in entries if entry.text or entry.key), 0))

    def _unknown_key(self, path: Path, _: Context) -> Finding:
        name = str(path[-1])
        known = keys_at(self.shape, self._shape_path(path[:-1]))
        near = nearest(name, known)
        if near is None and (outdented := checks.outdented(self.source, self._entry(path), name)):
            return outdented
        message = f"Không có khóa nào tên “{name}” ở đây" + (f"; có phải “{near}”?" if near else ".")
        hint = f"đổi thành {near}" if near else f"các khóa dùng được: {', '.join(known)}"
        width = checks.deeper_above(self.source, self._entry(path))
        if width and near is None:
            hint += f"\nnếu dòng này thuộc đoạn chữ ở trên thì {checks.indent_words(width)}"
        return self._finding_at("unknown-key", message, path, hint, key=True)

    def _unknown_slot(self, path: Path, _: Context) -> Finding:
        message = f"Khoang “{path[-1]}” không có trong mẫu."
        lower = str(path[-1]).lower()
        hint = write(f"{lower}: |") if SLOT.fullmatch(lower) else "tên khoang là chữ thường không dấu, ví dụ results"
        return checks.outdented(self.source, self._entry(path), str(path[-1])) or self._finding_at(
            "unknown-slot", message, path, hint, key=True
        )

    def _not_a_choice(self, path: Path, _: Context) -> Finding:
        value = " ".join(str(self._value(path)).split())
        choices = choices_at(self.shape, self._shape_path(path))
        near = nearest(value.lower(), choices)
        message = f"“{value}” không dùng được ở đây" + (f"; có phải “{near}”?" if near else ".")
        return self._finding_at("unknown-choice", message, path, f"chọn một trong: {', '.join(choices)}")

    def _bad_slug(self, path: Path, _: Context) -> Finding:
        value = str(self._value(path))
        message = f"Mã “{value}” phải là chữ thường không dấu, số, nối bằng gạch ngang."
        return self._finding_at("task-id", message, path, f"viết: id: {slug(value, set())}")

    def _empty_list(self, path: Path, _: Context) -> Finding:
        message = f"“{path[-1]}” phải có ít nhất một mục."
        return self._finding_at("empty-list", message, path, "viết thêm một mục thụt vào dưới khóa này", key=True)

    def _out_of_range(self, path: Path, context: Context) -> Finding:
        limit = f"từ {context['ge']} trở lên" if "ge" in context else f"không quá {context['le']}"
        return self._finding_at("number-out-of-range", f"Số ở đây phải {limit}.", path, "xem lại số đã gõ")

    def _wrong_kind(self, kind: str, path: Path) -> Finding:
        value, name = self._value(path), path[-1] if path else None
        if value is None:
            told = f"“{name}” đang để trống." if isinstance(name, str) else "Mục này của danh sách đang để trống."
            hint = self._cure(kind, path) or "điền giá trị, hoặc xóa dòng này"
            return self._finding_at("empty-value", told, path, hint, key=True)
        place = self.source.place(*path, key=not isinstance(value, str)) if path else self._first_line()
        line = (place.line or 1) - 1
        entry = parse_entry(self.source.lines[line], line) if self.source.lines else None
        if entry is not None and isinstance(value, dict) and isinstance(name, int) and kind not in _LIST_TYPES:
            return checks.text_read_as_key(self.source, entry)
        if entry is not None and isinstance(value, str) and (unspaced := checks.missing_blank(self.source, entry)):
            return unspaced
        wanted = "các dòng “khóa: giá trị”" if kind in _MAPPING_TYPES else _ONE_VALUE
        wanted = "các dòng bắt đầu bằng “- ”" if kind in _LIST_TYPES else wanted
        found = {str: "văn bản", list: "danh sách", dict: "nhóm khóa"}[type(value)]
        told = f"“{name}” cần" if isinstance(name, str) else "Mục này cần" if path else "Tệp này cần"
        return Finding("wrong-kind", f"{told} {wanted}, nhưng ở đây là {found}.", place, self._cure(kind, path))

    def _cure(self, kind: str, path: Path) -> str | None:
        value = self._value(path)
        name = next((step for step in reversed(path) if isinstance(step, str)), "khóa")
        head = f"{name}:" if path and isinstance(path[-1], str) else "-"
        if kind in _LIST_TYPES:
            if isinstance(value, str):
                return write(f"{name}:\n  - {value.lstrip('-')}")
            return "thêm “- ” trước khóa đầu của mỗi mục"
        if kind in _MAPPING_TYPES:
            return self._mapping_cure(name, path)
        if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
            return write(f"{head} {value[0]}")
        return "viết giá trị ngay sau dấu hai chấm, bỏ các dòng thụt vào ở dưới" if value else None

    def _mapping_cure(self, name: str, path: Path) -> str:
        value = self._value(path)
        keys = keys_at(self.shape, self._shape_path(path))
        if not keys:
            return write(f"{name}:\n  {_EXAMPLES.get(name, 'mã: …')}")
        if isinstance(value, str) and path and isinstance(path[-1], int):
            head, label = (f"- id: {slug(value)}\n  ", "title") if keys[0] == "id" else ("- ", keys[0])
            return write(f"{head}{label}: {value}")
        return f"các khóa dùng được: {', '.join(keys)}"

    def _shape_path(self, path: Path) -> Path:
        """Return the path in the schema: figures stand one level deeper there than in the file."""
        if path and path[0] not in keys_at(self.shape, ()) and "entries" in keys_at(self.shape, ()):
            return ("entries", *path)
        return path

    def _value(self, path: Path) -> Tree:
        node = self.tree
        for step in path:
            if isinstance(node, dict):
                node = node.get(str(step))
            elif isinstance(node, list) and isinstance(step, int) and step < len(node):
                node = node[step]
            else:
                return None
        return node

    def _list(self, path: Path) -> list[Tree]:
        value = self._value(path)
        return value if isinstance(value, list) else []

    _TELLERS: Final[Mapping[str, Callable[[Explainer, Path, Context], Finding]]] = {
        "extra_forbidden": _unknown_key,
        "unknown-slot": _unknown_slot,
        "enum": _not_a_choice,
        "literal_error": _not_a_choice,
        "string_pattern_mismatch": _bad_slug,
        "too_short": _empty_list,
        "greater_than_equal": _out_of_range,
        "less_than_equal": _out_of_range,
    }
