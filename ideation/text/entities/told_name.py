"""How a body is called that a text names bent or described: "des Instituts Galvo"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ideation.text.entities.french import french_run_end
from ideation.text.entities.grammar import is_french_adjective, is_german_adjective
from ideation.text.entities.runs import CONNECTORS, Named, great_nouns, is_unusual, name_at
from ideation.text.pipeline import Token

_MINISTER = re.compile(r"^(?:minister(?:in)?|ministre)", re.IGNORECASE)
_SCHOOLS = frozenset("école lycée université".split())
_NEUTERS = ("zentrum", "institut", "amt", "museum", "labor", "werk", "netzwerk", "haus", "theater")
# A small head of these says what a name is, and is none of it.
_CALLED_ALONE = frozenset({"coopérative", "cooperative", "mutuelle"})


def told_name(
    text: str, tokens: Sequence[Token], first: int, at: int, last: int
) -> tuple[Named, int]:
    """Return what a body is called whose word stands at `at`, and where its name ends.

    `first` and `last` bound the name with what describes it.
    """
    office = "roles" in tokens[at].labels and "investor" not in tokens[at].labels
    own = None if office else _bare_name(tokens, at, last)
    last = max(last, french_run_end(tokens, own)) if own else last
    begin = at if office else own or first
    begin += _is_doubled(tokens, begin, at, last)
    named = name_at(text, tokens, begin, last, tokens[at].text)
    named = _nominative(text, tokens, first, at, named)
    named = _undeclined(tokens, begin, at, named)
    if office:
        named = replace(named, name=_MINISTER.sub(_ministry, named.name))
    return named, last


def _is_doubled(tokens: Sequence[Token], begin: int, at: int, last: int) -> bool:
    """Tell whether "Fonds" only says what a name with its own word is: "Fonds Galvo Ventures"."""
    money = "investor" in tokens[at].labels and "investor" in tokens[last].labels
    return money and begin == at < last - 1 and tokens[at + 1].is_capital


def _bare_name(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """Return where the name begins that small words only describe: "l'institut d'essais Galvo"."""
    head = tokens[at]
    if head.is_capital or "public" in head.labels or head.text.lower() in _SCHOOLS:
        return None
    if head.text.lower() in _CALLED_ALONE and (own := _own_name(tokens, at, last)) is not None:
        return own
    name = next((each for each in range(at + 1, last + 1) if tokens[each].is_capital), None)
    if name is None or tokens[name - 1].text.lower() in CONNECTORS:
        return None
    return name if is_unusual(tokens[name]) else None


def _own_name(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """Return where a name begins behind adjectives: "la coopérative tunisienne Jardins de"."""
    own = at + 1
    while own < last and is_french_adjective(tokens[own].text):
        own += 1
    return own if tokens[own].is_capital else None


def _nominative(text: str, tokens: Sequence[Token], first: int, at: int, named: Named) -> Named:
    """Return "des Fachverbands Galvo" as "Fachverband Galvo"."""
    head = tokens[at].text
    genitive = first == at > 0 and tokens[at - 1].text.lower() in {"des", "eines", "dieses"}
    if not (genitive and head.endswith("s") and great_nouns(text, tokens[at])):
        return named
    bare = head[:-2] if head.endswith("des") else head.removesuffix("s")
    return replace(named, name=bare + named.name[len(head) :])


def _undeclined(tokens: Sequence[Token], begin: int, at: int, named: Named) -> Named:
    """Return "der Technischen Akademie Galvo" as "Technische Akademie Galvo"."""
    before = tokens[begin - 1].text.lower() if begin else ""
    word = tokens[begin].text
    bent = (
        begin < at
        and before in {"der", "das", "dem", "vom", "beim", "zum", "im", "am"}
        and is_german_adjective(word)
    )
    if bent and word.endswith("e") and before in {"der", "das"}:
        # "das Deutsche Institut": as it stands alone.
        return replace(named, name=word + before[-1] + named.name[len(word) :])
    if not (bent and word.endswith("en")):
        return named
    neuter = tokens[at].text.lower().endswith(_NEUTERS)
    ending = "e" if before == "der" else "es" if neuter else "er"
    return replace(named, name=word[:-2] + ending + named.name[len(word) :])


def _ministry(found: re.Match[str]) -> str:
    word = found[0].lower()
    if word == "ministre":
        return "Ministère"
    return (
        "Ministry"
        if found.string[found.end() :].lstrip().startswith(("of", "for"))
        else "Ministerium"
    )
