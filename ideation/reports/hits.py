"""A list of statements as csv, xlsx or docx, each with who said it, where and when."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from ideation.domain.organisation import Reference
from ideation.domain.search import Hit
from ideation.errors import BadInput

ENDINGS = ("csv", "xlsx", "docx")

_COLUMNS = (
    *("statement", "language", "date", "note", "title", "organisations", "contacts", "themes"),
    "similarity",
)
_WIDTHS = (80, 10, 12, 8, 40, 40, 30, 30, 10)
# What a spreadsheet would run as a formula, at the beginning of a cell.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# What XML 1.0 has no character for; a note may hold it, an Office file may not.
_UNPRINTABLE = dict.fromkeys(each for each in range(32) if each not in (9, 10, 13))


def export_hits(hits: Sequence[Hit], ending: str, *, title: str) -> bytes:
    """Return the statements as a file; raises BadInput for an ending it does not write."""
    if ending == "csv":
        return _csv(hits)
    if ending == "xlsx":
        return _xlsx(hits, title)
    if ending == "docx":
        return _docx(hits, title)
    raise BadInput(
        f"A list cannot be written as {ending!r}.", hint=f"Choose one of: {', '.join(ENDINGS)}."
    )


def _row(hit: Hit) -> tuple[str | int | float | None, ...]:
    return (
        hit.text,
        hit.language.value,
        hit.date.isoformat() if hit.date else None,
        int(hit.note_id),
        hit.title,
        _names(hit.organisations),
        _names(hit.contacts),
        "; ".join(each.slug for each in hit.themes),
        None if hit.similarity is None else round(hit.similarity, 3),
    )


def _names(parties: Iterable[Reference]) -> str:
    return "; ".join(each.name for each in parties)


def _csv(hits: Sequence[Hit]) -> bytes:
    """Return UTF-8 with a byte order mark, without which Excel takes it for Latin-1."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(_COLUMNS)
    for hit in hits:
        writer.writerow([harmless(each) if isinstance(each, str) else each for each in _row(hit)])
    return written.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """Return a cell that no spreadsheet runs: an apostrophe makes it text, as OWASP advises."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _xlsx(hits: Sequence[Hit], title: str) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _sheet_name(title)
    for number, row in enumerate([_COLUMNS, *map(_row, hits)], start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            if isinstance(value, str):
                # Written as a string whatever it begins with: a formula must be asked for.
                cell.value = value.translate(_UNPRINTABLE)
                cell.data_type = "s"
                cell.alignment = Alignment(vertical="top", wrap_text=True)
            elif value is not None:
                cell.value = value
                cell.alignment = Alignment(vertical="top")
            if number == 1:
                cell.font = Font(bold=True)
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _sheet_name(title: str) -> str:
    """Return a name that a sheet may have: up to 31 characters, none of those Excel forbids."""
    allowed = "".join(
        " " if each in "[]:*?/\\'" or not each.isprintable() else each for each in title
    )
    return " ".join(allowed.split())[:31].strip() or "Statements"


def _docx(hits: Sequence[Hit], title: str) -> bytes:
    from docx import Document

    document = Document()
    document.add_heading(title.translate(_UNPRINTABLE), level=1)
    for number, hit in enumerate(hits, start=1):
        quote = document.add_paragraph(style="Intense Quote")
        quote.add_run(f"“{hit.text.translate(_UNPRINTABLE)}”")
        source = document.add_paragraph()
        source.add_run(f"[{number}] ").bold = True
        source.add_run(_citation(hit).translate(_UNPRINTABLE))
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _citation(hit: Hit) -> str:
    who = _names(hit.organisations)
    parts = (who, _names(hit.contacts), hit.title, hit.date.isoformat() if hit.date else "")
    return ", ".join([*(each for each in parts if each), f"note {hit.note_id}"])
