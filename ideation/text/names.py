"""Find known names in a text: the distinctive words of a name, whatever the case and accents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ideation.domain.fold import fold, folded_words, name_key
from ideation.text.words import is_common

# Words that many names share, in four languages; alone they name nobody.
_GENERIC = frozenset(
    """
    a an and der die das de des du den dem et la le les und und of the fir vun zu in im am an
    agence agentur association atelier ateliers bau bois bureau cabinet center centre chair chaire
    club commune commun data eau ecole energie energy fachverband federation firma forst
    gemeinde gemeng genossenschaft groupe group gruppe holding holz hopital hospital imprimerie
    innovation institut institute intercommunal klinik klinikverbund kooperativ laboratoire
    lehrstuhl maison materiaux matieres metal national office pole region regie ressources saar
    schreinerei service services societe solutions spital stadt stadtwerke studio syndicat
    technik technologie technologies transferstelle universitat universite university verband
    verein ville werk werke werkstatt zentrum zimmerei sud nord ost west luxembourg luxemburg
    letzebuerg lorraine lothringen saarland wallonie mosel metz trier logistics materials composites
    systems tech pme sme kmu autocars interim green clean digital medical mobility
    dr prof pr ing mr mrs ms herr frau monsieur madame mme m mlle
    """.split()
)
_ACRONYM = re.compile(r"\(([A-ZÄÖÜ0-9]{2,})\)")
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3


class NameFinder:
    """Finds names in folded text: whole, by an acronym, or by a word that is no word of a language.

    "Metaform" names Metaform Bau GmbH, "Bau" does not.
    """

    def __init__(self, names: Sequence[str], *, people: bool = False) -> None:
        self._people = people
        self._sure = {name_key(name) for name in names}
        self._sure |= {each.casefold() for name in names for each in _ACRONYM.findall(name)}
        # As written, for the dictionary: without its accents a word is in none.
        self._written = {fold(word): word for name in names for word in _single(name, people)}
        found = sorted(self._sure | set(self._written), key=lambda each: (-len(each), each))
        pattern = "|".join(map(re.escape, found))
        self._pattern = re.compile(rf"(?<!\w)(?:{pattern})(?!\w)") if found else None

    def first(self, text: str) -> str:
        """Return the first name found, folded; "" where there is none."""
        if self._pattern is None:
            return ""
        for match in self._pattern.finditer(folded_words(text)):
            word = match[0]
            if self._people or word in self._sure or not is_common(self._written[word]):
                return word
        return ""


def _single(name: str, people: bool) -> list[str]:
    key = set(name_key(name).split())
    words = [
        word
        for word in _WORD.findall(name)
        if len(word) >= _SHORTEST and fold(word) in key and fold(word) not in _GENERIC
    ]
    # Of a person the family name: given names are shared by many.
    return words[-1:] if people else words
