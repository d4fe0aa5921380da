"""The table of commands says of each what its own page says."""

from importlib import import_module

import pytest
import typer

from reportgen.cli.app import COMMANDS, app


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_tells_what_the_command_s_page_begins_with(name: str) -> None:
    program = typer.main.get_command(app)
    command = program.get_command(typer.Context(program), name)  # type: ignore[attr-defined]
    assert COMMANDS[name][1] == command.help


@pytest.mark.parametrize("module", sorted({module for module, _ in COMMANDS.values()}))
def test_every_command_of_a_module_is_in_the_table(module: str) -> None:
    room = typer.Typer()
    import_module(f"reportgen.cli.{module}").register(room)
    assert set(typer.main.get_group(room).commands) == {name for name, (home, _) in COMMANDS.items() if home == module}
