"""Persons with role and organisation: a title, a given name or a role beside two capital words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ideation.text.entities.lists import is_role, organisation_in_role, segments_behind
from ideation.text.entities.roles_told import particle_end, role_told, shared_roles
from ideation.text.entities.runs import (
    PARTICLES,
    Named,
    great_nouns,
    is_small_word,
    is_unusual,
    list_goes_on,
    name_at,
    touch,
)
from ideation.text.pipeline import Token, given_names
from ideation.text.words import is_common

_NAME_PART = re.compile(r"[^\W\d_][\w'’.-]*")
_MOST_PARTS = 4
# Words that no name holds although they begin with a capital.
_NO_NAME = frozenset({"roles", "titles", "legal_forms", "announcing", "public", "association"})
# Where the words of a role end.
_ROLE_STOPS = frozenset("( ) ; : . ! ? – — | \n".split(" "))
_OPENING, _CLOSING = frozenset("„«"), frozenset("“”»")
_AT = frozenset("bei beim am an at chez de des du der vun vum vom von of im in zu".split())
_LONGEST_ROLE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person as a text names them; `near` is the stretch where the organisation stands."""

    named: Named
    role: str | None
    near: tuple[int, int]


def find_people(text: str, tokens: Sequence[Token]) -> list[Person]:
    """Return the persons named in full, in order; each name once, with its best role."""
    best: dict[str, Person] = {}
    for person in _found(text, tokens):
        known = best.get(person.named.name)
        if known is None or (known.role is None and person.role):
            best[person.named.name] = person
    return shared_roles(text, tokens, sorted(best.values(), key=lambda each: each.named.start))


def _found(text: str, tokens: Sequence[Token]) -> Iterator[Person]:
    index = 0
    while index < len(tokens):
        last = _name_end(text, tokens, index)
        if (
            last is None
            or _opens_before_a_name(tokens, index)
            or not (reason := _evidence(text, tokens, index, last))
        ):
            index += 1
            continue
        role, near = _role(text, tokens, index, last)
        yield Person(named=name_at(text, tokens, index, last, reason), role=role, near=near)
        index = last + 1


