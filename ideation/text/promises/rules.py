"""The rules that find a promise in a clause, in the order in which they are asked."""

from __future__ import annotations

import re

from ideation.domain.language import Language
from ideation.text.cues import every_cue, find_cue
from ideation.text.promises.promise import Promiser, Setting
from ideation.text.promises.subjects import (
    FIRST_PERSON,
    FRENCH_OBJECTS,
    VERB_LAST,
    from_whom,
    inside,
    is_somebody,
    speaker,
    subject_beside,
    subject_of,
    who,
)

MARKS = r"[\s>*_•▪◦–—-]*(?:\[[ xX]?\]|\(?\d{1,2}[.)])?[\s*_]*"
_LABEL = re.compile(
    r"(?P<who>[A-ZÀ-ÖØ-Þ][\w'’.-]*(?: (?:[A-ZÀ-ÖØ-Þ][\w'’.-]*|de|van|von|du)){0,3}"
    r"|ich|wir|er|sie|moi|nous|lui|elle|eux|il|me|us|we|him|her|she|he|them|they|ech|mir|hien|si"
    r"|hatt)\s?(?:\*\*)?:\s*(?:\*\*)?"
)
# "(sie, bis 3.7.)", "(me, this week)"
_BRACKET = re.compile(
    r"\((?P<who>ich|wir|er|sie|moi|nous|lui|elle|eux|me|us|him|her|them|ech|mir|hien|si|hatt"
    r"|[A-Z]{2,3}|[A-ZÀ-Þ][a-zà-ÿ]+)(?:,[^()]*)?\)"
)
_ACTOR = re.compile(r"(?P<who>[A-Z]{2,3}|[A-ZÀ-Þ][\w'’-]+)\s+to\s+(?=[a-z]{3})")
_WILL = {
    Language.ENGLISH: re.compile(
        r"(?P<who>I|we)(?:['’]ll| will| shall| am going to| are going to| am to| are to)"
        r" (?:also |then |gladly |now )?",
        re.IGNORECASE,
    ),
    Language.FRENCH: re.compile(
        rf"(?P<who>je|nous) (?:dois|vais|devons|allons) {FRENCH_OBJECTS}", re.IGNORECASE
    ),
    Language.GERMAN: re.compile(r"(?P<who>ich|wir) (?:werde|werden|soll|will) ", re.IGNORECASE),
    Language.LUXEMBOURGISH: re.compile(r"(?P<who>ech|mir) (?:wäert|wäerten|ginn) ", re.I),
}
_RECEIVED = re.compile(
    r"\b(?:(?:wir|ich) (?:bekommen?|erhalten?)|(?:bekommen?|bekomm|erhalten?) (?:wir|ich)"
    r"|(?:nous recevons|nous recevrons|je reçois|je recevrai)|(?:i|we) (?:get|receive)"
    r"|(?:ech|mir) kréien|kréien (?:ech|mir))\b",
    re.IGNORECASE,
)
# What is told to arrive: "Die Liste kommt bis 8. Juni", "à nous transmettre avant le 3 mai".
_ARRIVES = re.compile(
    r"\b(?:kommt|kommen|folgt|folgen|wird|werden) (?:[\w.,-]+ ){0,6}?(?:bis|nach|geschickt"
    r"|geliefert|nachgereicht|übermittelt)\b|\bà (?:nous|me) (?:transmettre|envoyer|remettre)\b"
    r"|\ban (?:mich|uns)\b|\bsuit (?:avant|le|d['’]ici|pour)"
    r"|\b(?:follows|arrives|comes) (?:by|on)\b"
    r"|\b(?:kënnt|kommen) (?:[\w.,-]+ ){0,3}bis\b",
    re.IGNORECASE,
)
# "I will ask if", "vérifie si": no condition.
_WHETHER = re.compile(
    r"\b(?:ask|check|see|look|find out|know|tell|regard\w+|vérifi\w+|demand\w+|voir)\b[^,.]*?"
    r"\b(?:if|si)\b",
    re.IGNORECASE,
)

# Who promises, the words that stand for them, and what says so.
Found = tuple[Promiser, str, str]


def is_none(clause: str, language: Language) -> bool:
    """Tell whether a clause plans, hopes, denies, sets a condition or tells a habit."""
    bare = _WHETHER.sub(" ", clause)
    return any(
        find_cue("promises", key, bare, language)
        for key in ("planned", "conditional", "denied", "usual")
    )


def _listed(clause: str, language: Language, told: bool, here: Setting) -> Found | None:
    """Read a row of what is to be done: "TA: send two contacts", "Datenblatt (er, bis 1.8.)"."""
    if here.spoken:
        return None
    marks = re.match(MARKS, clause)
    start = marks.end() if marks else 0
    item, rest = here.item or here.headed or start > 0, clause[start:]
    if (label := _LABEL.match(rest)) and is_somebody(label["who"], here):
        behind = rest[label.end() :]
        act = find_cue("promises", "bare", behind, language)
        act = act or find_cue("promises", "third", behind, language)
        if (item and (told or act)) or (told and act):
            return *who(label["who"]), act or label["who"]
    if (actor := _ACTOR.match(rest)) and is_somebody(actor["who"], here):
        return *who(actor["who"]), actor[0]
    for bracket in _BRACKET.finditer(rest):
        by, name = who(bracket["who"])
        if item and (told or "," in bracket[0]) and (by is not Promiser.NAMED or name.isupper()):
            return by, name, bracket[0]
    act = find_cue("promises", "bare", rest, language)
    if act and _rules(rest, act, language) and (here.headed or (told and rest.startswith(act))):
        return *from_whom(rest, Promiser.TAKER), act
    return None


