"""Small slips put into the code one at a time: how many do the tests notice?

A slip turns a comparison, a sum, a truth, a number or a condition into another one. A slip that no test notices is
shown: either a test is missing, or the slip changes nothing that can be seen.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).parents[1]
_LONGEST: Final = 300
ROOMS: Final = {
    "numerals": (("numerals.py",), ("reportgen/numerals.py", "tests/test_numerals.py")),
    "roll-up": (
        ("figures/ledger.py", "figures/values.py", "figures/comparison.py"),
        ("reportgen/figures", "tests/figures"),
    ),
    "loader": (
        ("workspace/decoding.py", "workspace/reading.py", "workspace/tree.py", "workspace/source.py"),
        ("reportgen/workspace", "tests/workspace"),
    ),
}
"""Modules of the package, and the tests that must notice slips in them."""
_OTHER: Final[dict[type, type]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip


def slips(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and whole text of the module for every slip that can be put into it."""
    tree = ast.parse(source)
    for index, node in enumerate(ast.walk(tree)):
        if (change := _changed(node)) is not None:
            spoilt = copy.deepcopy(tree)
            target = next(each for number, each in enumerate(ast.walk(spoilt)) if number == index)
            for name, value in change.items():
                setattr(target, name, value)
            yield getattr(node, "lineno", 0), ast.unparse(ast.fix_missing_locations(spoilt))


def _changed(node: ast.AST) -> dict[str, object] | None:
    """Return the fields of a node that a slip changes; None where there is none to make."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _OTHER:
        return {"ops": [_OTHER[type(node.ops[0])](), *node.ops[1:]]}
    if isinstance(node, ast.BinOp | ast.BoolOp | ast.AugAssign) and type(node.op) in _OTHER:
        return {"op": _OTHER[type(node.op)]()}
    if isinstance(node, ast.If | ast.IfExp):
        return {"test": ast.UnaryOp(ast.Not(), node.test)}
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        return {"value": not node.value}
    if isinstance(node, ast.Constant) and isinstance(node.value, int):
        return {"value": node.value + 1}
    return None


def is_noticed(copied: Path, module: str, spoilt: str, tests: tuple[str, ...]) -> bool:
    """Whether the tests fail, or do not end, with the slip in the copy of the project."""
    path = copied / "reportgen" / module
    sound = path.read_text(encoding="utf-8")
    path.write_text(spoilt, encoding="utf-8")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests],
            cwd=copied, env={**os.environ, "PYTHONPATH": str(copied), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True, timeout=_LONGEST, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return True
    finally:
        path.write_text(sound, encoding="utf-8")
    return done.returncode != 0


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("room", choices=sorted(ROOMS))
    parser.add_argument("--sample", type=int, help="so many slips at random instead of all")
    parser.add_argument("--seed", type=int, default=30)
    asked = parser.parse_args()
    modules, tests = ROOMS[asked.room]
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / "du-an"
        kept_out = shutil.ignore_patterns(".*", "output", "__pycache__")
        shutil.copytree(_ROOT, copied, ignore=kept_out)
        found = [
            (module, line, spoilt)
            for module in modules
            for line, spoilt in slips((copied / "reportgen" / module).read_text(encoding="utf-8"))
        ]
        if asked.sample:
            found = random.Random(asked.seed).sample(found, min(asked.sample, len(found)))
        missed = [(module, line) for module, line, spoilt in found if not is_noticed(copied, module, spoilt, tests)]
    share = 100 * (len(found) - len(missed)) / len(found)
    sys.stdout.write(f"{asked.room}: {len(found) - len(missed)} of {len(found)} slips noticed ({share:.0f} %)\n")
    for module, line in missed:
        text = (_ROOT / "reportgen" / module).read_text(encoding="utf-8").split("\n")[line - 1].strip()
        sys.stdout.write(f"  not noticed: {module}:{line}: {text}\n")


if __name__ == "__main__":
    main()
