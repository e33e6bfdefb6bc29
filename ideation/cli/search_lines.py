"""How found statements stand on a terminal: one line each, what matched marked in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import typer

from ideation.cli.output import jsonable, may_mark, say, shortened, without_orders
from ideation.domain.search import Hit, Mark, MatchedBy, PartyHit

_WIDTH = 140
# Characters shown before the first mark of a long statement.
_BEFORE = 30
LEGEND = "Bold: names and words that match; underlined: the stretch nearest in meaning."


def print_hits(hits: Sequence[Hit], regions: Mapping[int, str] | None = None) -> None:
    """Print statements with who, when and where; with `regions` also where each house is."""
    for hit in hits:
        typer.echo(f"{hit.score:.2f}  {line(hit)}")
        for more in _more(hit):
            typer.secho(f"      {more}", dim=True)
        typer.secho(f"      {_source(hit, regions or {})}", dim=True)
    _say_what_marks_mean(hits)


def print_parties(found: Sequence[PartyHit]) -> None:
    """Print contacts, organisations or clusters, each with its best statements."""
    for party in found:
        typer.secho(f"{party.score:.2f}  {shortened(party.name)}", bold=True)
        for hit in party.passages:
            typer.echo(f"      {line(hit)}")
    _say_what_marks_mean([hit for party in found for hit in party.passages])


def hit_json(hit: Hit) -> dict[str, object]:
    """Return a statement as `--json` gives it: what the format has, and nothing of our own."""
    whole = jsonable(hit)
    return {key: value for key, value in whole.items() if key not in ("around", "copies")}


def party_json(party: PartyHit) -> dict[str, object]:
    """Return a contact, organisation or cluster as `--json` gives it."""
    return {**jsonable(party), "passages": [hit_json(hit) for hit in party.passages]}


def line(hit: Hit) -> str:
    """Return a statement on one line behind its language; on a terminal with its marks."""
    if not may_mark():
        return f"[{hit.language}] {shortened(hit.text, _WIDTH)}"
    return f"[{hit.language}] {marked(hit)}"


def marked(hit: Hit, width: int = _WIDTH) -> str:
    """Return a statement on one line: what matched bold, the nearest stretch underlined.

    A long one is shown from shortly before its first word or name that matched.
    """
    text = without_orders(hit.text)
    marks = [mark for mark in hit.why if not _is_whole(mark, hit)]
    start, end = _window(text, hit, marks, width)
    edges = {start, end}
    for mark in marks:
        edges |= {each - hit.start for each in (mark.start, mark.end) if start < each - hit.start}
    pieces = []
    for begin, stop in pairwise(sorted(each for each in edges if start <= each <= end)):
        by = {
            mark.by
            for mark in marks
            if mark.start - hit.start <= begin and stop <= mark.end - hit.start
        }
        bold = bool(by & {MatchedBy.NAME, MatchedBy.WORD})
        pieces.append(_styled(text[begin:stop], bold=bold, underline=MatchedBy.MEANING in by))
    return ("… " if start else "") + "".join(pieces) + (" …" if end < len(text.rstrip()) else "")


def _styled(piece: str, *, bold: bool, underline: bool) -> str:
    # One space for several: the line is read, not copied.
    one_line = " ".join(piece.split())
    lead = " " if piece[:1].isspace() and one_line else ""
    trail = " " if piece[-1:].isspace() else ""
    if not bold and not underline:
        return f"{lead}{one_line}{trail}"
    return lead + typer.style(one_line, bold=bold or None, underline=underline or None) + trail


def _window(text: str, hit: Hit, marks: Sequence[Mark], width: int) -> tuple[int, int]:
    """Return the stretch of a statement that is shown, from word to word."""
    if len(text) <= width:
        return 0, len(text)
    sure = [mark.start for mark in marks if mark.by is not MatchedBy.MEANING]
    first = min(sure or [mark.start for mark in marks] or [hit.start]) - hit.start
    start = 0 if first + _BEFORE < width else text.rfind(" ", 0, first - _BEFORE) + 1
    cut = text.rfind(" ", start + 1, start + width)
    whole = len(text) - start <= width
    return start, len(text) if whole else cut if cut > start else start + width


def _more(hit: Hit) -> list[str]:
    """Return what is told under a statement: what it goes with, and how often it stands."""
    beside = f"beside: {shortened(hit.around, _WIDTH)}" if hit.around else ""
    notes = "another note" if hit.copies == 1 else f"{hit.copies} other notes"
    copies = f"word for word in {notes}" if hit.copies else ""
    return [each for each in (beside, copies) if each]


def _is_whole(mark: Mark, hit: Hit) -> bool:
    return (mark.start, mark.end) == (hit.start, hit.end)


def _source(hit: Hit, regions: Mapping[int, str]) -> str:
    houses = [
        f"{each.name} ({regions[each.id]})" if each.id in regions else each.name
        for each in hit.organisations
    ]
    where = f"(note {hit.note_id}, statement {hit.passage_id})"
    parts = (str(hit.date or "no date"), hit.title, ", ".join(houses), where)
    return without_orders("  ".join(parts))


def _say_what_marks_mean(hits: Sequence[Hit]) -> None:
    if may_mark() and any(not _is_whole(mark, hit) for hit in hits for mark in hit.why):
        say(LEGEND)
