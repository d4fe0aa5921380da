"""The JSON Schemas agree with the models: what one takes the other takes, typical mistakes both refuse."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from reportgen.periods import Period
from reportgen.workspace import Loaded, Workspace
from reportgen.workspace.json_schema import schemas
from reportgen.workspace.scaffold import Answers, Level, first_workspace
from reportgen.workspace.schema_words import DESCRIPTIONS, EXAMPLES
from tests.scaffold.workspaces import AGENCY, write

ROOT = Path(__file__).parents[2]
AUGUST = Period.parse("2021-08")
SCHEMAS = schemas()
FOLDER = "data/2021-08"


class _EditorLoader(yaml.SafeLoader):
    """Reads YAML as editors do: YAML 1.2, where `no` is a text, `08` a number and a date a text."""


_EditorLoader.yaml_implicit_resolvers = {}
for _tag, _form, _firsts in (
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|", "~n\0"),
):
    _EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_form})$"), [*_firsts.replace("\0", ""), ""]
    )
_EditorLoader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value, 10))


def schema_takes(file: str, text: str) -> list[str]:
    """Return what the schema of the file complains of."""
    kind = {"agency": "agency", "catalog": "catalog", "indicators": "indicators", "tasks": "tasks"}
    name = kind.get(Path(file).stem, "document")
    validator = Draft7Validator(SCHEMAS[f"{name}.schema.json"])
    tree = yaml.load(text, Loader=_EditorLoader)
    return [error.message for error in validator.iter_errors(_string_keys(tree))]


def _string_keys(tree: Any) -> Any:
    """Return the tree with texts for keys, as JSON has them (`2021:` under a plan)."""
    if isinstance(tree, dict):
        return {str(key): _string_keys(value) for key, value in tree.items()}
    return [_string_keys(item) for item in tree] if isinstance(tree, list) else tree


def model_takes(root: Path, file: str, text: str) -> bool:
    """Return whether the workspace reads the file without an error."""
    return not any(finding.is_error for finding in _loaded(write(root, {file: text}), file).findings)


def _loaded(workspace: Workspace, file: str) -> Loaded[Any]:
    if file == "data/agency.yaml":
        return workspace.agency()
    if file == "data/catalog.yaml":
        return workspace.catalog()
    _, folder, name = file.removesuffix(".yaml").split("/")
    period = Period.parse(folder)
    if name == "indicators":
        return workspace.figures(period)
    return workspace.tasks(period) if name == "tasks" else workspace.document(period, name)


def sample_files() -> Iterator[tuple[str, str]]:
    """Yield every YAML file of the sample workspaces and of the first workspaces."""
    for root in (ROOT, *sorted((ROOT / "examples").glob("*/"))):
        for path in sorted((root / "data").rglob("*.yaml")):
            yield path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
    for level in Level:
        answers = Answers("Lai Châu", level, "Lai Châu", AUGUST, "UBND tỉnh Lai Châu")
        for file, text in first_workspace(answers).items():
            if file.endswith(".yaml"):
                yield file, text


def test_every_sample_file_is_taken_by_both(tmp_path: Path) -> None:
    samples = list(sample_files())
    assert len(samples) > 15
    for number, (file, text) in enumerate(samples):
        assert model_takes(tmp_path / str(number), file, text), file
        assert schema_takes(file, text) == [], file


INDICATOR = "ban_le:\n  name: Bán lẻ\n  unit: tỷ đồng\n  measure: flow\n"
TASK = "- id: viec\n  title: Việc\n"
PLANS = "  plan:\n    2021: 6.121,7\n    2022: Dưới 4\n    2023: 6,6-6,8\n    2024: 12\n"
RECIPIENTS = "filing: VT\nrecipients:\n  a:\n    - B\n    - group:\n        - C\n      remark: D\n"
DOCUMENT = "subject: |\n  A\n"


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("data/catalog.yaml", INDICATOR + "  decimals: 2\n  order: 10\n  count: true\n"),
        ("data/catalog.yaml", INDICATOR + PLANS),
        ("data/catalog.yaml", INDICATOR + "  note:\n  parts:\n"),
        ("data/catalog.yaml", ""),
        (f"{FOLDER}/indicators.yaml", "as_of: 31/8/2021\nstatus: actual\na: 1.234\nb: 8,5\n"),
        (f"{FOLDER}/indicators.yaml", "a: -12,5\nb:\nc: 0\nd: 999\ne: 1.234.567,5\n"),
        (f"{FOLDER}/indicators.yaml", "a:\n  estimate: 5\n  actual:\n  note: 12\n"),
        (f"{FOLDER}/tasks.yaml", TASK + "  lead: Sở A\n  due: none\n  key: true\n"),
        (f"{FOLDER}/tasks.yaml", TASK + "  lead:\n    - A\n  due: tháng 9/2021\n  status: done\n  done_on: 5/9/2021\n"),
        (f"{FOLDER}/tasks.yaml", ""),
        (f"{FOLDER}/bao-cao.yaml", DOCUMENT + "number: 1584\ndate: 8/2021\nas_of: 31/8/2021\ntasks:\n"),
        (f"{FOLDER}/bao-cao.yaml", DOCUMENT + "number: 08\nmeeting:\n  date: 24/8/2021\naddressees: Sở A\n"),
        ("data/agency.yaml", AGENCY + RECIPIENTS),
    ],
)
def test_what_both_take(tmp_path: Path, file: str, text: str) -> None:
    assert model_takes(tmp_path, file, text)
    assert schema_takes(file, text) == []


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("data/catalog.yaml", INDICATOR + "  mesure: flow\n"),
        ("data/catalog.yaml", INDICATOR.replace("flow", "sum")),
        ("data/catalog.yaml", INDICATOR.replace("  unit: tỷ đồng\n", "")),
        ("data/catalog.yaml", INDICATOR + "  decimals: 9\n"),
        ("data/catalog.yaml", INDICATOR + "  count: có\n"),
        ("data/catalog.yaml", "- a\n"),
        (f"{FOLDER}/indicators.yaml", "a: 1,234.5\n"),
        (f"{FOLDER}/indicators.yaml", "a: 1234\n"),
        (f"{FOLDER}/indicators.yaml", "a: khoảng 5\n"),
        (f"{FOLDER}/indicators.yaml", "a:\n  estimat: 5\n"),
        (f"{FOLDER}/indicators.yaml", "status: ước\na: 5\n"),
        (f"{FOLDER}/indicators.yaml", "as_of: 2021-08-31\na: 5\n"),
        (f"{FOLDER}/tasks.yaml", "- title: Việc\n"),
        (f"{FOLDER}/tasks.yaml", TASK.replace("viec", "Việc 1")),
        (f"{FOLDER}/tasks.yaml", TASK + "  due: sớm nhất\n"),
        (f"{FOLDER}/tasks.yaml", TASK + "  status: xong\n"),
        (f"{FOLDER}/tasks.yaml", "viec: A\n"),
        (f"{FOLDER}/bao-cao.yaml", "number: 1\n"),
        (f"{FOLDER}/bao-cao.yaml", DOCUMENT + "number: 0\n"),
        (f"{FOLDER}/bao-cao.yaml", DOCUMENT + "date: tháng tám\n"),
        (f"{FOLDER}/bao-cao.yaml", DOCUMENT + "trich_yeu: A\n"),
        ("data/agency.yaml", AGENCY.replace("place: Lai Châu\n", "")),
        ("data/agency.yaml", AGENCY.replace("place: Lai Châu", "place:")),
        ("data/agency.yaml", "name: A\nshort_name: B\nplace: C\nissuers:\n"),
    ],
)
def test_typical_mistakes_both_refuse(tmp_path: Path, file: str, text: str) -> None:
    assert not model_takes(tmp_path, file, text)
    assert schema_takes(file, text) != []


@pytest.mark.parametrize("id_", ["Ban-Le", "tasks", "period", "2021"])
def test_an_id_that_no_expression_could_name(id_: str) -> None:
    assert schema_takes("data/catalog.yaml", INDICATOR.replace("ban_le", id_)) != []


def test_schemas_are_schemas_and_speak_vietnamese() -> None:
    for name, schema in SCHEMAS.items():
        Draft7Validator.check_schema(schema)
        titles = list(_titles(schema))
        assert len(titles) > 3, name
        assert [title for title in titles if re.fullmatch(r"[A-Z][A-Za-z ]*", title)] == [], name


def test_every_key_is_explained() -> None:
    for schema in SCHEMAS.values():
        for owner in (schema, *schema.get("$defs", {}).values()):
            assert all("title" in field for field in owner.get("properties", {}).values())


def test_what_explains_a_key_belongs_to_one() -> None:
    """A key that was renamed must not leave its explanation behind."""
    assert [(model, key) for model, key in (*EXAMPLES, *DESCRIPTIONS) if key not in model.model_fields] == []


def _titles(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("title"), str):
            yield node["title"]
        for value in node.values():
            yield from _titles(value)
    elif isinstance(node, list):
        for value in node:
            yield from _titles(value)
