"""Sentences of a note, as exact spans.

A rule splitter on purpose: it costs 0.3 ms for ten kilobytes, needs no model, and treats one
note's four languages at once. Trained splitters (punkt, pysbd) were measured and shred
"z. B.", "Mio." and note fragments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ideation.domain.passage import Span
from ideation.text.abbreviations import (
    ABBREVIATIONS,
    AFTER_CO,
    AFTER_ORDINAL,
    BEFORE_NUMBER,
    BEFORE_ORDINAL,
    CLOSING,
    DAY,
)

# What may stand before the first word of a sentence; French sets a space after its guillemets.
OPENING = "\"'«»„“‚‘([ \u00a0\u202f"

_BULLET = re.compile(rf"[ \t]*(?!{DAY})(?:[-*•–—·▪◦>]+|\(?\d{{1,2}}[.)]|\(?[a-z]\))[ \t]+(?=\S)")
_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]")
_SPEAKER = re.compile(
    r"[ \t]*(?:\*\*)?[A-ZÄÖÜÉÈ][\w.\-’' ]{0,30}?(?:\([^)]{1,30}\))?\s?(?:\*\*)?:(?:\*\*)?(?:\s|$)"
)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
# A hard-wrapped line is long; a shorter one that ends without a stop is a fragment of its own. A
# margin is hardly ever wider; a line that left room for the next word was broken on purpose.
_WRAPPED_AT = 60
_WIDEST_MARGIN = 120
_ROOM = 0.75
_RAGGED = 12
# Of so many lines none with room for the next word: a narrow column of prose.
_FEWEST_LINES, _NARROWEST = 3, 25
# Letters are of different widths: as many of them fill more or less of a narrow column.
_FULL = 0.9

_TERMINATOR = re.compile(r"(?<![.!?…])[.!?…]+(?:\s?»|[\"«”“‘’')\]*_])*(?:\s+|$)")
# How far back an abbreviation is looked for, so that a long line costs no more than a short one.
_LOOK_BACK = 40
_LAST_WORD = re.compile(r"(?:[^\W_]+[.\-]{1,2})*[^\W_]+$")
_SPACED_LEGAL_FORMS = ("S. A", "r. l", "e. V")
# "14 h." may end a sentence, another single letter does not.
_UNIT = re.compile(r"\d\s?[fghlmst]$")
# A word broken at a line's end goes on below, however short the line.
_BROKEN = re.compile(r"[^\W_]-$")
# A clause ends at a comma, a semicolon or a dash, where enough words stand on both sides.
_CLAUSE_END = re.compile(r"[,;:]\s+|(?<=\S)\s+[–—-]\s+")
_CLAUSE_WORDS = 4
# Between the cells of a table row.
_CELLS = " | "


def blocks(text: str) -> Iterator[Span]:
    """Yield paragraphs, bullets, headings and speaker turns; wrapped lines stay joined.

    Spans carry no white space at either end and never overlap.
    """
    start: int | None = None
    end = 0
    previous = ""
    for match, margins in _lines(text):
        line = match.group()
        stripped = line.strip()
        if not stripped:
            if start is not None:
                yield Span(start=start, end=end)
            start = None
            continue
        first = match.start() + len(line) - len(line.lstrip())
        if start is not None and not _continues(previous, line, margins):
            yield Span(start=start, end=end)
            start = None
        start = first if start is None else start
        end = match.start() + len(line.rstrip())
        previous = stripped
    if start is not None:
        yield Span(start=start, end=end)


class _Margins(NamedTuple):
    """The longest line's length, the margin, and from how many characters on a line is wrapped."""

    longest: int
    margin: int
    wrapped_at: int


def _lines(text: str) -> Iterator[tuple[re.Match[str], _Margins]]:
    """Yield each line with the margins of its paragraph."""
    paragraph: list[re.Match[str]] = []
    for match in _LINE.finditer(text):
        if match.group().strip():
            paragraph.append(match)
            continue
        margins = _margins(paragraph)
        yield from ((each, margins) for each in paragraph)
        paragraph.clear()
        if not match.group():
            break
        yield match, _Margins(0, 0, 0)


def _margins(paragraph: Sequence[re.Match[str]]) -> _Margins:
    """Return the margins of a paragraph, beyond the widest where there is none.

    A line far longer than all others shows no margin.
    """
    lines = [each.group().strip() for each in paragraph]
    lengths = sorted(map(len, lines))
    longest = lengths[-1] if lengths else 0
    ragged = len(lengths) > 2 and longest - lengths[-2] > _RAGGED
    return _Margins(
        longest,
        max(longest, _WIDEST_MARGIN + 1) if ragged else longest,
        _NARROWEST if _is_column(lines, longest) else _WRAPPED_AT,
    )


