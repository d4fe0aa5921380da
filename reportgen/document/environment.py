"""The engine under docxtpl's language, shut in: it reads plain texts, lists and dicts, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from jinja2 import StrictUndefined, Undefined, pass_context
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import SandboxedEnvironment

from reportgen.document.markup import quoted, within_text
from reportgen.document.names import LOOP
from reportgen.document.values import Finished, Silent

PRINTED: Final = "-printed"
"""Where a render keeps what it printed; no tag can name it, for it is no name."""

FILTERS: Final = ("upper", "lower", "capitalize", "length")
"""The filters that tags may use."""


class NotPrintable(TypeError):
    """A tag names something that is neither text nor a number nor finished markup."""


class Shut(SandboxedEnvironment):
    """Members of plain dicts and of the loop, by name; items of lists by number. No object is ever asked for more."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return the member of a dict or the loop's own count; undefined for all else."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        if type(obj) is LoopContext and attribute in LOOP:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return the item of a list or the member of a dict; undefined for all else."""
        if type(obj) is list and type(argument) is int and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self.getattr(obj, argument) if isinstance(argument, str) else self.undefined(obj=obj, name=argument)

    def is_safe_callable(self, _obj: Any) -> bool:
        """Return False: tags call nothing."""
        return False


@pass_context
def _print(context: Context, value: object) -> str:
    """Return what a tag prints, as it stands in XML, and keep it for the proof.

    Raises:
        NotPrintable: the value is None, a number with a fraction, a list or any other object.
    """
    if type(value) is str:
        printed: list[str] = context.parent[PRINTED]
        printed.append(value)
        return within_text(value) if "\n" in value or "\t" in value else quoted(value)
    if isinstance(value, Finished):
        context.parent[PRINTED].append(value)
        return value.markup
    if isinstance(value, Silent | Undefined) or type(value) is int:
        return str(value)
    raise NotPrintable(type(value).__name__)


def environment() -> SandboxedEnvironment:
    """Return the environment that compiles and runs the source of templates; everything printed is escaped here."""
    shut = Shut(undefined=StrictUndefined, finalize=_print, cache_size=0)
    shut.globals.clear()
    known: Mapping[str, Any] = shut.filters
    shut.filters = {name: known[name] for name in FILTERS}
    return shut
