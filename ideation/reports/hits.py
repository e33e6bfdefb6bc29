"""A list that a search found as csv, xlsx or docx, each statement with who, where and when."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence

from ideation.domain.organisation import Reference
from ideation.domain.search import Hit, PartyHit
from ideation.errors import BadInput
from ideation.reports.sheets import UNPRINTABLE, Cell, csv_of, xlsx_of
from ideation.reports.wording import quoted, word

ENDINGS = ("csv", "xlsx", "docx")

_COLUMNS = (
    *("statement", "language", "date", "note", "title", "organisations", "contacts", "themes"),
    "similarity",
)
_WIDTHS = (80, 10, 12, 8, 40, 40, 30, 30, 10)
# What stands before them where the list is of contacts, organisations or clusters.
_PARTY_COLUMNS = ("name", "score")
_PARTY_WIDTHS = (40, 8)


def export_hits(hits: Sequence[Hit], ending: str, *, title: str, language: str = "en") -> bytes:
    """Return statements as a file; raises BadInput for an ending it does not write.

    `language` is the reader's, for the names of the columns and the words of the frame.
    """
    if checked_ending(ending) == "docx":
        return _docx(title, [("", hits)], language)
    return _table(ending, _COLUMNS, map(_row, hits), title, _WIDTHS, language)


def export_parties(
    found: Sequence[PartyHit], ending: str, *, title: str, language: str = "en"
) -> bytes:
    """Return contacts, organisations or clusters as a file, each with its best statements.

    A table has a row for each statement, and the name stands in every one of them.
    """
    if checked_ending(ending) == "docx":
        return _docx(title, [(party.name, party.passages) for party in found], language)
    rows = (
        (party.name, round(party.score, 3), *_row(hit)) for party in found for hit in party.passages
    )
    columns, widths = (*_PARTY_COLUMNS, *_COLUMNS), (*_PARTY_WIDTHS, *_WIDTHS)
    return _table(ending, columns, rows, title, widths, language)


def checked_ending(ending: str) -> str:
    """Return the ending; raises BadInput for one that is not written."""
    if ending not in ENDINGS:
        raise BadInput(
            f"A list cannot be written as {ending!r}.",
            hint=f"Choose one of: {', '.join(ENDINGS)}.",
        )
    return ending


def _table(
    ending: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    title: str,
    widths: Sequence[int],
    language: str,
) -> bytes:
    named = [word(language, f"column_{each}") for each in columns]
    if ending == "csv":
        return csv_of(named, rows)
    return xlsx_of(named, rows, title=title, widths=widths)


def _row(hit: Hit) -> tuple[Cell, ...]:
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


def _docx(title: str, parts: Sequence[tuple[str, Sequence[Hit]]], language: str) -> bytes:
    """Return a document of parts with a heading each, an empty one for none."""
    from docx import Document

    document = Document()
    document.add_heading(title.translate(UNPRINTABLE), level=1)
    numbers = _numbered(hit for _, hits in parts for hit in hits)
    for heading, hits in parts:
        if heading:
            document.add_heading(heading.translate(UNPRINTABLE), level=2)
        for hit in hits:
            quote = document.add_paragraph(style="Intense Quote")
            quote.add_run(quoted(hit.text.translate(UNPRINTABLE), hit.language.value))
            source = document.add_paragraph()
            source.add_run(f"[{next(numbers)}] ").bold = True
            source.add_run(_citation(hit, language).translate(UNPRINTABLE))
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _numbered(hits: Iterable[Hit]) -> Iterator[int]:
    """Yield the number of each hit in turn; a statement quoted again keeps its number."""
    numbers: dict[int, int] = {}
    for hit in hits:
        yield numbers.setdefault(int(hit.passage_id), len(numbers) + 1)


def _citation(hit: Hit, language: str) -> str:
    who = _names(hit.organisations)
    parts = (who, _names(hit.contacts), hit.title, hit.date.isoformat() if hit.date else "")
    note = f"{word(language, 'note')} {hit.note_id}"
    return ", ".join([*(each for each in parts if each), note])
