"""Columns whose name says only that somebody is in them ("Wer", "Caller", "nom"): who that is."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from ideation.domain.fold import has_legal_form, is_title
from ideation.text.entities.runs import PARTICLES
from ideation.text.pipeline import given_names

# People keep these columns for whom they met, a person or a house.
_WHO = re.compile(
    r"^(?:wer|who|wien|qui|caller|appelant|anrufer|uruffer|name|nom|numm|gespräch mit|besuch bei"
    r"|visite chez|visited|met with|met|spoke to|talked to|gesprochen mit|parlé (?:à|avec))$"
)
# Where the cells tell nothing, these are people.
_NAMES = re.compile(r"^(?:name|nom|numm)$")
# Behind "Château d", too.
_PARTICLES = PARTICLES | {"zu", "d"}
_LONGEST_PERSON = 4
# What stands in brackets alone is said of the row: "(intern)"; other words name nobody.
_ASIDE = re.compile(
    r"\(.*\)|\[.*\]|(?:unbekannt|unknown|inconnue?|onbekannt|anonym\w*|divers\w*|various|keine?r?"
    r"|niemand|nobody|none|personne|aucune?|keen|intern\w*|n/?a)\b(?:,.*|.{0,2})",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"^(?:d['’])?(?:(?:Herrn?|Frau|Hr|Fr|Dr|Prof|Mme|Mlle|Monsieur|Madame|Mr|Mrs|Ms|Här|Madamm)"
    r"\b\.?\s+)+",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?P<name>[^(]+?)\s*\((?P<role>[^()]+)\)")


def is_who(column: str) -> bool:
    """Tell whether a column's folded name says no more than that somebody is in it."""
    return _WHO.search(column) is not None


def kind_of_who(column: str, cells: Sequence[str], others: Container[str] = ()) -> str:
    """Return what such a column holds: "contact", "organisation", or "ignore" for neither.

    `others` is what columns beside it are said to hold: with a column of contacts it is theirs.
    """
    told = [cell for cell in cells if any(map(str.isalpha, cell)) and not is_aside(cell)]
    people = sum(map(_is_person, told))
    if told and 2 * people >= len(told):
        return "contact"
    if not people and ("contact" in others or any(map(_is_house, told))):
        return "organisation"
    return "contact" if _NAMES.search(column) else "ignore"


def is_aside(cell: str) -> bool:
    """Tell whether a cell names nobody: "(intern)", "unknown"."""
    return _ASIDE.fullmatch(cell.strip()) is not None


def parted(cell: str) -> tuple[str, str]:
    """Return a house and the person told behind it: "Galvo Guss, Anna Roth (buyer)"."""
    house, _, behind = cell.partition(", ")
    return (house, with_role(behind)) if _is_person(behind) else (cell, "")


def with_role(person: str) -> str:
    """Return "Anna Roth, buyer" of "Dr. Anna Roth (buyer)"."""
    person = _ADDRESSED.sub("", person) or person
    found = _PERSON.fullmatch(person)
    if found is None:
        return person
    # "Anna (no surname given)": no office.
    return f"{found['name']}, {found['role']}" if " " in found["name"] else found["name"]


def _is_person(cell: str) -> bool:
    words = cell.partition(",")[0].split()
    if len(words) < 2 or len(words) > _LONGEST_PERSON:
        return False
    return words[0].rstrip(".").lower() in given_names() or is_title(words[0])


def _is_house(cell: str) -> bool:
    """Tell whether no person is called so: a legal form, "&", small words, who works there."""
    house, person = parted(cell)
    words = house.split()
    small = [word for word in words if word.isalpha() and word.islower()]
    return bool(
        person
        or has_legal_form(house)
        or "&" in words
        or len(words) > _LONGEST_PERSON
        or (len(words) > 1 and set(small) - _PARTICLES)
    )
