"""Organisations by what comes from them: "den Motor liefert Galvo", "die Seile von Galvo"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ideation.domain.organisation import Category
from ideation.text.entities.beside import is_dated, is_seated, may_name
from ideation.text.entities.body import Body
from ideation.text.entities.runs import (
    great_nouns,
    is_unusual,
    joined_end,
    name_at,
    touch,
)
from ideation.text.entities.things import is_model
from ideation.text.pipeline import Token
from ideation.text.words import is_common, is_compound

_FROM = frozenset("von vu vun from v.".split())
# What comes from a house: behind these verbs or right behind what was bought.
_COME = frozenset(
    """
    kommt kommen kam kamen stammt stammen bezieht beziehen bezog kauft kaufen kaufte gekauft
    come comes came bought buys buy gets get ordered orders
    kënnt koum bezitt bezéien kritt kréien
    """.split()
)
_BUY = frozenset("bought buy buys ordered order orders purchased hired rented borrowed".split())
_NEAR = 4
# Between a verb and who does it: "das macht nur noch Galvo Druck".
_ONLY = frozenset("nur noch just nëmmen nach".split())
_OBJECTS = frozenset({"das", "dat", "die", "déi"})
_SUPPLIES = frozenset(
    """
    liefert lieferte macht machte baut baute übernimmt übernahm nimmt nahm stellt stellte bietet
    hält fertigt fertigte vertreibt betreibt wartet gewann finanziert bezahlt entsorgt hat
    liwwert mécht hëlt iwwerhëlt bitt baut bezilt huet
    """.split()
)
_PRONOUNS = frozenset("er sie es man wer der die das hien si et dat déi deen wien mir wir".split())
_NOBODY = frozenset({"given", "titles", "roles", "places", "legal_forms"})


def by_supply(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield bare names behind a verb or "von" where a German noun would have its article."""
    for at in range(1, len(tokens)):
        if not tokens[at].is_capital or not touch(tokens, at - 1):
            continue
        last = joined_end(tokens, at)
        if not _may_be(tokens, at, last) or is_dated(tokens, last) or is_model(tokens, at, last):
            continue
        if _supplies(text, tokens, at, last) or _comes(text, tokens, at, last):
            named = name_at(text, tokens, at, last, tokens[at - 1].text)
            yield Body(named=named, category=Category.FIRM)


def _supplies(text: str, tokens: Sequence[Token], at: int, last: int) -> bool:
    """Tell whether a name is the subject behind its verb: "seit Januar liefert Galvo aus Gent"."""
    verb = at - 1
    while verb > 1 and tokens[verb].text in _ONLY:
        verb -= 1
    if at < 2 or tokens[verb].text not in _SUPPLIES or not great_nouns(text, tokens[at]):
        return False
    only = verb < at - 1
    subject = tokens[verb - 1]
    others = _PRONOUNS - _OBJECTS if only else _PRONOUNS
    if subject.text.lower() in others | {","} or (
        subject.is_capital and not is_common(subject.text)
    ):
        # "Sie verkauft Galvonit": it is what is sold.
        return False
    if only and last == at and is_common(tokens[at].text):
        return False
    # "hat Knopf-Vereinbarungen": what a hyphen joins to a noun is a noun.
    thing = tokens[at].text.rpartition("-")[2]
    plain = is_common(thing) or ("-" in tokens[at].text and is_compound(thing))
    named = last > at if only else not plain
    return is_seated(tokens, last) or (named and _ends(tokens, last, only=only))


def _ends(tokens: Sequence[Token], last: int, *, only: bool) -> bool:
    """Tell whether nothing follows that is done; behind "only" a seat may stand."""
    if last + 1 == len(tokens) or tokens[last + 1].text in {",", ".", "(", ";"}:
        return True
    return only and tokens[last + 1].text in {"am", "in", "aus", "zu", "im"}


def _comes(text: str, tokens: Sequence[Token], at: int, last: int) -> bool:
    """Tell whether what was told comes from a name: "Einlagen von Galvo", "come from Galvo"."""
    if tokens[at - 1].text.lower() not in _FROM:
        return False
    near = {each.text.lower() for each in tokens[max(0, at - 1 - _NEAR) : at - 1]}
    joined = any(each.text == "&" for each in tokens[at:last])
    if not great_nouns(text, tokens[at]):
        # "came from Galvo" may be a place; what was bought comes from a house.
        bought = bool(near & _BUY) and is_unusual(tokens[at])
        return bought or (bool(near & _COME) and is_seated(tokens, last))
    plain = not is_common(tokens[at].text)
    german = tokens[at - 1].text == "von"
    if at > 1 and tokens[at - 2].labels & {"announcing", "roles"}:
        # "Hersteller von Galvoputz": what they make.
        return joined or is_seated(tokens, last)
    told = bool(near & _COME) or ((german or last > at) and at > 1 and tokens[at - 2].is_capital)
    return joined or is_seated(tokens, last) or (plain and told)


def _may_be(tokens: Sequence[Token], at: int, last: int) -> bool:
    run = [each for each in tokens[at : last + 1] if each.text[0].isalpha()]
    return all(
        may_name(each, _NOBODY) and not each.text.isupper() and not each.text.endswith("-")
        for each in run
    )