def _opens_before_a_name(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a capital word is none of the name behind it: "Met Anna Roth"."""
    return (
        at + 2 < len(tokens)
        and "given" in tokens[at + 1].labels
        and not _is_given(tokens[at])
        and is_common(tokens[at].text)
        and _part(tokens[at + 2])
    )


def _name_end(text: str, tokens: Sequence[Token], first: int) -> int | None:
    """Return the last token of a name of two to four parts that begins at `first`."""
    if not _part(tokens[first]):
        return None
    last, parts, at = first, 1, first
    while parts < _MOST_PARTS and at + 1 < len(tokens):
        at += 1
        if not touch(tokens, at - 1):
            break
        if parts == 1 and tokens[at].text in PARTICLES:
            continue
        if not (_part(tokens[at]) or _is_trade(text, tokens, first, at)) or _is_thing(
            text, tokens, first, at
        ):
            break
        last, parts = at, parts + 1
        if "given" not in tokens[at].labels and at - first > 0:
            # A family name ends the name, unless it is the middle initial's.
            break
    return last if parts > 1 else None


def _is_trade(text: str, tokens: Sequence[Token], first: int, at: int) -> bool:
    """Tell whether a trade is a family name: a capital behind a given name, "Thierry Boulanger"."""
    return (
        at == first + 1
        and _is_given(tokens[first])
        and tokens[at].is_capital
        and tokens[at].text[1:].islower()
        and tokens[at].labels <= {"roles", "given"}
        and not great_nouns(text, tokens[at])
    )


def _is_thing(text: str, tokens: Sequence[Token], first: int, at: int) -> bool:
    """Tell whether a noun stands behind a family name: "Frau Roth Kartons"."""
    return (
        at == first + 1
        and is_unusual(tokens[first])
        and not _is_given(tokens[first])
        and great_nouns(text, tokens[at])
        and is_common(tokens[at].text)
    )


def _part(token: Token) -> bool:
    plain = _NAME_PART.fullmatch(token.text) is not None and token.text[0].isupper()
    shouted = len(token.text) > 3 and token.text.isupper()
    return plain and not shouted and not (token.labels & _NO_NAME) and len(token.text) > 1


def _evidence(text: str, tokens: Sequence[Token], first: int, last: int) -> str:
    """Return what makes two capital words a person; "" where nothing does."""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is not None and "legal_forms" in after.labels:
        return ""
    if _title_before(tokens, first):
        return "title"
    placed = "places" in tokens[last].labels
    if _is_given(tokens[first]) and (not placed or "roles" in tokens[first - 1].labels):
        return "given name"
    if is_small_word(tokens[first]):
        return ""
    # Where nouns have no capitals, two capital words before a role are a name.
    told = is_unusual(tokens[last]) or not great_nouns(text, tokens[first])
    if told and _role_follows(tokens, last) and "places" not in tokens[last].labels:
        return "role"
    if not is_unusual(tokens[last]):
        return ""
    # Two nouns may well follow a role; two words of no language are a name.
    strange = all(is_unusual(each) for each in tokens[first : last + 1] if each.is_capital)
    strange = strange or tokens[first - 1].text == ","
    if _in_brackets(tokens, first):
        # "(head of IT, Galvo Steel)": the name stands before the bracket.
        return ""
    return "role" if strange and _role_precedes(tokens, first) else ""


def _in_brackets(tokens: Sequence[Token], at: int) -> bool:
    before = [each.text for each in tokens[max(0, at - _LONGEST_ROLE) : at]]
    return tokens[at - 1].text == "," and "(" in before and ")" not in before


def _is_given(token: Token) -> bool:
    """Tell whether a token is a given name, or two of them with a hyphen."""
    return "given" in token.labels or (
        "-" in token.text and token.text.split("-")[0].lower() in given_names()
    )


def _title_before(tokens: Sequence[Token], first: int) -> bool:
    at = first - 1
    while at >= 0 and tokens[at].text == ".":
        at -= 1
    return at >= 0 and "titles" in tokens[at].labels


def _after_initials(tokens: Sequence[Token], last: int) -> int:
    """Return the last token of a name with its initials behind it: "Anna Roth (AR)"."""
    ahead = tokens[last + 1 : last + 4]
    brackets = len(ahead) == 3 and ahead[0].text == "(" and ahead[2].text == ")"
    return last + 3 if brackets and ahead[1].text.isupper() else particle_end(tokens, last)


def _role_follows(tokens: Sequence[Token], last: int) -> bool:
    return _role_segment(tokens, last) is not None


def _role_segment(tokens: Sequence[Token], last: int) -> int | None:
    """Return where the role behind a name begins: ", buyer at Galvo", "(Galvo, buyer)"."""
    segments = segments_behind(tokens, _after_initials(tokens, last))
    if segments and is_role(tokens, segments[0]):
        return segments[0][0]
    # "Galvo (Ada Roth, founder)": the role is hers, not Galvo's.
    other = segments and tokens[segments[0][0]].is_capital and not _is_given(tokens[segments[0][0]])
    if len(segments) > 1 and is_role(tokens, segments[1]) and other:
        return segments[1][0]
    return None


def _role_precedes(tokens: Sequence[Token], first: int) -> bool:
    return first > 0 and (
        "roles" in tokens[first - 1].labels or _role_ahead(tokens, first) is not None
    )


def _role(
    text: str, tokens: Sequence[Token], first: int, last: int
) -> tuple[str | None, tuple[int, int]]:
    """Return the role's words and the stretch in which its organisation is to be looked for."""
    behind = _role_behind(tokens, last)
    if behind is not None:
        start, end = behind
        segments = segments_behind(tokens, _after_initials(tokens, last))
        beside = [stop for at, stop in segments if tokens[at].is_capital]
        close = max([end, *(stop for stop in beside if _same_line(text, tokens, last, stop))])
        near = (tokens[segments[0][0] if segments else start].start, tokens[close].end)
        return _worded(text, tokens, start, end), near
    ahead = _role_ahead(tokens, first)
    if ahead is not None:
        start, end = ahead
        return _worded(text, tokens, start, end), (tokens[start].start, tokens[end].end)
    if (told := role_told(text, tokens, first, last)) is not None:
        return told
    stretch = tokens[last + 1 : last + 1 + _LONGEST_ROLE]
    end = last
    for offset, token in enumerate(stretch):
        if token.text in _ROLE_STOPS or token.text == ",":
            break
        end = last + 1 + offset
    role = _professor(tokens, first)
    return role, (tokens[last].end, tokens[end].end)


def _same_line(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    return "\n" not in text[tokens[first].end : tokens[last].start]


def _role_behind(tokens: Sequence[Token], last: int) -> tuple[int, int] | None:
    """Return the tokens of ", Geschäftsführerin von ..." behind a name."""
    start = _role_segment(tokens, last)
    if start is None:
        return None
    at, quoted = start, False
    while at < len(tokens) and at - start < 2 * _LONGEST_ROLE:
        text = tokens[at].text
        quoted = (quoted or text in _OPENING) and text not in _CLOSING
        if quoted:
            at += 1
            continue
        if text in _ROLE_STOPS and not (text == "–" and at + 1 < len(tokens)):
            break
        if text == "," and (not list_goes_on(tokens, at) or "given" in tokens[at + 1].labels):
            break
        at += 1
    return start, max(start, at - 1)


def _role_ahead(tokens: Sequence[Token], first: int) -> tuple[int, int] | None:
    """Return the tokens of "Geschäftsführerin der Kammer, ..." before a name."""
    at = first - 1
    while at >= 0 and (tokens[at].text in {",", ".", ":"} or "titles" in tokens[at].labels):
        at -= 1
    end = at
    while at >= 0 and end - at < _LONGEST_ROLE:
        if "roles" in tokens[at].labels:
            break
        if tokens[at].text in _ROLE_STOPS or tokens[at].text == ",":
            return None
        at -= 1
    else:
        return None
    start = at
    # "Luxemburgs Minister": who it is of may stand before it.
    return start, end


def _worded(text: str, tokens: Sequence[Token], start: int, end: int) -> str | None:
    """Return the role's own words: up to where the organisation is named."""
    inside = organisation_in_role(tokens, start, end)
    stop = end if inside is None else inside - 1
    for at in range(start + 1, end + 1):
        lower = tokens[at].text.lower()
        nominal = at + 1 <= end and tokens[at + 1].is_capital
        if lower in {"bei", "beim", "at", "chez", "vun", "vum", "vom", "von"} or (
            lower in _AT and nominal and at - start > 1
        ):
            stop = at - 1
            break
    words = " ".join(text[tokens[start].start : tokens[stop].end].split()).strip(" ,")
    return words or None


def _professor(tokens: Sequence[Token], first: int) -> str | None:
    for at in range(max(0, first - 4), first):
        if tokens[at].text.lower() in {"prof", "prof.", "professor", "professeur", "pr", "pr."}:
            return "Prof."
    return None
