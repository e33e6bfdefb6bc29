"""Who was there, as lists tell it: a name, what somebody does, and where, between marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ideation.domain.organisation import Category
from ideation.text.entities.body import Body
from ideation.text.entities.runs import (
    CONNECTORS,
    behind_marks,
    great_nouns,
    is_small_word,
    is_unusual,
    name_at,
    touch,
)
from ideation.text.pipeline import NEW_LINE, Token
from ideation.text.words import is_common

_MARKS = frozenset(", ( – - — / | =".split())
_ENDS = frozenset(") ; . ! ? • · „ “ ”".split())
_MOST = 3
_LONGEST = 9
_INITIALS = 4
# What a house does where somebody works, told alone: "Ada Roth, purchasing, Galvo Steel".
DEPARTMENTS = frozenset(
    """
    purchasing procurement sales marketing logistics finance legal operations production quality
    research development engineering r&d hr it design communications innovation and & und et
    einkauf vertrieb entwicklung produktion technik verwaltung logistik qualität personal forschung
    achats ventes production qualité recherche développement communication finances juridique
    logistique innovation design akaf verkaf produktioun fuerschung
    """.split()
)
# Behind a comma these tell what somebody does, not what they are.
_DOES = frozenset(
    "sucht braucht möchte will hat wünscht bietet cherche veut souhaite voudrait propose recrute "
    "wants needs seeks offers has looks sicht brauch wëll huet bitt".split()
)
# What is no organisation although it stands where one would.
_NO_ORGANISATION = frozenset({"given", "titles", "roles", "places"})


def segments_behind(tokens: Sequence[Token], last: int) -> list[tuple[int, int]]:
    """Return the first and last token of each segment behind a name, at most three."""
    found: list[tuple[int, int]] = []
    at = behind_marks(tokens, last)
    if _are_initials(tokens, at):
        # "Ada Roth (AR, buyer, Galvo)": what a bracket begins with may be but short for the name.
        at += 2
    while len(found) < _MOST and at < len(tokens) and tokens[at].text in _MARKS:
        if NEW_LINE in tokens[at].labels:
            break
        start = at + 1
        at = start
        while at < len(tokens) and not _stops(tokens[at]) and at - start < _LONGEST:
            at += 1
        if at == start:
            break
        found.append((start, at - 1))
        if tokens[start - 1].text == "(" and at + 1 < len(tokens) and tokens[at].text == ")":
            # "Ada Roth, Galvo (Metz), buyer": the list goes on behind the seat.
            at += len(found) > 1 and tokens[at + 1].text == ","
    return found


def _are_initials(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a bracket begins with letters for the name before it: "(AR, "."""
    if at + 2 >= len(tokens) or (tokens[at].text, tokens[at + 2].text) != ("(", ","):
        return False
    letters = tokens[at + 1].text
    # "Ada Roth-Ulmen (ARU, buyer)": each part of a double name has its letter.
    family = {part[0] for part in tokens[at - 1].text.split("-") if part}
    return letters.isupper() and len(letters) <= _INITIALS and letters[-1] in family


def _stops(token: Token) -> bool:
    return token.text in _MARKS or token.text in _ENDS or NEW_LINE in token.labels


def is_role(tokens: Sequence[Token], segment: tuple[int, int], *, within: int = 3) -> bool:
    """Tell whether a segment tells near its start what somebody does."""
    start, end = segment
    if all(each.text.lower() in DEPARTMENTS for each in tokens[start : end + 1]):
        return True
    if tokens[start].text in _DOES:
        # "Ada Roth, sucht Partner": what she does, not what she is.
        return False
    return any("roles" in each.labels for each in tokens[start : min(end + 1, start + within)])


def by_role_list(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield the organisation of "Ada Roth, buyer, Galvo Steel" and "Ada Roth (Galvo, buyer)"."""
    for last in range(1, len(tokens) - 2):
        if not (tokens[last].is_capital and _is_name(tokens[last - 1]) and touch(tokens, last - 1)):
            continue
        if tokens[last].is_legal_form:
            # "Galvo S.A., Brillac": no person works there.
            continue
        segments = segments_behind(tokens, last)
        roles = [is_role(tokens, each) for each in segments]
        if not any(roles[:2]):
            continue
        role = segments[0] if roles[0] else segments[1]
        if (inside := organisation_in_role(tokens, *role)) is not None:
            yield Body(named=name_at(text, tokens, inside, role[1], "role"), category=Category.FIRM)
            continue
        other = 0 if not roles[0] else 1
        if other < len(segments) and not roles[other] and _may_be(text, tokens, segments[other]):
            start, end = segments[other]
            yield Body(named=name_at(text, tokens, start, end, "role"), category=Category.FIRM)


def organisation_in_role(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """Return where an organisation begins right behind a role: "Inhaber Radhaus Galvo"."""
    roles = [at for at in range(start, end) if "roles" in tokens[at].labels]
    if not roles:
        return None
    run = tokens[roles[-1] + 1 : end + 1]
    named = len(run) > 1 and all(each.is_capital or each.text == "&" for each in run)
    strange = any(is_unusual(each) for each in run if each.is_capital)
    return roles[-1] + 1 if named and strange and not run[0].labels & _NO_ORGANISATION else None


def _is_name(token: Token) -> bool:
    return token.is_capital or (len(token.text) == 2 and token.text[1] == ".")


def _may_be(text: str, tokens: Sequence[Token], segment: tuple[int, int]) -> bool:
    """Tell whether a segment is nothing but a name, and none of a person, place or thing."""
    start, end = segment
    run = tokens[start : end + 1]
    if not run[0].is_capital or run[0].labels & _NO_ORGANISATION:
        return False
    if not all(
        each.is_capital
        or each.text.lower() in CONNECTORS
        or each.text in {"&", "+", "."}
        or "legal_forms" in each.labels
        or each.text[0].isdigit()
        for each in run
    ):
        return False
    capitals = [each for each in run if each.is_capital]
    subject = run[-1].text.lower()
    cell = start and tokens[start - 1].text == "|" and subject not in DEPARTMENTS
    cell = cell and not subject.endswith(("ung", "heit", "keit", "tion", "ité", "ment", "ing"))
    # A word of the dictionary is no place that nobody knows.
    small = not great_nouns(text, run[0])
    word = small and len(run) == 1 and is_common(run[0].text) and not is_small_word(run[0])
    return any(is_unusual(each) for each in capitals) or bool(
        cell or word or (len(capitals) > 1 and small)
    )
