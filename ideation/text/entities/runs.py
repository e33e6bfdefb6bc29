"""Runs of capital words: what names are made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ideation.domain.language import Language
from ideation.text.around import char_before
from ideation.text.language import probabilities
from ideation.text.pipeline import NEW_LINE, Token, stop_words
from ideation.text.words import is_common, is_compound

# Small words inside names: "Ministerium für Wirtschaft", "Chambre des Métiers", "de Vries".
CONNECTORS = frozenset(
    "für fir vun den of for de des du la le les l d ' ’ et und and an a the der die & en".split()
)
DETERMINERS = frozenset(
    "der die das den dem des ein eine einer eines einem unser unsere le la les l un une du "
    "the a an our de d d' l' dem e eng vum vun".split()
)
# Marks that join words to one name: "Pulse & Pod", "Skippers' Union".
JOINING = frozenset({"&", "+", "'", "’"})
# Nouns that stand right before other nouns without naming anything.
NO_START = frozenset(
    "tonnen liter meter kilo gramm prozent euro cent mal laut interview besuch jahr jahre monat "
    "monate woche wochen tag tage stunden minuten ende anfang mitte stück paar teil art reihe "
    "foto zahlen kontakt entwurf zwischenstand stand bericht rapport protokoll baustelle keng keen "
    "chère cher dear liebe lieber hire seng courriel datum date an von to gesendet "
    "mon tue wed thu fri sat sun rdv tél tel betreff objet subject fiche "
    "anruf rückruf nachfrage rundgang besichtigung führung werksbesuch betriebsbesuch firmenbesuch "
    "antrittsbesuch telefonnotiz gesprächsnotiz aktennotiz vermerk kick-off kickoff mail e-mail "
    "email brief besprechung videocall telko zoom teams uruff rappel débriefing debriefing échange "
    "phoned mailed emailed met visited rang called "
    "thema tisch nachbar nachbarn "
    "volontiers oui idéalement cordialement repas straße strasse platz allee rue gasse "
    "sonn méint deeg joer visite rendez-vous appel call visit meeting visitt reunioun réunion "
    "gespréich gespräch telefonat telefon treffen termin sitzung pitch pitchabend owend abend "
    "beaucoup plusieurs certains certaines "
    "vorschlag idee antwort frage einwand wunsch bemerkung notiz wortmeldung aussage zitat angebot "
    "famille famill familie family "
    "proposition remarque question réponse avis proposal comment answer propos virschlag iddi fro "
    "entretien rencontre rappel rappelé lunch minutes panel workshop messe salon table".split()
)
# Fields of business, joined as names are.
SECTORS = frozenset(
    "AutoMobility CleanTech HealthTech FinTech MedTech BioTech GreenTech AgriTech DeepTech".split()
)
# "FerroLink"; "KundInnen" is a plural.
_JOINED = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+[A-ZÀ-Þ][a-zà-ÿ]{2,}\w*")
_GENDER = re.compile(r"[a-zß]In(?:nen)?$")
_MADE_UP = re.compile(r"(?=\w*\d)[A-ZÀ-Þ0-9]+[a-zà-ÿ]{3,}\w*")
_NUMBERED = re.compile(r"\d{1,2}(?:bis|ter|D)")
_ITEM = re.compile(r"\s*\d{1,2}\s?[/)]\s*")
_BROKEN = re.compile(r"(?<=\w)-[ \t]*\n\s*(?=[A-ZÀ-Þ])")
SAINTS = frozenset("St St. Ste Ste. Saint Sainte Sankt Skt.".split())
# French names begin with these: "La Gerbe".
GREAT_ARTICLES = frozenset({"La", "Le", "Les"})
PARTICLES = frozenset("de van von der den del da di du le la ten ter vun el al".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name as it stands in a text, by offsets in code points, with what it was known by."""

    start: int
    end: int
    name: str
    reason: str


