"""Organisations by what they are called: "a start-up called Wink", "nennt sich Kornblume"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ideation.domain.organisation import Category
from ideation.text.entities.body import BODIES, Body
from ideation.text.entities.runs import joined_end, name_at, touch
from ideation.text.entities.things import CALLED, THINGS
from ideation.text.pipeline import Token

_NOBODY = frozenset({"given", "titles", "roles", "places"})
# Verbs by which a house gives its name; what stands between is a small word.
_CALLS = (
    ("calls", "itself"),
    ("call", "themselves"),
    ("nennt", "sich"),
    ("nennen", "sich"),
    ("nennt", "sech"),
    ("s", "appelle"),
)
_IS_CALLED = frozenset({"heißt", "heisst", "hieß", "heescht"})
_WITHIN = 9
_QUOTES = frozenset("„ “ « \" ” ' ’ * **".split())


def by_calling(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield what a word for a body says that it is called, whatever the word."""
    for at in range(1, len(tokens) - 1):
        start = _behind_called(tokens, at) or _behind_calls(tokens, at)
        while start is not None and start < len(tokens) and tokens[start].text in _QUOTES:
            start += 1
        if start is None or start >= len(tokens) or not tokens[start].is_capital:
            continue
        last = joined_end(tokens, start)
        if tokens[start].labels & _NOBODY:
            continue
        head = _head(tokens, at)
        if head is not None:
            label = next((each for each in BODIES if each in head.labels), None)
            yield Body(
                named=name_at(text, tokens, start, last, "called"),
                category=BODIES[label] if label else Category.FIRM,
            )


def _behind_called(tokens: Sequence[Token], at: int) -> int | None:
    """Return where a name begins behind "start-up called"; None where no body is called so."""
    if tokens[at].text.lower() not in CALLED or not touch(tokens, at - 1):
        return None
    return at + 1 if _is_body(tokens[at - 1]) else None


def _behind_calls(tokens: Sequence[Token], at: int) -> int | None:
    words = tuple(each.text.lower() for each in tokens[at : at + 2])
    if words[0] in _IS_CALLED:
        return at + 1
    if words in _CALLS:
        return at + 2
    apart = tuple(each.text.lower() for each in (*tokens[at : at + 1], *tokens[at + 2 : at + 3]))
    return at + 3 if tokens[at + 1].text in "'’" and apart in _CALLS else None


def _head(tokens: Sequence[Token], at: int) -> Token | None:
    """Return the word for a body that a sentence tells before its name; None for a thing's."""
    for each in reversed(tokens[max(0, at - _WITHIN) : at]):
        if each.text in {".", ";", "!", "?"}:
            return None
        if each.text.lower() in THINGS:
            return None
        if _is_body(each):
            return each
    return None


def _is_body(token: Token) -> bool:
    return bool(token.labels & (BODIES.keys() | {"announcing"}))
