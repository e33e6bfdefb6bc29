"""`ideation doctor`: whether everything is in order."""

from __future__ import annotations

import typer

from ideation.cli.context import shared
from ideation.cli.output import print_json, table


def doctor(context: typer.Context) -> None:
    """Check versions, counts, full text, vectors and index; exit 1 if anything is wrong."""
    options = shared(context)
    checks = options.open().doctor()
    well = all(check.ok for check in checks)
    if options.as_json:
        print_json({"ok": well, "checks": checks})
    else:
        rows = [
            ("ok" if check.ok else "WRONG", check.name, check.found, check.expected)
            for check in checks
        ]
        typer.echo(table(("", "check", "found", "expected"), rows))
    if not well:
        raise typer.Exit(1)
