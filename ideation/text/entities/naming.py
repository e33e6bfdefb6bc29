"""Everything a text names, in one pass: known names first, then what looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from ideation.domain.fold import folded_words
from ideation.domain.mention import Mention, Mentioned
from ideation.domain.passage import Span
from ideation.text.entities.body import Body
from ideation.text.entities.dates import find_dates
from ideation.text.entities.grammar import is_german_noun
from ideation.text.entities.known import Gazetteer
from ideation.text.entities.organisations import find_organisations
from ideation.text.entities.people import Person, find_people
from ideation.text.entities.programmes import programme_finder, programmes
from ideation.text.entities.sums import find_sums
from ideation.text.pipeline import Token, labelled_tokens
from ideation.text.words import is_common

# What links a role with whose it is: "der", "de la", "of the".
_LINK = re.compile(
    r"(?:[\s,]+(?:der|des|dem|de[ns]?|du|la|the|of|at|for|von|vom|vun|vum|bei|beim|chez|in|im|à"
    r"|au|–|-)|[\s,]+[dl]['’])+\s*$",
    re.IGNORECASE,
)
_INITIALS = re.compile(r" \((?P<letters>[A-ZÀ-Þ]{2,4})[,)]")
# A programme's name of so many letters is short for it.
_LETTERS = 5
# What only the look of words told.
UNSURE = frozenset({"unusual name", "capitals"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What a text names.

    `known`: stretches with the ids of organisations that are known; `bodies` and `people`: what
    looks like an organisation or a person, in order; `plain`: programmes, places, days, sums.
    """

    known: tuple[tuple[Span, int], ...]
    bodies: tuple[Body, ...]
    people: tuple[Person, ...]
    plain: tuple[Mention, ...]


def names_in(
    text: str, gazetteer: Gazetteer, *, year: int | None, speakers: Sequence[str] = ()
) -> Names:
    """Return what `text` names; `year` is that of its note, `speakers` who is known to speak."""
    tokens = labelled_tokens(text)
    people = find_people(text, tokens, speakers)
    named = [Span(start=each.named.start, end=each.named.end) for each in people]
    programmes_here = [
        (span, programmes()[key].name)
        for span, key in programme_finder().find(text)
        if _is_spelled(span.of(text))
    ]
    taken = [*named, *(span for span, _ in programmes_here)]
    known = [(span, key) for span, key in gazetteer.find(text) if _free(span, taken)]
    taken += [span for span, _ in known]
    bodies = find_organisations(text, tokens, [(span.start, span.end) for span in taken])
    # A family name alone is still a person; so is whoever speaks.
    persons = {word for each in people for word in folded_words(each.named.name).split()}
    persons |= {word for name in speakers for word in folded_words(name).split()}
    bodies = [each for each in bodies if not set(folded_words(each.named.name).split()) <= persons]
    letters = {told for each in people if (told := _initials_of(text, each))}
    bodies = [
        each
        for each in bodies
        if each.named.name not in letters and not _is_of_a_person(each, persons)
    ]
    found = [(Span(start=each.named.start, end=each.named.end), each.named.name) for each in bodies]
    people = [
        _with_own_role(text, each, [*found, *((s, s.of(text)) for s, _ in known)])
        for each in people
    ]
    taken += [span for span, _ in found]
    plain = [
        *(Mention(span=s, what=Mentioned.PROGRAMME, value=name) for s, name in programmes_here),
        *_places(tokens, taken),
        *_days_and_sums(text, year),
    ]
    return Names(known=tuple(known), bodies=tuple(bodies), people=tuple(people), plain=tuple(plain))


def _initials_of(text: str, person: Person) -> str | None:
    """Return the letters in brackets that are short for a person: "Ada Roth-Ulm (ARU, buyer)"."""
    found = _INITIALS.match(text, person.named.end)
    if found is None:
        return None
    parts = {part[0] for part in re.split(r"[\s-]+", person.named.name) if part}
    return found["letters"] if set(found["letters"]) <= parts else None


def _is_spelled(found: str) -> bool:
    """Tell whether letters for a programme are written great: "LIFE", not "Rural Life"."""
    return found.isupper() or len(found) > _LETTERS or not found.isalpha()


def organisation_near(person: Person, bodies: Sequence[tuple[Span, str]]) -> str | None:
    """Return the organisation named where a person's role is told; None where none is."""
    start, end = person.near
    inside = [name for span, name in bodies if span.start < end and span.end > start]
    # "Leiter des Clusters X bei Y": who is named last is where one works.
    return inside[-1] if inside else None


def _with_own_role(text: str, person: Person, bodies: Sequence[tuple[Span, str]]) -> Person:
    """Return a person whose role does not name the organisation: "Leiterin der Galvotherm GmbH"."""
    near = organisation_near(person, sorted(bodies, key=lambda each: each[0].start))
    if person.role is None or near is None:
        return person
    for span, name in bodies:
        # The end of a sentence takes the last dot of a legal form.
        words = " ".join(span.of(text).split()).rstrip(".")
        if name == near and (at := person.role.find(words)) > 0:
            own = _LINK.sub("", person.role[:at]).strip(" ,-–•(")
            return replace(person, role=own or person.role)
    return person


def _is_of_a_person(body: Body, persons: Set[str]) -> bool:
    """Tell whether nouns stand behind a person's name: "laut Roth Kameras statt Spiegel"."""
    first, *rest = body.named.name.split()
    told = body.named.reason in UNSURE
    owner = folded_words(first).removesuffix("s") in persons
    if told and owner and folded_words(first) not in persons:
        # "Roths Einfall": whose it is.
        return True
    return (
        told
        and owner
        and bool(rest)
        and all(is_german_noun(each) and is_common(each) for each in rest)
    )


def _places(tokens: Sequence[Token], taken: Sequence[Span]) -> Iterator[Mention]:
    for token in tokens:
        span = Span(start=token.start, end=token.end)
        if "places" in token.labels and token.is_capital and _free(span, taken):
            yield Mention(span=span, what=Mentioned.PLACE, value=token.text)


def _days_and_sums(text: str, year: int | None) -> Iterator[Mention]:
    for dated in find_dates(text, year):
        span = Span(start=dated.start, end=dated.end)
        yield Mention(span=span, what=Mentioned.DATE, value=dated.day.isoformat())
    for each in find_sums(text):
        span = Span(start=each.start, end=each.end)
        yield Mention(span=span, what=Mentioned.MONEY, value=str(each.euros))


def _free(span: Span, taken: Sequence[Span]) -> bool:
    return not any(span.overlaps(each) for each in taken)
