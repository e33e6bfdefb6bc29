"""How commands speak: data on stdout, talk on stderr, JSON as plain values."""

from __future__ import annotations

import dataclasses
import json
import os
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date as Date
from enum import Enum
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from ideation.ports import Progress


def jsonable(value: object) -> Any:  # noqa: ANN401
    """Return `value` as what JSON knows: dataclasses as objects, dates as YYYY-MM-DD."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: jsonable(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): jsonable(each) for key, each in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [jsonable(each) for each in value]
    return value


def print_json(value: object) -> None:
    """Print exactly one JSON value."""
    typer.echo(json.dumps(jsonable(value), ensure_ascii=False, indent=2))


def print_error(code: str, message: str, hint: str | None, *, as_json: bool) -> None:
    """Print an error: as JSON on stdout, or as a sentence on stderr."""
    if as_json:
        print_json({"error": {"code": code, "message": message, "hint": hint}})
    else:
        typer.secho(f"{message} {hint}" if hint else message, err=True, fg=typer.colors.RED)


def say(message: str) -> None:
    """Tell the person something that is not data."""
    typer.echo(message, err=True)


def may_mark() -> bool:
    """Tell whether stdout is a terminal that shows bold and underlined, and nobody minds."""
    dumb = os.environ.get("TERM") == "dumb" or bool(os.environ.get("NO_COLOR"))
    return sys.stdout.isatty() and not dumb


def without_orders(text: str) -> str:
    """Return `text` with spaces for control characters, which a terminal obeys; same length."""
    return "".join(" " if unicodedata.category(char) == "Cc" else char for char in text)


def progress_on(label: str, *, quiet: bool) -> Progress | None:
    """Return a progress line on stderr, or None where nobody watches."""
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return None

    def show(done: int, total: int) -> None:
        end = "\n" if done >= total else ""
        typer.echo(f"\r{label} {done} of {total}", err=True, nl=False)
        typer.echo(end, err=True, nl=False)

    return show


def table(
    headings: Sequence[str], rows: Iterable[Sequence[object]], *, right: Iterable[int] = ()
) -> str:
    """Return rows as aligned columns; those in `right` are numbers and stand at the right."""
    cells = [["" if each is None else str(each) for each in row] for row in rows]
    widths = [
        max([len(heading), *(len(row[column]) for row in cells)])
        for column, heading in enumerate(headings)
    ]
    numbers = set(right)
    lines = [
        "  ".join(
            cell.rjust(width) if column in numbers else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in [list(headings), *cells]
    ]
    return "\n".join(lines)


def shortened(text: str, width: int = 96) -> str:
    """Return `text` on one line, cut at a word's end; a terminal takes none of it as an order."""
    line = " ".join(without_orders(text).split())
    return line if len(line) <= width else line[:width].rsplit(" ", 1)[0] + " …"
