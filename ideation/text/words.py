"""Content words of a passage as lemmas: spaCy's tokeniser and stop words, simplemma's tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ideation.domain.language import Language
from ideation.text.pipeline import cut, stop_words

_SHORTEST = 3
# "l'eau", "d'Firma", "it's": what stands before the apostrophe is no content word.
_ELISION = re.compile("['’]")
# Verbs, adverbs and note-taking words that spaCy's lists lack and that name no subject.
_EMPTY_WORDS = frozenset(
    """
    wollen möchten wünschen brauchen suchen sagen meinen geben kommen gehen machen stehen
    bleiben sehen finden laufen jahr monat woche tag uhr prozent euro mio firma betrieb
    unternehmen herr frau neu gut groß klein viel wenig erst schon immer aktuell derzeit künftig
    gemeinsam vouloir souhaiter chercher dire faire pouvoir devoir falloir venir mettre donner
    année mois semaine jour pourcent entreprise société monsieur madame nouveau bon grand petit
    actuellement want need look say think give come make see find run year month week day
    percent company firm new good big small current currently would could wëllen sichen soen
    maachen kommen ginn joer mount woch dag firma betrib nei gutt grouss kleng wëll hien kënnen
    sollen missten seeën gesot ëmmer schonn vill ganz elo aner können besoin today
    """.split()
)


def content_words(text: str, language: Language) -> list[str]:
    """Return the lemmas of `text` in order, without stop words, numbers and short words."""
    return [found for _, found in words_with_lemmas(text, language)]


def words_with_lemmas(text: str, language: Language) -> Iterator[tuple[str, str]]:
    """Yield each content word of `text` as it is written, with its lemma."""
    # spaCy takes no lone surrogate, which a badly decoded paste may hold.
    text = text.encode("utf-8", "ignore").decode("utf-8")
    for token in cut(_ELISION.sub(" ", text)):
        if not token.is_alpha or len(token) < _SHORTEST or token.lower_ in stop_words(language):
            continue
        found = lemma(token.text, language)
        if found.casefold() not in _EMPTY_WORDS and len(found) >= _SHORTEST:
            yield token.text, found


def lemma(word: str, language: Language) -> str:
    """Return the dictionary form of a word, as a language writes it."""
    import simplemma

    return str(simplemma.lemmatize(word, lang=language.value))


@lru_cache(maxsize=65_536)
def is_known(word: str, language: Language) -> bool:
    """Tell whether a word, with a small or a capital letter, stands in a language's dictionary."""
    import simplemma

    return any(simplemma.is_known(each, lang=language.value) for each in (word, word.capitalize()))


@lru_cache(maxsize=65_536)
def is_small(word: str, language: Language) -> bool:
    """Tell whether a language's dictionary holds a word in small letters: in German no noun."""
    import simplemma

    return bool(simplemma.is_known(word.lower(), lang=language.value))


@lru_cache(maxsize=65_536)
def is_compound(word: str) -> bool:
    """Tell whether a word is made of two that a German dictionary holds, a joint s aside."""

    def known(part: str) -> bool:
        return is_known(part, Language.GERMAN)

    lower = word.lower()
    return any(
        known(lower[at:])
        and (known(lower[:at]) or (lower[at - 1] == "s" and known(lower[: at - 1])))
        for at in range(4, len(lower) - 3)
    )


@lru_cache(maxsize=65_536)
def is_common(word: str) -> bool:
    """Tell whether a word, in any case, stands in a dictionary of one of the four languages."""
    return any(is_known(word.lower(), language) for language in Language)
