"""Find known names in a text: the distinctive words of a name, whatever the case and accents."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache

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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """The folded words under which names are found, and the names that they stand for.

    `sure` are the names that go by just these words; of `others` they are one word, as written.
    """

    words: list[str]
    sure: set[str]
    others: dict[str, str]


class NameFinder:
    """Finds names in folded text: whole, by an acronym, or by a word that is no word of a language.

    "Metaform" names Metaform Bau GmbH, "Bau" does not.
    """

    def __init__(self, names: Iterable[str], *, people: bool = False) -> None:
        self._people = people
        self._left_out: frozenset[str] = frozenset()
        forms: dict[str, _Form] = {}
        for name in names:
            for key in (name_key(name), *map(fold, _ACRONYM.findall(name))):
                _form(forms, key).sure.add(name)
            # As written, for the dictionary: without its accents a word is in none.
            for word in _single(name, people):
                _form(forms, fold(word)).others[name] = word
        # The longest first; by their first word, so that all names are not tried at each word.
        self._by_first: dict[str, list[_Form]] = defaultdict(list)
        for key in sorted(forms, key=lambda each: (-len(each), each)):
            if forms[key].words:
                self._by_first[forms[key].words[0]].append(forms[key])

    def without(self, names: Iterable[str]) -> NameFinder:
        """Return a finder of the names but for these, made at once."""
        fewer = copy(self)
        fewer._left_out = self._left_out.union(names)
        return fewer

    def first(self, text: str) -> str:
        """Return the first name found, folded; "" where there is none."""
        words, place = folded_words(text).split(), 0
        while place < len(words):
            form = self._form_at(words, place)
            if form and (self._people or self._is_sure(form)):
                return " ".join(form.words)
            place += len(form.words) if form else 1
        return ""

    def _form_at(self, words: Sequence[str], place: int) -> _Form | None:
        for form in self._by_first.get(words[place], ()):
            if words[place : place + len(form.words)] != form.words:
                continue
            if not self._left_out.issuperset((*form.sure, *form.others)):
                return form
        return None

    def _is_sure(self, form: _Form) -> bool:
        """Tell whether words are a name, or one word of it that is no word of a language."""
        written = [word for name, word in form.others.items() if name not in self._left_out]
        return not self._left_out.issuperset(form.sure) or not all(map(is_common, written))


@lru_cache(maxsize=4)
def finder_of(names: tuple[str, ...]) -> NameFinder:
    """Return the finder of names of organisations; note after note it is the same one."""
    return NameFinder(names)


def _form(forms: dict[str, _Form], key: str) -> _Form:
    return forms.setdefault(key, _Form(words=key.split(), sure=set(), others={}))


def _single(name: str, people: bool) -> list[str]:
    key = set(name_key(name).split())
    words = [
        word
        for word in _WORD.findall(name)
        if len(word) >= _SHORTEST and fold(word) in key and fold(word) not in _GENERIC
    ]
    # Of a person the family name: given names are shared by many.
    return words[-1:] if people else words
