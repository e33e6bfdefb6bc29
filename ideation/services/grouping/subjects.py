"""What groups of statements are about: the concepts and words nearest to their middle.

Words that set a group apart may be nobody's subject ("ask", "clock"), and subjects are told in
many words and languages. So what names a group must also be near in meaning (after KeyBERT,
Grootendorst 2020): a concept of the glossary, told in the reader's language whatever the members
speak, or a word of their own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ideation.clustering.centring import centred, unit
from ideation.clustering.fit import Labels
from ideation.clustering.terms import Terms
from ideation.domain.fold import fold
from ideation.domain.language import Language
from ideation.domain.vector import Vector, Vectors
from ideation.text.concepts import concepts, concepts_in

Encode = Callable[[Sequence[str]], Vectors]

# How near the middle of a group a concept must be that nobody says, one that somebody says, and a
# word of theirs. Below the first a concept is another, more special one.
_UNSAID, _SAID, _WORD = 0.6, 0.37, 0.3
# A group without a said concept, and without a word so near, is about nothing that has a name.
_SUBJECT = 0.37
# How much it counts that many say it.
_BY_SHARE = 0.25
# More are never looked at for a name.
_MOST = 8


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A concept that may name a group: how well, and what each reader calls it."""

    score: float
    names: Mapping[Language, str]


class Subjects:
    """The concepts near the middle of each group; words are asked for by `terms`."""

    def __init__(
        self,
        vectors: Vectors,
        labels: Labels,
        words: Sequence[Sequence[str]],
        languages: Sequence[Language],
        *,
        encode: Encode,
        common: Vector,
    ) -> None:
        """Look at groups numbered by `labels`, -1 for none, of `vectors`, shape (n, dim)."""
        self._encode = encode
        known = encode([each.names[Language.ENGLISH] for each in concepts()])
        self._usual: Vector = known.mean(axis=0)
        known = unit(known - self._usual)
        self._met: dict[str, Vector] = {}
        self._centres: dict[int, Vector] = {}
        self._concepts: dict[int, list[_Ranked]] = {}
        self._said: dict[int, bool] = {}
        self._sizes: dict[int, int] = {}
        # In how many members each folded word stands, and which stand in those of a language.
        self._users: dict[int, Counter[str]] = {}
        self._native: dict[int, dict[Language, set[str]]] = {}
        for label in np.unique(labels[labels >= 0]).tolist():
            rows = np.flatnonzero(labels == label)
            centre = unit(centred(vectors[rows], common).sum(axis=0, keepdims=True))[0]
            cosines = known @ centre
            said = Counter(
                place for row in rows.tolist() for place in concepts_in(words[row], languages[row])
            )
            self._centres[label] = centre
            self._concepts[label] = _near_concepts(cosines, said, len(rows))
            self._said[label] = any(cosines[place] >= _SAID for place in said)
            self._sizes[label] = len(rows)
            self._users[label] = Counter()
            self._native[label] = defaultdict(set)
            for row in rows.tolist():
                folded = {fold(word) for word in words[row]}
                self._users[label].update(folded)
                self._native[label][languages[row]] |= folded

    def meet(self, words: Iterable[str]) -> None:
        """Find the meaning of all these words at once; one by one it takes longer."""
        new = [word for word in dict.fromkeys(words) if word not in self._met]
        if new:
            self._met.update(zip(new, unit(self._encode(new) - self._usual), strict=True))

    def is_named(self, label: int, own: Sequence[str]) -> bool:
        """Tell whether a concept that is said, or a word of its `own`, is near its middle."""
        if self._said[label]:
            return True
        return any(near >= _SUBJECT for near in self._nearness(label, own))

    def terms(self, label: int, own: Terms, reader: Language) -> Terms:
        """Return what names a group for a reader, the best first.

        `own` are the words that set it apart (`top_terms`). Those that are not near are to spare.
        """
        said = self._users[label]
        native = self._native[label].get(reader, set())
        found = [(each.score, each.names[reader]) for each in self._concepts[label]]
        for word, cosine in zip(own.telling, self._nearness(label, own.telling), strict=True):
            # A word that is foreign to the reader only stands in for a concept.
            if cosine >= _WORD and (fold(word) in native or not found):
                share = (said[fold(word)] + 0.5) / self._sizes[label]
                found.append((cosine * share**_BY_SHARE, word))
        found.sort(key=lambda each: -each[0])
        telling = list(dict.fromkeys(name for _, name in found))[:_MOST] or own.telling
        spare = [each for each in (*own.telling, *own.spare) if each not in telling]
        return Terms(telling, spare)

    def _nearness(self, label: int, words: Sequence[str]) -> list[float]:
        self.meet(words)
        # Rounded, since sums depend on the order of passages in their last digits.
        return [round(float(self._met[word] @ self._centres[label]), 4) for word in words]


def _near_concepts(cosines: Vector, said: Mapping[int, int], size: int) -> list[_Ranked]:
    found = []
    for place in np.flatnonzero(cosines >= _SAID).tolist():
        members = said.get(place, 0)
        if members or cosines[place] >= _UNSAID:
            share = (members + 0.5) / size
            score = round(float(cosines[place]), 4) * share**_BY_SHARE
            found.append(_Ranked(score, concepts()[place].names))
    return sorted(found, key=lambda each: -each.score)[:_MOST]
