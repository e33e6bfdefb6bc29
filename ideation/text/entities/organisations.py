"""Organisations: a legal form, a word for what they are, a role or a preposition beside a name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ideation.domain.organisation import Category
from ideation.domain.passage import Span, claim
from ideation.text.entities.body import Body
from ideation.text.entities.by_apposition import by_apposition
from ideation.text.entities.by_calling import by_calling
from ideation.text.entities.by_capitals import by_capitals
from ideation.text.entities.by_chez import by_chez
from ideation.text.entities.by_double import by_double
from ideation.text.entities.by_family import by_family
from ideation.text.entities.by_form import by_legal_form
from ideation.text.entities.by_great_head import by_great_head
from ideation.text.entities.by_label import by_label
from ideation.text.entities.by_lead import by_lead
from ideation.text.entities.by_letters import by_acronym, by_article, by_letters_first
from ideation.text.entities.by_pairing import by_pairing
from ideation.text.entities.by_place import by_place_name
from ideation.text.entities.by_relation import by_place_of_work, by_relation
from ideation.text.entities.by_shape import by_strange_words
from ideation.text.entities.by_small_letters import by_small_letters
from ideation.text.entities.by_subject import by_subject
from ideation.text.entities.by_supply import by_supply
from ideation.text.entities.by_verb import by_verb
from ideation.text.entities.by_web import by_web
from ideation.text.entities.by_word import by_word
from ideation.text.entities.categories import category_told
from ideation.text.entities.lists import by_role_list
from ideation.text.entities.short_forms import short_forms
from ideation.text.pipeline import Token

# So far behind a name its further words may stand.
_GLANCE = 30
# "fund II": which of several, no name.
_NUMBER = re.compile(r"[IVXLC]+|[\d .,/-]+")


def find_organisations(
    text: str, tokens: Sequence[Token], taken: Sequence[tuple[int, int]] = ()
) -> list[Body]:
    """Return the organisations named, in order; none overlaps another or what is `taken`."""
    used: list[Span] = []
    for start, end in taken:
        claim(used, Span(start=start, end=end))
    rules = (
        *(
            by_legal_form,
            by_acronym,
            by_letters_first,
            by_great_head,
            by_family,
            by_word,
            by_role_list,
            by_chez,
            by_lead,
            by_place_name,
        ),
        *(
            by_relation,
            by_place_of_work,
            by_apposition,
            by_label,
            by_supply,
            by_calling,
            by_verb,
            by_pairing,
            by_subject,
            by_strange_words,
            by_double,
            by_small_letters,
            by_web,
            by_capitals,
            by_article,
        ),
    )
    found = [
        body
        for rule in rules
        for body in rule(text, tokens)
        if not _NUMBER.fullmatch(body.named.name)
        and claim(used, Span(start=body.named.start, end=body.named.end))
    ]
    found.sort(key=lambda each: each.named.start)
    found = [_as_named(tokens, each) for each in found]
    shorts = short_forms(text, found)
    return [
        _in_full(each, shorts)
        for each in found
        if not _is_short_form(text, each, found) and not _are_initials(text, each, found)
    ]


def _as_named(tokens: Sequence[Token], body: Body) -> Body:
    """Return a body that is taken for a firm as its own words tell: "Brandmoor Institute"."""
    if body.category not in {None, Category.FIRM} or " " not in body.named.name:
        return body
    own = [each for each in tokens if body.named.start <= each.start < body.named.end]
    told = category_told([each for each in own if each.text[0].isalnum()])
    return replace(body, category=told or body.category)


def _in_full(body: Body, shorts: Mapping[str, Body]) -> Body:
    """Return a body that is named by its short form under its full name."""
    full = shorts.get(body.named.name)
    if full is None:
        return body
    named = replace(body.named, name=full.named.name)
    return replace(body, named=named, category=full.category)


def _are_initials(text: str, body: Body, found: Sequence[Body]) -> bool:
    """Tell whether a body is the first letters of one before: "Centre Hospitalier X", "CHX".

    The words right behind a name may be of it: "Zentrum Galvo Forschung", "ZGF".
    """
    letters = body.named.name
    if not (letters.isupper() and letters.isalpha()):
        return False
    for each in found:
        if each.named.end >= body.named.start:
            break
        own = len(each.named.name.split())
        words = text[each.named.start : each.named.end + _GLANCE].split()
        great = [word[0] for word in words[:own] if word[0].isupper()]
        beyond = [word[0] for word in words[own:] if word[0].isupper()]
        told = "".join([*great, *beyond])
        if len(great) > 1 and told.startswith(letters) and len(letters) >= len(great):
            return True
    return False


def _is_short_form(text: str, body: Body, found: Sequence[Body]) -> bool:
    """Tell whether a body is only the letters in brackets behind another: "Institut Galvo (IG)"."""
    start = body.named.start
    if not body.named.name.isupper():
        return False
    if text[start - 1 : start] == "(":
        return any(0 < start - each.named.end <= 2 for each in found)
    # "IG (Institut Galvo)"
    return text[body.named.end : body.named.end + 2] == " (" and any(
        each.named.start == body.named.end + 2 and each.named.reason == body.named.name
        for each in found
    )
