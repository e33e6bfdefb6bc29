"""Why something is proposed, as the inbox says it: a sign, and the words that bear it.

A reason is one sign or several, "given name: Ada; role: Leiterin"; the pages say each in the
reader's language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from ideation.domain.fold import is_title
from ideation.text.entities.body import Body
from ideation.text.entities.people import Person

HOST = "host"
_NEXT, _WORDS = "; ", ": "
# What the rules call by a name of their own; any other reason is a word of the text.
_SIGNS = frozenset({"legal form", "unusual name", "capitals", "article", "family", "role"})
_LEGAL_FORM = re.compile(r"(?:[\s,(]+)([^\s,(]+(?: r\.?\s?l\.?)?)\)?$")
_TITLE_REACH = 24


def why_organisation(body: Body) -> str:
    """Return why a stretch of a text is taken for an organisation."""
    reason, name = body.named.reason, body.named.name
    if reason == "legal form":
        form = _LEGAL_FORM.search(name)
        return f"{reason}{_WORDS}{form[1]}" if form else reason
    if reason in _SIGNS:
        return reason
    sign = "word" if reason.casefold() in name.casefold() else "beside"
    return f"{sign}{_WORDS}{_plain(reason)}"


def why_person(text: str, person: Person, *, of_the_host: bool) -> str:
    """Return why two words are taken for a person, and what says what they do and where."""
    name = person.named.name
    found = [person.named.reason]
    if found[0] == "title":
        before = text[max(0, person.named.start - _TITLE_REACH) : person.named.start].split()
        words = [*takewhile(is_title, reversed(before))][::-1]
        found = [f"title{_WORDS}{' '.join(words)}" if words else "title"]
    elif found[0] == "given name":
        found = [f"given name{_WORDS}{name.split()[0]}"]
    elif found[0] == "role":
        found = []
    if person.role:
        found.append(f"role{_WORDS}{_plain(person.role)}")
    if of_the_host:
        found.append(HOST)
    return _NEXT.join(found) or person.named.reason


def why_promised(cue: str) -> str:
    """Return why a statement is taken for a promise; "" where no words say so."""
    return f"promise{_WORDS}{_plain(cue)}" if cue else ""


def signs_of(reason: str) -> Iterator[tuple[str, str]]:
    """Yield the signs of a reason with their words, "" for none."""
    for part in reason.split(_NEXT):
        sign, _, words = part.partition(_WORDS)
        yield sign, words


def _plain(words: str) -> str:
    return " ".join(words.replace(";", ",").split())
