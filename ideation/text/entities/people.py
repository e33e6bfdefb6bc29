"""Persons with role and organisation: a title, a given name or a role beside two capital words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ideation.domain.fold import folded_words
from ideation.text.entities.body import BODIES
from ideation.text.entities.family_names import TRADE_NAMES
from ideation.text.entities.no_person import (
    is_body_before,
    is_called_after,
    is_measured,
    is_month,
    is_of_a_house,
    is_thing,
    is_trade_before,
)
from ideation.text.entities.roles_beside import (
    LEADING,
    LONGEST_ROLE,
    is_given,
    role_beside,
    role_follows,
    role_precedes,
)
from ideation.text.entities.roles_told import shared_roles
from ideation.text.entities.runs import (
    NO_START,
    PARTICLES,
    Named,
    great_nouns,
    is_small_word,
    is_unusual,
    name_at,
    touch,
)
from ideation.text.pipeline import NEW_LINE, Token
from ideation.text.words import is_common

_NAME_PART = re.compile(r"[^\W\d_][\w'’.-]*")
_SOMEBODY = ([",", "who"], [",", "qui"], [",", "die"], [",", "der"], [",", "déi"], [",", "deen"])
_LEADS = frozenset(
    "runs leads heads manages founded owns dirige gère pilote anime tient préside coordonne".split()
)
_MOST_PARTS = 4
# Words for somebody, and articles: with a capital they are no names.
_SOMEONE = frozenset(
    """
    der die das den dem des ein eine le la les une the an d kollege kollegen kollegin
    kolleginnen kolleeg collègue collègues colleague colleagues nachbar nachbarin voisin
    voisine neighbour kunde kundin client cliente customer lehrling lehrlinge azubi praktikant
    praktikantin apprenti apprentie stagiaire apprentice intern student studentin étudiant
    étudiante gast gäste freund freundin ami amie friend ansprechpartner ansprechpartnerin
    bekannter bekannte mitarbeiter mitarbeiterin salarié salariée employee jemand niemand
    quelqu'un somebody someone chefin cheffe
    """.split()
)
# Behind these stands somebody, whatever their names.
_KIN = frozenset(
    """
    wife husband daughter son brother sister mother father niece nephew femme mari épouse époux
    fille fils frère soeur sœur mère père nièce neveu ehefrau ehemann sohn tochter bruder schwester
    enkel enkelin schwiegersohn schwiegertochter neffe nichte fra mann jong duechter brudder
    """.split()
)
# Words that no name holds although they begin with a capital.
_NO_NAME = frozenset({"roles", "titles", "legal_forms", "announcing", "public", "association"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person as a text names them; `near` is the stretch where the organisation stands."""

    named: Named
    role: str | None
    near: tuple[int, int]


def find_people(text: str, tokens: Sequence[Token], speakers: Sequence[str] = ()) -> list[Person]:
    """Return the persons named in full, in order; each name once, with its best role.

    `speakers`: who is known to speak, whatever their names.
    """
    best: dict[str, Person] = {}
    speaking = frozenset(folded_words(each) for each in speakers if len(each.split()) > 1)
    for person in _found(text, tokens, speaking):
        known = best.get(person.named.name)
        if known is None or (known.role is None and person.role):
            best[person.named.name] = person
    return shared_roles(text, tokens, sorted(best.values(), key=lambda each: each.named.start))


def _found(text: str, tokens: Sequence[Token], speaking: frozenset[str]) -> Iterator[Person]:
    index = 0
    while index < len(tokens):
        last = _name_end(text, tokens, index)
        if last is None or _opens_before_a_name(tokens, index):
            index += 1
            continue
        reason = _evidence(text, tokens, index, last)
        if not reason and not _speaks(text, tokens, index, last, speaking):
            index += 1
            continue
        reason = reason or "speaks"
        role, near = role_beside(text, tokens, index, last)
        named = name_at(text, tokens, index, last, reason)
        if named.name.isupper():
            named = replace(named, name=named.name.title())
        yield Person(named=named, role=role, near=near)
        index = last + 1


def _speaks(
    text: str, tokens: Sequence[Token], first: int, last: int, speaking: frozenset[str]
) -> bool:
    """Tell whether two strange words are the name by which the note says who speaks."""
    run = tokens[first : last + 1]
    known = folded_words(text[run[0].start : run[-1].end]) in speaking
    return known and any(is_unusual(each) for each in run)