def name_at(text: str, tokens: Sequence[Token], first: int, last: int, reason: str) -> Named:
    """Return the name from token `first` to token `last`, both included."""
    start, end = tokens[first].start, tokens[last].end
    # "Roth-\nUlmen": a name that its line breaks.
    name = _BROKEN.sub("-", text[start:end])
    return Named(start=start, end=end, name=" ".join(name.split()), reason=reason)


def starts_sentence(text: str, token: Token) -> bool:
    """Tell whether a token opens a sentence or a line, where a capital says nothing."""
    before = char_before(text, token.start, " \t\"'„“«»”(*_#>-–•")
    if before in {"/", ")"}:
        # "3/ Panne": an item of a list.
        line = text.rfind("\n", 0, token.start) + 1
        return _ITEM.fullmatch(text[line : token.start]) is not None
    return before in {"", *".!?:\n"}


def is_small_word(token: Token) -> bool:
    """Tell whether a token is a stop word of one of the languages."""
    return any(token.text.lower() in stop_words(language) for language in Language)


def is_unusual(token: Token) -> bool:
    """Tell whether a capital token is a word of no language, so that it must be a name."""
    plain = token.text.removesuffix("'s").removesuffix("’s")
    if not token.is_capital or "places" in token.labels:
        return False
    joined = _JOINED.fullmatch(plain) and not _GENDER.search(plain) and plain not in SECTORS
    if is_made_up(plain) or joined:
        return True
    parts = [part for part in plain.split("-") if part]
    return any(part.isalpha() and len(part) > 2 and not _is_word(part) for part in parts)


def is_strange(text: str, token: Token) -> bool:
    """Tell whether a word is unusual where it stands; only German joins words at will."""
    if is_unusual(token):
        return True
    alone = token.is_capital and token.text.isalpha() and len(token.text) > 4
    return (
        alone
        and "places" not in token.labels
        and not token.text.isupper()
        and not is_common(token.text)
        and not great_nouns(text, token)
    )


def is_made_up(word: str) -> bool:
    """Tell whether letters and digits are mixed as in "H2Forge"."""
    return _MADE_UP.fullmatch(word) is not None


def _is_word(word: str) -> bool:
    return is_common(word) or is_compound(word)


def joined_end(tokens: Sequence[Token], first: int, *, marks: frozenset[str] = JOINING) -> int:
    """Return the end of a run of capital words that one of the marks may join."""
    last = capital_end(tokens, first)
    while (
        last + 2 < len(tokens)
        and tokens[last + 1].text in marks
        and tokens[last + 2].is_capital
        and touch(tokens, last)
        and touch(tokens, last + 1)
    ):
        last = capital_end(tokens, last + 2)
    return last


def capital_end(tokens: Sequence[Token], first: int) -> int:
    """Return the last token of the unbroken run of capital words from `first`."""
    last = first
    while last + 1 < len(tokens) and _goes_on(tokens[last + 1]) and touch(tokens, last):
        last += 1
    return last


def _goes_on(token: Token) -> bool:
    """Tell whether a capital word stands in a run, or "3D" and "9bis" that may end a name."""
    return token.is_capital or _NUMBERED.fullmatch(token.text) is not None


def behind_marks(tokens: Sequence[Token], last: int) -> int:
    """Return the next token behind `last` that only bold or slanted type does not set apart."""
    at = last + 1
    while at < len(tokens) and tokens[at].text in {"*", "_", "**", "__"}:
        at += 1
    return at


def touch(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether nothing but a space stands between a token and the next, on one line."""
    following = tokens[index + 1]
    return following.start - tokens[index].end <= 1 and NEW_LINE not in following.labels


def great_nouns(text: str, token: Token) -> bool:
    """Tell whether the line a token stands in is in a language whose nouns have capitals."""
    start = text.rfind("\n", 0, token.start) + 1
    end = text.find("\n", token.end)
    return _german_or_luxembourgish(text[start : end if end >= 0 else len(text)])


@lru_cache(maxsize=1024)
def _german_or_luxembourgish(line: str) -> bool:
    chances = probabilities(line)
    return chances[Language.GERMAN] + chances[Language.LUXEMBOURGISH] > 0.5
