"""`ideation migrate`: bring a workspace to the newest schema."""

from __future__ import annotations

import typer

from ideation.cli.context import shared
from ideation.cli.output import print_json, say


def migrate(context: typer.Context) -> None:
    """Bring the workspace to the newest schema; opening it does the same."""
    options = shared(context)
    version = options.open().schema_version
    if options.as_json:
        print_json({"schema": version})
    else:
        say(f"the workspace has schema {version}")
