"""What a copied page brings along that nobody said: proposed, with its reason, never deleted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ideation.domain.cleaning import Drop, DropReason
from ideation.domain.passage import Span, claim
from ideation.text.cues import plain_pattern

_LINE = re.compile(r"[^\r\n]+")
# Teasers stand behind an article: never in its first third.
_EARLIEST_TEASER = 1 / 3
# Bylines and menus are short; longer lines say something.
_LONGEST_LABEL = 60
# So many lines at either end may be a menu or a byline.
_EDGE = 4


def proposed_drops(text: str) -> list[Drop]:
    """Return the stretches of `text` that are proposed to be set apart, in order.

    Cookie notices, notices to log in, teasers behind an article, menus and bylines. If nothing
    else were left, nothing is proposed.
    """
    lines = [Span(start=found.start(), end=found.end()) for found in _LINE.finditer(text)]
    lines = [line for line in lines if line.of(text).strip()]
    drops = joined(text, [*_teasers(text, lines), *_notices(text, lines), *_labels(text, lines)])
    kept = sum(line.end - line.start for line in lines) - sum(
        len(_bare(each.span.of(text))) for each in drops
    )
    return drops if kept > 0 else []


def joined(text: str, drops: Iterable[Drop]) -> list[Drop]:
    """Return drops in order without overlap: the longest of those that overlap stays."""
    longest = sorted(drops, key=lambda each: (each.span.start - each.span.end, each.span.start))
    taken: list[Span] = []
    found = [each for each in longest if each.span.of(text).strip() and claim(taken, each.span)]
    return sorted(found, key=lambda each: each.span.start)


def _bare(text: str) -> str:
    return "".join(line for line in re.split(r"[\r\n]+", text) if line.strip())


def _teasers(text: str, lines: Sequence[Span]) -> Iterator[Drop]:
    """Yield everything from the first "Read more" that stands alone behind the article."""
    marker = plain_pattern("cleaning", "teaser")
    marked = [line for line in lines if marker.fullmatch(line.of(text).strip())]
    behind = [line for line in marked if line.start >= len(text) * _EARLIEST_TEASER]
    if len(behind) > 1 or (behind and behind[0] == lines[-1]):
        span = Span(start=behind[0].start, end=lines[-1].end)
        yield Drop(span=span, reason=DropReason.TEASER)
    else:
        yield from (Drop(span=line, reason=DropReason.NAVIGATION) for line in marked)


def _notices(text: str, lines: Sequence[Span]) -> Iterator[Drop]:
    for reason in (DropReason.COOKIES, DropReason.LOGIN):
        pattern = plain_pattern("cleaning", reason.value)
        for line in lines:
            if pattern.search(line.of(text)):
                yield Drop(span=line, reason=reason)


def _labels(text: str, lines: Sequence[Span]) -> Iterator[Drop]:
    menu = plain_pattern("cleaning", "navigation")
    byline = plain_pattern("cleaning", "byline", ignore_case=False)
    for index, line in enumerate(lines):
        label = line.of(text).strip()
        at_edge = index < _EDGE or index >= len(lines) - _EDGE
        # An address may be long.
        short = len(label) <= _LONGEST_LABEL or label.startswith(("http", "www."))
        if not (at_edge and short):
            continue
        if menu.fullmatch(label):
            yield Drop(span=line, reason=DropReason.NAVIGATION)
        elif index >= len(lines) - _EDGE and byline.fullmatch(label):
            yield Drop(span=line, reason=DropReason.BYLINE)
