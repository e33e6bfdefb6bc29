"""Organisations by what comes from them: "den Motor liefert Galvo", "die Seile von Galvo"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ideation.domain.organisation import Category
from ideation.text.entities.beside import is_dated, is_model, may_name
from ideation.text.entities.body import Body
from ideation.text.entities.runs import (
    great_nouns,
    joined_end,
    name_at,
    touch,
)
from ideation.text.pipeline import Token
from ideation.text.words import is_common

_FROM = frozenset("von vu vun from v.".split())
# What comes from a house: behind these verbs or right behind what was bought.
_COME = frozenset(
    """
    kommt kommen kam kamen stammt stammen bezieht beziehen bezog kauft kaufen kaufte gekauft
    come comes came bought buys buy gets get ordered orders
    kënnt koum bezitt bezéien kritt kréien
    """.split()
)
_NEAR = 4
_SUPPLIES = frozenset(
    """
    liefert lieferte macht machte baut baute übernimmt übernahm nimmt nahm stellt stellte bietet
    hält fertigt fertigte vertreibt betreibt wartet gewann finanziert bezahlt entsorgt hat
    liwwert mécht hëlt iwwerhëlt bitt baut bezilt huet
    """.split()
)
_PRONOUNS = frozenset("er sie es man wer der die das hien si et dat déi deen wien mir wir".split())
_SEATS = frozenset("aus in bei zu near".split())
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
    verb = tokens[at - 1].text
    if at < 2 or verb not in _SUPPLIES or not great_nouns(text, tokens[at]):
        return False
    subject = tokens[at - 2]
    if subject.text.lower() in _PRONOUNS | {","} or (
        subject.is_capital and not is_common(subject.text)
    ):
        # "Sie verkauft Galvonit": it is what is sold.
        return False
    return _is_seated(tokens, last) or (not is_common(tokens[at].text) and _ends(tokens, last))


def _ends(tokens: Sequence[Token], last: int) -> bool:
    return last + 1 == len(tokens) or tokens[last + 1].text in {",", ".", "(", ";"}


def _comes(text: str, tokens: Sequence[Token], at: int, last: int) -> bool:
    """Tell whether what was told comes from a name: "Einlagen von Galvo", "come from Galvo"."""
    if tokens[at - 1].text.lower() not in _FROM:
        return False
    near = {each.text.lower() for each in tokens[max(0, at - 1 - _NEAR) : at - 1]}
    joined = any(each.text == "&" for each in tokens[at:last])
    if not great_nouns(text, tokens[at]):
        return bool(near & _COME) and _is_seated(tokens, last)
    plain = not is_common(tokens[at].text)
    german = tokens[at - 1].text == "von"
    if at > 1 and tokens[at - 2].labels & {"announcing", "roles"}:
        # "Hersteller von Galvoputz": what they make.
        return joined or _is_seated(tokens, last)
    told = bool(near & _COME) or ((german or last > at) and at > 1 and tokens[at - 2].is_capital)
    return joined or _is_seated(tokens, last) or (plain and told)


def _is_seated(tokens: Sequence[Token], last: int) -> bool:
    behind = tokens[last + 1 : last + 3]
    return len(behind) == 2 and behind[0].text in _SEATS and "places" in behind[1].labels


def _may_be(tokens: Sequence[Token], at: int, last: int) -> bool:
    run = [each for each in tokens[at : last + 1] if each.text[0].isalpha()]
    return all(
        may_name(each, _NOBODY) and not each.text.isupper() and not each.text.endswith("-")
        for each in run
    )
