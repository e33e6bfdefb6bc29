"""The command line: every action of the pages, and nothing of its own."""

from ideation.cli.main import main

__all__ = ["main"]
