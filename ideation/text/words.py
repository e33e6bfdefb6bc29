"""Content words of a passage as lemmas: spaCy's tokenisers without models, simplemma's tables.

The only file that touches spaCy; it loads on first use.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ideation.domain.language import Language

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

_SHORTEST = 3
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
    maachen kommen ginn joer mount woch dag firma betrib nei gutt grouss kleng
    """.split()
)


@lru_cache(maxsize=4)
def _tokeniser(language: Language) -> Pipeline:
    import spacy

    return spacy.blank(language.value)


def content_words(text: str, language: Language) -> list[str]:
    """Return the lemmas of `text` in order, without stop words, numbers and short words."""
    import simplemma

    words = []
    for token in _tokeniser(language)(text):
        if token.is_stop or not token.is_alpha or len(token) < _SHORTEST:
            continue
        lemma = simplemma.lemmatize(token.text, lang=language.value)
        if lemma.casefold() not in _EMPTY_WORDS and len(lemma) >= _SHORTEST:
            words.append(lemma)
    return words