def _is_column(lines: Sequence[str], longest: int) -> bool:
    """Tell whether a paragraph is prose in a narrow column.

    Each line but the last has no room for the next word, and one goes on in small letters.
    """
    return (
        len(lines) >= _FEWEST_LINES
        and any(line[0].islower() for line in lines[1:])
        and all(
            len(above) + 1 + len(below.split(maxsplit=1)[0]) > _FULL * longest
            for above, below in pairwise(lines)
        )
    )


def _continues(previous: str, line: str, margins: _Margins) -> bool:
    """Tell whether `line` goes on with the sentence that `previous` left open."""
    longest, margin, wrapped_at = margins
    if _BULLET.match(line) or _HEADING.match(line) or _SPEAKER.match(line):
        return False
    if previous.startswith("#") or previous.endswith(":"):
        return False
    if _CELLS in previous or _CELLS in line:
        # A table's row is a line.
        return False
    if _BROKEN.search(previous):
        return True
    word = line.split(maxsplit=1)[0]
    with_word = len(previous) + 1 + len(word)
    if word[0].islower():
        return not previous.endswith((".", "!", "?")) and with_word > _ROOM * longest
    if line.lstrip().startswith(("**", "|")):
        return False
    full = _FULL * margin if wrapped_at == _NARROWEST else margin
    return len(previous) >= wrapped_at and margin <= _WIDEST_MARGIN and with_word > full


def sentences(text: str) -> list[Span]:
    """Return the sentences of `text` in order.

    Together they cover every character that is not white space; `span.of(text)` is verbatim.
    """
    return [span for block in blocks(text) for span in sentences_of(text, block)]


def sentences_of(text: str, block: Span) -> Iterator[Span]:
    """Yield the sentences of one block of `text`."""
    start = block.start
    for match in _TERMINATOR.finditer(text, block.start, block.end):
        if match.end() >= block.end:
            break
        if not _ends_sentence(text, start, match):
            continue
        end = match.start() + len(match.group().rstrip())
        yield Span(start=start, end=end)
        start = match.end()
    if start < block.end:
        yield Span(start=start, end=block.end)


def clauses(text: str) -> list[Span]:
    """Return the clauses of `text`, short enough to show what a reader looks for."""
    return [part for span in sentences(text) for part in _clauses_of(text, span)]


def _clauses_of(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    for match in _CLAUSE_END.finditer(text, sentence.start, sentence.end):
        before, after = text[start : match.start()], text[match.end() : sentence.end]
        if _has_words(before) and _has_words(after):
            yield Span(start=start, end=match.start())
            start = match.end()
    yield Span(start=start, end=sentence.end)


def _has_words(stretch: str) -> bool:
    return len(stretch.split(maxsplit=_CLAUSE_WORDS)) >= _CLAUSE_WORDS


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    rest = text[match.end() : match.end() + 40].lstrip(OPENING)
    if not rest:
        return True
    following = rest[0]
    if following.islower() or not (following.isalnum() or following in "*-–—•#"):
        return False
    mark = match.group().strip()
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    before = text[max(start, match.start() - _LOOK_BACK) : match.start()]
    return not _is_abbreviated(before, rest)


def _is_abbreviated(before: str, rest: str) -> bool:
    """Tell whether the full stop after `before` belongs to an abbreviation or a number."""
    found = _LAST_WORD.search(before)
    if found is None:
        return False
    word = found.group()
    if word.isdigit():
        return len(word) <= 2 and _is_ordinal(before[: found.start()], rest)
    folded = word.casefold()
    if len(word) == 1 and word.isalpha():
        return not before.endswith(_SPACED_LEGAL_FORMS) and _UNIT.search(before) is None
    if folded in CLOSING:
        return not rest[0].isupper() or (folded == "co" and _first_word(rest) in AFTER_CO)
    if folded in ABBREVIATIONS or (folded in BEFORE_NUMBER and rest[0].isdigit()):
        return True
    # "S.à r.l." and "z.B." lose their inner stops to no rule: a dotted word is an abbreviation,
    # unless it is a domain name or a version, which end with more than two letters.
    return "." in word and all(len(part) <= 2 for part in word.split(".")) and not word[0].isdigit()


def _is_ordinal(before: str, rest: str) -> bool:
    words = before.split()
    return _first_word(rest) in AFTER_ORDINAL or (
        bool(words) and words[-1].casefold() in BEFORE_ORDINAL
    )


def _first_word(text: str) -> str:
    found = re.match(r"[^\W\d_]+", text)
    return found.group().casefold() if found else ""
