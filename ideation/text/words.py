"""Content words of a passage as lemmas: spaCy's tokeniser and stop words, simplemma's tables."""

from __future__ import annotations

import re
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
    import simplemma

    words = []
    for token in cut(_ELISION.sub(" ", text)):
        if not token.is_alpha or len(token) < _SHORTEST or token.lower_ in stop_words(language):
            continue
        lemma = simplemma.lemmatize(token.text, lang=language.value)
        if lemma.casefold() not in _EMPTY_WORDS and len(lemma) >= _SHORTEST:
            words.append(lemma)
    return words


@lru_cache(maxsize=65_536)
def is_compound(word: str) -> bool:
    """Tell whether a word is made of two that a German dictionary holds, a joint s aside."""
    import simplemma

    def known(part: str) -> bool:
        return any(
            simplemma.is_known(each, lang=Language.GERMAN.value)
            for each in (part, part.capitalize())
        )

    lower = word.lower()
    return any(
        known(lower[at:])
        and (known(lower[:at]) or (lower[at - 1] == "s" and known(lower[: at - 1])))
        for at in range(4, len(lower) - 3)
    )


@lru_cache(maxsize=65_536)
def is_common(word: str) -> bool:
    """Tell whether a word, in any case, stands in a dictionary of one of the four languages."""
    import simplemma

    return any(
        simplemma.is_known(spelling, lang=language.value)
        for spelling in (word.lower(), word.capitalize())
        for language in Language
    )