def _rules(rest: str, act: str, language: Language) -> bool:
    """Tell whether a bare verb rules its row: "send photos", "Fotos verschicken"."""
    at = rest.find(act)
    behind = rest[at + len(act) :].lstrip()
    if language in (Language.GERMAN, Language.LUXEMBOURGISH):
        return not behind or behind[0] in ".,;:(–-" or behind.lower().startswith("bis")
    return at == 0 or rest[:at].endswith("à ")


def _by_whom(clause: str, language: Language, told: bool, here: Setting) -> Found | None:
    """Read what is told to come from somebody: "Von mir: die Liste, bis Ende Mai"."""
    by, words = from_whom(clause, Promiser.NOBODY)
    return (by, words, words) if told and not here.spoken and words else None


def _first(clause: str, language: Language, told: bool, here: Setting) -> Found | None:
    """Find what "I" or "we" will do."""
    for will in _WILL[language].finditer(clause):
        rest = clause[will.end() :]
        english = language is Language.ENGLISH
        act = find_cue("promises", "first" if english else "bare", rest, language)
        near = act and (rest.startswith(act) or language in VERB_LAST)
        here = inside(clause, will.start(), here)
        if act and near and (not here.spoken or told or _for_you(clause, language)):
            return *speaker(will["who"], here), will[0] + act
    for key in ("first", "weakly"):
        for at, act in every_cue("promises", key, clause, language):
            subject = subject_beside(clause, at, at + len(act), language)
            said = inside(clause, at, here)
            if subject is not None and _is_enough(clause, at, subject, key, language, told, said):
                return *speaker(subject, said), f"{subject} {act}"
    return None


def _is_enough(
    clause: str, at: int, subject: str, key: str, language: Language, told: bool, here: Setting
) -> bool:
    """Tell whether what "I" or "we" do is done for somebody, until a day, or plainly an errand."""
    if here.spoken:
        if language is Language.ENGLISH:
            return _for_you(clause[at:], language)
        return told or _for_you(clause, language)
    if told or here.headed:
        return True
    # A French object stands before its verb.
    stretch = clause if language is Language.FRENCH else clause[at:]
    if find_cue("promises", "them", stretch, language):
        return True
    alone = key == "first" and language is not Language.ENGLISH
    return alone and re.fullmatch(FIRST_PERSON, subject, re.IGNORECASE) is not None


def for_us(clause: str, language: Language) -> bool:
    """Tell whether something is done for who took the note."""
    return find_cue("promises", "us", clause, language) is not None


def _for_you(clause: str, language: Language) -> bool:
    """Tell whether something is done for who is spoken to."""
    return find_cue("promises", "you", clause, language) is not None


def _explicit(clause: str, language: Language, told: bool, here: Setting) -> Found | None:
    """Find what is said to be promised."""
    if is_none(clause, language):
        return None
    for key in ("explicit", "joining"):
        for at, cue in every_cue("promises", key, clause, language):
            by, name = from_whom(clause, Promiser.NOBODY)
            if by is Promiser.NOBODY:
                by, name = subject_of(clause, at, at + len(cue), here) or (by, name)
            return by, name, cue
    return None


def third(clause: str, language: Language, told: bool, here: Setting) -> Found | None:
    """Find what somebody else will do for us, until a day, or in a list of what is to be done."""
    if is_none(clause, language):
        return None
    for at, cue in every_cue("promises", "third", clause, language):
        if at and cue[0].isupper():
            # "die Zahlen": a noun.
            continue
        by, name = subject_of(clause, at, at + len(cue), here) or (Promiser.TAKER, "")
        if by in (Promiser.TAKER, Promiser.WE, Promiser.SPEAKER):
            continue
        # A bare third person tells of anything: "shows us the hall". A promise has its day, or
        # sends something to us.
        sent = for_us(clause, language) and find_cue("promises", "sending", cue, language)
        if told or here.headed or sent:
            return by, name, cue
    return None


def _arrives(clause: str, language: Language, told: bool, here: Setting) -> Found | None:
    """Find what arrives until a day, without a word of who sends it."""
    if here.spoken or not told or is_none(clause, language):
        return None
    found = _RECEIVED.search(clause) or _ARRIVES.search(clause)
    if found:
        return Promiser.NOBODY, "", found[0]
    # A next step with its day, whoever takes it.
    return (Promiser.NOBODY, "", clause) if here.headed else None


RULES = (_listed, _first, _explicit, third, _by_whom, _arrives)
