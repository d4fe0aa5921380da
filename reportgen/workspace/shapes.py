"""What the schema allows at a place: the keys of a record, the values of a closed list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel


def keys_at(shape: Any, path: Sequence[str | int]) -> tuple[str, ...]:
    """Return the keys that the record at a path may have; () where it is no record.

    >>> from reportgen.workspace.schema import Agency
    >>> keys_at(Agency, ("issuers", "ubnd"))
    ('lines', 'symbol', 'parent')
    """
    models = [part for part in _shapes_at(shape, path) if isinstance(part, type) and issubclass(part, BaseModel)]
    return tuple(name for model in models for name in model.model_fields)


def choices_at(shape: Any, path: Sequence[str | int]) -> tuple[str, ...]:
    """Return the values of the closed list at a path; () where there is none."""
    choices: list[str] = []
    for part in _shapes_at(shape, path):
        if isinstance(part, type) and issubclass(part, Enum):
            choices += [str(member.value) for member in part]
        elif get_origin(part) is Literal:
            choices += [str(value) for value in get_args(part)]
    return tuple(choices)


def title_at(shape: Any, path: Sequence[str | int]) -> str | None:
    """Return the Vietnamese title of the field at a path."""
    for part in _shapes_at(shape, path[:-1]):
        if isinstance(part, type) and issubclass(part, BaseModel) and path[-1] in part.model_fields:
            return part.model_fields[str(path[-1])].title
    return None


def _shapes_at(shape: Any, path: Sequence[str | int]) -> list[Any]:
    """Return the alternatives of the schema at a path, annotations and unions taken apart."""
    shapes = _alternatives(shape)
    for step in path:
        shapes = [inner for part in shapes for inner in _inside(part, step)]
    return shapes


def _alternatives(shape: Any) -> list[Any]:
    origin = get_origin(shape)
    if origin is Annotated:
        return _alternatives(get_args(shape)[0])
    if origin in (Union, UnionType):
        return [part for member in get_args(shape) for part in _alternatives(member)]
    return [shape]


def _inside(shape: Any, step: str | int) -> list[Any]:
    origin, arguments = get_origin(shape), get_args(shape)
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        field = shape.model_fields.get(str(step))
        return _alternatives(field.annotation) if field is not None else []
    if origin is Mapping:
        return _alternatives(arguments[1])
    return _alternatives(arguments[0]) if origin is tuple else []
