"""Organisations behind a label: "Konkurrenz: Galvo (Metz)", "rival = Galvo"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ideation.domain.organisation import Category
from ideation.text.entities.beside import may_name
from ideation.text.entities.body import Body
from ideation.text.entities.runs import (
    joined_end,
    name_at,
    starts_sentence,
)
from ideation.text.pipeline import Token

_MARKS = frozenset({":", "="})
_LISTED = frozenset("- – • * · no nr no. nr. n° 1 .".split())
_ENDS = frozenset({"(", ",", ".", ";"})
_NOBODY = frozenset({"given", "titles", "roles", "places", "legal_forms", "announcing"})
# Between a label and its mark: "Competitor no. 1 =".
_WITHIN = 4


def by_label(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield what a line names behind the word for what it is to others and a mark."""
    for at, token in enumerate(tokens):
        if "announcing" not in token.labels or not starts_sentence(text, token):
            continue
        start = _behind_mark(tokens, at)
        while start is not None and start < len(tokens) and tokens[start].is_capital:
            last = joined_end(tokens, start)
            if not _may_be(tokens, start, last):
                break
            yield Body(named=name_at(text, tokens, start, last, token.text), category=Category.FIRM)
            start = _next_item(text, tokens, last)


def _behind_mark(tokens: Sequence[Token], at: int) -> int | None:
    """Return where a name may begin behind a label; None where no mark stands."""
    start = at + 1
    while start < len(tokens) and tokens[start].text.lower() in _LISTED and start - at < _WITHIN:
        start += 1
    if start >= len(tokens) or tokens[start].text not in _MARKS:
        return None
    start += 1
    while start < len(tokens) and tokens[start].text in _LISTED:
        start += 1
    return start


def _next_item(text: str, tokens: Sequence[Token], last: int) -> int | None:
    """Return where the next item of a list under the label begins; None where none does."""
    line_end = text.find("\n", tokens[last].end)
    if line_end < 0 or text[line_end + 1 : line_end + 3] not in {"- ", "* ", "• "}:
        return None
    return next((at for at in range(last, len(tokens)) if tokens[at].start > line_end + 2), None)


def _may_be(tokens: Sequence[Token], start: int, last: int) -> bool:
    run = [each for each in tokens[start : last + 1] if each.text[0].isalpha()]
    ended = last + 1 == len(tokens) or tokens[last + 1].text in _ENDS
    return ended and all(may_name(each, _NOBODY) for each in run)