def _opens_before_a_name(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a capital word is none of the name behind it: "Met Anna Roth"."""
    return (
        at + 2 < len(tokens)
        and "given" in tokens[at + 1].labels
        and not is_given(tokens[at])
        and is_common(tokens[at].text)
        and _part(tokens[at + 2])
    )


def _name_end(text: str, tokens: Sequence[Token], first: int) -> int | None:
    """Return the last token of a name of two to four parts that begins at `first`."""
    if (spoken := _speaker_end(tokens, first)) is not None:
        return spoken
    if not _part(tokens[first]) or _is_of_a_body(tokens, first):
        return None
    last, parts, at = first, 1, first
    while parts < _MOST_PARTS and at + 1 < len(tokens):
        at += 1
        if not touch(tokens, at - 1):
            break
        if parts == 1 and tokens[at].text in PARTICLES:
            continue
        if tokens[at - 1].text in PARTICLES and tokens[at].labels & BODIES.keys():
            # "Galvo vun der Schräinerei"
            break
        if not (_part(tokens[at]) or _is_trade(text, tokens, first, at)) or is_thing(
            text, tokens, first, at
        ):
            break
        last, parts = at, parts + 1
        if "given" not in tokens[at].labels and at - first > 0:
            # A family name ends the name, unless it is the middle initial's.
            break
    if parts > 1 and tokens[last].text.endswith("-") and _is_broken(tokens, last):
        last += 1
    return last if parts > 1 else None


def _is_broken(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the line breaks a double name, behind its hyphen."""
    return at + 1 < len(tokens) and _part(tokens[at + 1]) and touch(tokens, at)


def _speaker_end(tokens: Sequence[Token], first: int) -> int | None:
    """Return the end of a speaker's name in great letters: "ADA ROTH: I'm a buyer"."""
    if NEW_LINE not in tokens[first].labels or not is_given(tokens[first]):
        return None
    last = first
    while last + 1 < len(tokens) and tokens[last].text.isupper() and touch(tokens, last):
        last += 1
        if last + 1 < len(tokens) and tokens[last + 1].text == ":":
            return last if tokens[last].text.isupper() and last - first < _MOST_PARTS else None
    return None


def _is_of_a_body(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a word opens an organisation's name or a heading: "Taxi Roth", "Appel de"."""
    token = tokens[first]
    if is_given(token):
        return False
    return bool(token.labels & BODIES.keys()) or token.text.lower() in NO_START


def _is_trade(text: str, tokens: Sequence[Token], first: int, at: int) -> bool:
    """Tell whether a trade is a family name: a capital behind a given name, "Thierry Boulanger"."""
    return (
        at == first + 1
        and is_given(tokens[first])
        and tokens[at].is_capital
        and tokens[at].text[1:].islower()
        and tokens[at].labels <= {"roles", "given"}
        and (tokens[at].text.lower() in TRADE_NAMES or not great_nouns(text, tokens[at]))
    )


def _part(token: Token) -> bool:
    plain = _NAME_PART.fullmatch(token.text) is not None and token.text[0].isupper()
    shouted = len(token.text) > 3 and token.text.isupper()
    told = token.labels & _NO_NAME or token.text.lower() in _SOMEONE
    return plain and not shouted and not told and len(token.text) > 1


def _evidence(text: str, tokens: Sequence[Token], first: int, last: int) -> str:
    """Return what makes two capital words a person; "" where nothing does."""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is not None and _goes_on_as_a_body(tokens, last):
        return ""
    if _title_before(tokens, first):
        return "title"
    if first and is_trade_before(tokens, first - 1):
        return ""
    if is_month(tokens, first, last):
        return ""
    if first and _is_kin(tokens, first - 1):
        return "kin"
    placed = "places" in tokens[last].labels
    if is_given(tokens[first]) and (not placed or "roles" in tokens[first - 1].labels):
        named_after = is_of_a_house(tokens, first, last) or is_called_after(tokens, first)
        return "" if named_after or is_measured(text, tokens, first, last) else "given name"
    if first and is_body_before(tokens, first - 1):
        # "Groupe de recherche Galvo Ulmen, dont la responsable"
        return ""
    if _behind_a_person(tokens, first) or is_small_word(tokens[first]):
        # "Ada Roth (Orgelbau Roth, head)": the name stands before the bracket.
        return ""
    # Where nouns have no capitals, two capital words before a role are a name.
    told = is_unusual(tokens[last]) or not great_nouns(text, tokens[first])
    if told and role_follows(tokens, last) and "places" not in tokens[last].labels:
        return "role"
    return _by_role(tokens, first, last) if is_unusual(tokens[last]) else ""


def _goes_on_as_a_body(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether what follows makes a name a body's: "Anna Roth GmbH", "Kyle Ulmen College"."""
    after = tokens[last + 1]
    body = after.labels & {"public", "research", "association"} and not after.labels & {"roles"}
    return "legal_forms" in after.labels or bool(body and after.is_capital and touch(tokens, last))


def _is_kin(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word says whose kin somebody is: not "& Son", a house."""
    house = at > 0 and tokens[at - 1].text in {"&", "+"}
    return tokens[at].text.lower() in _KIN and touch(tokens, at) and not house


def _by_role(tokens: Sequence[Token], first: int, last: int) -> str:
    """Return "role" where one is told beside two strange words; "" where none is."""
    if _does(tokens, last):
        return "role"
    # Two nouns may well follow a role; two words of no language are a name.
    strange = all(is_unusual(each) for each in tokens[first : last + 1] if each.is_capital)
    strange = strange or tokens[first - 1].text == ","
    if tokens[first].text.isupper():
        # "Ada Roth, buyer, CH de Galvo": letters for a house.
        return ""
    if _in_brackets(tokens, first):
        # "(head of IT, Galvo Steel)": the name stands before the bracket.
        return ""
    if tokens[first - 1].text.lower() in LEADING:
        # "the owner of Roth Steel": whose the role is, not who has it.
        return ""
    return "role" if strange and role_precedes(tokens, first) else ""


def _behind_a_person(tokens: Sequence[Token], first: int) -> bool:
    return first > 2 and tokens[first - 1].text == "(" and is_given(tokens[first - 3])


def _does(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether the words go on as only of somebody: "Ada Roth, qui dirige la boîte"."""
    behind = [each.text.lower() for each in tokens[last + 1 : last + 4]]
    return len(behind) == 3 and behind[:2] in _SOMEBODY and behind[2] in _LEADS


def _in_brackets(tokens: Sequence[Token], at: int) -> bool:
    before = [each.text for each in tokens[max(0, at - LONGEST_ROLE) : at] if each.text in "()"]
    return tokens[at - 1].text == "," and before[-1:] == ["("]


def _title_before(tokens: Sequence[Token], first: int) -> bool:
    at = first - 1
    while at >= 0 and tokens[at].text == ".":
        at -= 1
    return at >= 0 and "titles" in tokens[at].labels
