"""Who promises: pronouns, labels, names beside a verb."""

from __future__ import annotations

import re
from dataclasses import replace

from ideation.domain.fold import folded_words
from ideation.domain.language import Language
from ideation.text.promises.promise import Promiser, Setting

FIRST_PERSON = r"(?:(?:ich|je|i|ech)(?!\w)|j['’])"
_WE = r"(?:wir|nous|we|mir)(?!\w)"
FRENCH_OBJECTS = r"(?:(?:vous|lui|leur|les|le|la|te|y|en|me)(?!\w)\s?|[ltm]['’])*"
_FROM = re.compile(
    r"\b(?:(?P<taker>von mir|meinerseits|de mon côté|de ma part|from me|on my side|for my part"
    r"|vu mir)|(?P<we>von uns|unsererseits|de notre côté|from us|on our side|vun eis)"
    r"|(?P<one>von ih[mr]|from (?:him|her)|de son côté|vun (?:him|hir)))\b",
    re.IGNORECASE,
)
_PRONOUNS = {
    Promiser.TAKER: frozenset("ich moi me ech je i".split()),
    Promiser.WE: frozenset("wir nous us we mir".split()),
    Promiser.ONE: frozenset("er sie lui elle il him her she he hien hie si hatt".split()),
    Promiser.MANY: frozenset("eux ils elles them they".split()),
}
QUOTES = re.compile(r"[„«\"“][^“”»\"]*(?:[“”»\"]|$)")
WORD = re.compile(r"[^\W_]+")
_PERSON = re.compile(
    r"(?:[A-Z]{2,3}$|[A-Z][a-z]?[A-Z]$|(?:[A-ZÀ-Þ]\.[ -]?){1,3}"
    r"|(?:M|Mme|Mlle|Dr|Pr|Prof|Mr|Mrs|Ms|Herr|Frau|Här|Madame|Monsieur)\b)"
)
# Behind a verb: the names of who does what it says.
_NAMES = re.compile(r"\s+((?:[\w'’.-]+ ){0,2}[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)*)")
# For whom, not who.
_OBJECTS = frozenset("nous mir us me moi him her them lui".split())
_NO_SUBJECT = frozenset("that which who qui que déi dat a ont avait als wie".split())
VERB_LAST = (Language.GERMAN, Language.LUXEMBOURGISH)
_NEAR = 4


def is_somebody(label: str, here: Setting) -> bool:
    """Tell whether a label names a person: a pronoun, initials, a title, or who is known."""
    known = set(folded_words(label).split()) & here.people
    return bool(known) or _pronoun(label, "") is not None or _PERSON.match(label) is not None


def from_whom(clause: str, otherwise: Promiser) -> tuple[Promiser, str]:
    """Return from whom something is told to come: "von mir", "vun him"; `otherwise` without."""
    found = _FROM.search(clause)
    return (Promiser(str(found.lastgroup)), found[0]) if found else (otherwise, "")


def inside(clause: str, at: int, here: Setting) -> Setting:
    """Return the setting of a place of a clause: within quotation marks somebody else speaks."""
    quoted = any(each.start() < at < each.end() for each in QUOTES.finditer(clause))
    return replace(here, spoken=True) if quoted else here


def subject_beside(clause: str, start: int, end: int, language: Language) -> str | None:
    """Return "ich" or "wir" where it stands right before or behind a verb."""
    objects = FRENCH_OBJECTS if language is Language.FRENCH else ""
    adverbs = r"(?:\w+ )?" if language is Language.ENGLISH else ""
    found = re.search(rf"(?<!\w)({FIRST_PERSON}|{_WE})\s?{objects}{adverbs}$", clause[:start], re.I)
    if found is None and language in VERB_LAST:
        found = re.match(rf"\s+({FIRST_PERSON}|{_WE})", clause[end:], re.IGNORECASE)
    if found is None:
        return None
    verb = clause[start:end].split()[0]
    subject = found[1].lower()
    # "elle nous envoie", "si schéckt mir": for whom, not who.
    plural = {"nous": verb.endswith("ons"), "mir": verb.endswith("n"), "wir": verb.endswith("n")}
    if subject == "mir" and language is Language.GERMAN:
        return None
    return found[1] if plural.get(subject, True) else None


def speaker(subject: str, here: Setting) -> tuple[Promiser, str]:
    """Return who "I" or "we" is."""
    if here.spoken:
        return Promiser.SPEAKER, subject
    i_do = re.fullmatch(FIRST_PERSON, subject, re.IGNORECASE)
    return (Promiser.TAKER if i_do else Promiser.WE), subject


def subject_of(clause: str, start: int, end: int, here: Setting) -> tuple[Promiser, str] | None:
    """Return who does what the verb from `start` to `end` says; None where nobody is told."""
    verb, before = clause[start:end], clause[:start]
    behind = WORD.match(clause, end + 1)
    words = list(WORD.finditer(before))
    last = words[-1][0].lower() if words else ""
    if (behind and behind[0] == "Sie") or last in _NO_SUBJECT:
        # "Schicken Sie mir", "a lamp that shows", "nous a fait passer"
        return None
    if behind and (told := _pronoun(behind[0], verb)) and behind[0].lower() not in _OBJECTS:
        return _spoken(told, here), behind[0]
    for word in reversed(words[-_NEAR:]):
        told = _pronoun(word[0], verb)
        if told and word[0].lower() not in _OBJECTS:
            return _spoken(told, here), word[0]
    while words and words[-1][0].lower() in _OBJECTS:
        # "Mme Lorquin nous transmet"
        words.pop()
    if words:
        return Promiser.NAMED, before[: words[-1].end()].strip(" ,:")
    names = _NAMES.match(clause, end)
    return (Promiser.NAMED, names[1]) if names else None


def _spoken(by: Promiser, here: Setting) -> Promiser:
    return Promiser.SPEAKER if here.spoken and by in (Promiser.TAKER, Promiser.WE) else by


def _pronoun(word: str, verb: str) -> Promiser | None:
    told = next((by for by, words in _PRONOUNS.items() if word.lower() in words), None)
    if (
        told is Promiser.ONE
        and word.lower() in {"sie", "si"}
        and verb.partition(" ")[0].endswith("en")
    ):
        return Promiser.MANY
    return told


def who(label: str) -> tuple[Promiser, str]:
    """Return whom a label stands for: a pronoun or a name."""
    label = label.strip()
    return _pronoun(label, "") or Promiser.NAMED, label
