"""`ideation candidates ledger`: every statement behind a candidate, and whether it counts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ideation.cli.context import shared
from ideation.cli.output import jsonable, print_json, say, shortened, table

if TYPE_CHECKING:
    from ideation.domain.ledger import Ledger, LedgerRow


def ledger(
    context: typer.Context,
    candidate: Annotated[int, typer.Argument(metavar="CANDIDATE", help="Id of the idea.")],
    export: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the rows to a .csv file.")
    ] = None,
) -> None:
    """List who said what behind a candidate, and whether it counts as a voice of its own."""
    from ideation.errors import BadInput

    options = shared(context)
    if export is not None and export.suffix.lower() != ".csv":
        raise BadInput(
            f"A ledger cannot be written as {export.suffix or export.name!r}.",
            hint="Name a file that ends in .csv.",
        )
    leadership = options.open().leadership
    found = leadership.ledger(candidate)
    if export is not None:
        export.write_bytes(leadership.export_ledger(found))
        say(f"{len(found.rows)} statements written to {export}.")
    if options.as_json:
        print_json(ledger_json(found))
    else:
        _print(found)


def ledger_json(found: Ledger) -> dict[str, Any]:
    """Return the ledger with all its rows."""
    return {
        "candidate_id": found.candidate_id,
        "name": found.name,
        "claim": found.claim,
        "voices": found.voices,
        "rows": [jsonable(each) for each in found.rows],
    }


def _print(found: Ledger) -> None:
    typer.secho(f"{found.name}  (idea {found.candidate_id}, {found.voices} voices)", bold=True)
    rows = [
        (
            "yes" if each.counts else "no",
            _reason(each),
            shortened(each.organisation or "nobody named", 34),
            each.category,
            each.size,
            each.sector,
            each.region,
            each.date,
            "" if each.doubt else shortened(each.text, 60),
            shortened(each.text, 60) if each.doubt else "",
            each.passage_id,
        )
        for each in found.rows
    ]
    headings = (
        *("counts", "why", "organisation", "category", "size", "sector", "region", "date"),
        *("quote", "doubt", "statement"),
    )
    typer.echo(table(headings, rows, right=(10,)))


def _reason(row: LedgerRow) -> str:
    words = row.reason.value.replace("_", " ")
    return f"{words} of {shortened(row.of, 30)}" if row.of else words
