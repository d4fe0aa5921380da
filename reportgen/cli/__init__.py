"""Arguments in, text and exit codes out. The only room that knows typer, rich and the clock."""

from reportgen.cli.start import main

__all__ = ["main"]
