"""Arguments in, text and exit codes out."""


def main() -> None:
    """Run the command line."""
