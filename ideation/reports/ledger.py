"""The ledger of a candidate as csv: one row a statement, harmless in any spreadsheet."""

from __future__ import annotations

from ideation.domain.ledger import Ledger, LedgerRow
from ideation.reports.sheets import csv_of

_COLUMNS = (
    *("counts", "reason", "of", "organisation", "category", "size", "sector", "region"),
    *("quote", "doubt", "language", "date", "kind", "attribution", "cue"),
    *("note", "title", "passage"),
)


def export_ledger(ledger: Ledger) -> bytes:
    """Return the ledger: what counts for an idea under `quote`, an objection under `doubt`."""
    return csv_of(_COLUMNS, map(_row, ledger.rows))


def _row(row: LedgerRow) -> tuple[str | int | None, ...]:
    return (
        "yes" if row.counts else "no",
        row.reason.value,
        row.of,
        row.organisation,
        row.category.value if row.category else None,
        row.size.value if row.size else None,
        row.sector,
        row.region,
        None if row.doubt else row.text,
        row.text if row.doubt else None,
        row.language.value,
        row.date.isoformat() if row.date else None,
        row.kind.value if row.kind else None,
        row.attribution.value if row.attribution else None,
        row.cue or None,
        int(row.note_id),
        row.note,
        int(row.passage_id),
    )
