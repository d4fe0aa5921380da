"""JSON Schemas of the files that people write, for editors: what may stand where, in Vietnamese, with examples.

They are generated from the models, but describe the file, not the record: an editor's YAML reader makes `08` and
`1.234` numbers and `true` a boolean, and leaves `1.234,5` and `24/8/2021` texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from reportgen.periods import Period
from reportgen.workspace.schema import (
    INDICATOR_ID,
    RESERVED_IDS,
    Agency,
    Document,
    Entry,
    Indicator,
    PeriodFigures,
    Plan,
    Task,
)
from reportgen.workspace.schema_words import CHOICES, DESCRIPTIONS, EXAMPLES, TITLES, TITLES_BY_NAME

DIALECT: Final = "http://json-schema.org/draft-07/schema#"
"""The newest that the YAML extension of VS Code reads in full."""

_DAY: Final = {
    "type": "string",
    "pattern": r"^\d{1,2}/\d{1,2}/\d{4}$",
    "patternErrorMessage": "Viết ngày/tháng/năm, ví dụ 24/8/2021.",
}
_MONTH: Final = {
    "type": "string",
    "pattern": r"^(tháng )?\d{1,2}/\d{4}$|^tháng \d{1,2} năm \d{4}$",
    "patternErrorMessage": "Viết tháng/năm, ví dụ 8/2021.",
}
_NUMBER: Final = {
    "anyOf": [
        {
            "type": "string",
            "pattern": r"^-?([1-9]\d{0,2}(\.\d{3})+|\d{1,3})(,\d+)?$",
            "patternErrorMessage": "Viết số như trong văn bản: 1.234,5.",
        },
        {"type": "integer", "minimum": -999, "maximum": 999},
        {"type": "number", "not": {"type": "integer"}},
    ]
}
_WHOLE_TEXT: Final = {"type": "string", "pattern": r"^(0\d|[1-9]\d{0,2}(\.\d{3})+|\d{1,3})$"}
_COUNT: Final = {
    "anyOf": [
        _WHOLE_TEXT,
        {"type": "integer", "minimum": 0, "maximum": 999},
        {"type": "number", "not": {"type": "integer"}, "minimum": 0},
    ]
}
_TEXT: Final = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_NULL: Final = {"type": "null"}
_YES_NO: Final = {"enum": [True, False, "true", "false"]}


def schemas() -> dict[str, dict[str, Any]]:
    """Return the schema of each kind of file, by the name it is saved under.

    `document` is for every file of a period but indicators.yaml and tasks.yaml.
    """
    return {
        "agency.schema.json": _titled("Cơ quan, chữ ký, nơi nhận", _model(Agency)),
        "catalog.schema.json": _catalog(),
        "indicators.schema.json": _indicators(),
        "tasks.schema.json": _tasks(),
        "document.schema.json": _titled("Một văn bản của kỳ", _model(Document)),
    }


def _titled(title: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"$schema": DIALECT, **schema, "title": title}


def _model(model: type[BaseModel]) -> dict[str, Any]:
    schema = model.model_json_schema(schema_generator=_OfFile)
    _limit_counts(schema)
    for name, definition in schema.get("$defs", {}).items():
        definition.pop("description", None)
        definition["title"] = TITLES_BY_NAME.get(name, definition.get("title"))
    return schema


def _limit_counts(node: Any) -> None:
    """Move the limits of a count, which pydantic leaves beside its spellings, into the whole number among them."""
    if isinstance(node, list):
        for item in node:
            _limit_counts(item)
    elif isinstance(node, dict):
        limits = {name: node.pop(key) for key, name in (("ge", "minimum"), ("le", "maximum")) if key in node}
        if limits:
            node["anyOf"] = [_WHOLE_TEXT, {"type": "integer", "minimum": 0, "maximum": 999} | limits]
        for item in node.values():
            _limit_counts(item)


def _with_definition(model: type[BaseModel]) -> dict[str, Any]:
    """Return the definitions of a model and all it refers to, for a file that holds many of it."""
    schema = _model(model)
    return {**schema.pop("$defs", {}), model.__name__: schema}


def _catalog() -> dict[str, Any]:
    ids = {"pattern": f"^{INDICATOR_ID.pattern}$", "not": {"enum": sorted(RESERVED_IDS)}}
    schema = {
        "$defs": _with_definition(Indicator),
        "type": ["object", "null"],
        "propertyNames": ids,
        "additionalProperties": {"$ref": "#/$defs/Indicator"},
    }
    return _titled("Danh mục chỉ tiêu", schema)


def _indicators() -> dict[str, Any]:
    whole = _model(PeriodFigures)
    own = {name: field for name, field in whole["properties"].items() if name != "entries"}
    definitions = whole["$defs"] | _with_definition(Entry)
    figure = {"anyOf": [*_NUMBER["anyOf"], _NULL, {"$ref": "#/$defs/Entry"}], "examples": ["593,09"]}
    schema = {
        "$defs": definitions,
        "type": ["object", "null"],
        "properties": own,
        "propertyNames": {"pattern": f"^{INDICATOR_ID.pattern}$"},
        "additionalProperties": figure,
    }
    return _titled("Số liệu của kỳ", schema)


def _tasks() -> dict[str, Any]:
    schema = {
        "$defs": _with_definition(Task),
        "type": ["array", "null"],
        "items": {"$ref": "#/$defs/Task"},
    }
    return _titled("Nhiệm vụ đang theo dõi", schema)


class _OfFile(GenerateJsonSchema):
    """What a file may hold where the model wants a number, a day, a text."""

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        return dict(_NUMBER)

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        return dict(_COUNT)

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """Return the inner schema; a list that is read before it is checked may be one text."""
        inner = super().function_before_schema(schema)
        return {"anyOf": [dict(_TEXT), inner]} if inner.get("type") == "array" else inner

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        return dict(_YES_NO)

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:
        return dict(_DAY)

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        pattern = schema.get("pattern")
        return {"type": "string", "pattern": f"^(?:{pattern})$"} if isinstance(pattern, str) else dict(_TEXT)

    def is_instance_schema(self, schema: core_schema.IsInstanceSchema) -> JsonSchemaValue:
        return dict(_MONTH) if schema["cls"] is Period else super().is_instance_schema(schema)

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Return the inner schema; a key that need not be written may be left empty."""
        inner = self.generate_inner(schema["schema"])
        choices = inner["anyOf"] if inner.keys() == {"anyOf"} else [inner]
        return inner if _NULL in choices else {"anyOf": [*choices, _NULL]}

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        return {
            "enum": [member.value for member in schema["members"]],
            "enumDescriptions": list(CHOICES.get(schema["cls"], ())),
        }

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        values = schema.get("values_schema")
        made: JsonSchemaValue = {
            "type": "object",
            "additionalProperties": self.generate_inner(values) if values else True,
        }
        return made | ({"minProperties": least} if (least := schema.get("min_length")) else {})

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        model = schema["cls"]
        if model is Plan:
            return dict(_TEXT) | {"title": TITLES[Plan]}
        made = super().model_schema(schema)
        made.pop("description", None)
        made["title"] = TITLES[model]
        for name, field in made.get("properties", {}).items():
            if examples := EXAMPLES.get((model, name)):
                field["examples"] = list(examples)
            if description := DESCRIPTIONS.get((model, name)):
                field["description"] = description
        return made
