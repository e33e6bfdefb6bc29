"""Organisations: a legal form, a word for what they are, a role or a preposition beside a name."""

from __future__ import annotations

from collections.abc import Sequence

from ideation.text.entities.body import Body
from ideation.text.entities.by_form import by_acronym, by_legal_form
from ideation.text.entities.by_shape import by_place_in_sentence, by_place_name, by_strange_words
from ideation.text.entities.by_word import by_word
from ideation.text.pipeline import Token


def find_organisations(
    text: str, tokens: Sequence[Token], taken: Sequence[tuple[int, int]] = ()
) -> list[Body]:
    """Return the organisations named, in order; none overlaps another or what is `taken`."""
    found: list[Body] = []
    used = list(taken)
    rules = (
        *(by_legal_form, by_acronym, by_word, by_place_in_sentence, by_place_name),
        by_strange_words,
    )
    for rule in rules:
        for body in rule(text, tokens):
            span = (body.named.start, body.named.end)
            if all(span[1] <= start or end <= span[0] for start, end in used):
                used.append(span)
                found.append(body)
    return sorted(found, key=lambda each: each.named.start)
