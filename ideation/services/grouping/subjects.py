"""What groups of statements are about: the concepts and words nearest to their middle.

Words that set a group apart may be nobody's subject ("ask", "clock"), and subjects are told in
many words and languages. So what names a group must also be near in meaning (after KeyBERT,
Grootendorst 2020): a concept of the glossary, or a word of its members. Both are told in the
reader's language whatever the members speak, a foreign word by its translation.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ideation.clustering.centring import centred, unit
from ideation.clustering.fit import Labels
from ideation.clustering.terms import Terms
from ideation.domain.fold import fold_word
from ideation.domain.language import Language
from ideation.domain.vector import Vector, Vectors
from ideation.text.concepts import concepts, concepts_in
from ideation.text.lexicon import translated, translations, written
from ideation.text.words import lemma

Encode = Callable[[Sequence[str]], Vectors]

# How near the middle of a group a concept must be that nobody says, one that somebody says, and a
# word of theirs. Below the first a concept is another, more special one.
_UNSAID, _SAID, _WORD = 0.6, 0.37, 0.3
# A group that no name fits so well is about nothing that has a name: statements alike in manner, or
# a mixture of which a few say the same word.
_SUBJECT = 0.28
# One that was a cluster stays one while a name fits it so well: what joins must not undo it.
_STILL_A_SUBJECT = 0.25
# How much it counts that many say it.
_BY_SHARE = 0.25
# From this chance on, who says a translation says the word.
_SAME = 0.4
# Names nearer in meaning say the same: "trial" beside "test".
_SYNONYMS = 0.7
# More are never looked at for a name.
_MOST = 8


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A concept that may name a group: how well, its meaning, and what each reader calls it."""

    score: float
    vector: Vector
    names: Mapping[Language, str]


class Meanings:
    """What concepts and words mean beside what all concepts share; each is found once."""

    def __init__(self, encode: Encode) -> None:
        """Take vectors from `encode`, which gives one row per text."""
        self._encode = encode
        self._met: dict[str, Vector] = {}

    @cached_property
    def concepts(self) -> Vectors:
        """The concepts of the glossary in its order, one unit row each."""
        return unit(self._named - self._usual)

    def meet(self, words: Iterable[str]) -> None:
        """Find the meaning of all these words at once; one by one it takes longer."""
        new = [word for word in dict.fromkeys(words) if word not in self._met]
        if new:
            self._met.update(zip(new, unit(self._encode(new) - self._usual), strict=True))

    def of(self, word: str) -> Vector:
        """Return the meaning of a word, a unit vector, shape (dim,)."""
        self.meet([word])
        return self._met[word]

    @cached_property
    def _named(self) -> Vectors:
        return self._encode([each.names[Language.ENGLISH] for each in concepts()])

    @cached_property
    def _usual(self) -> Vector:
        mean: Vector = self._named.mean(axis=0)
        return mean


class Subjects:
    """The concepts near the middle of each group; words are asked for by `terms`."""

    def __init__(
        self,
        vectors: Vectors,
        labels: Labels,
        words: Sequence[Sequence[str]],
        languages: Sequence[Language],
        *,
        meanings: Meanings,
        common: Vector,
        cores: Sequence[Sequence[int]] | None = None,
    ) -> None:
        """Look at groups numbered by `labels`, -1 for none, of `vectors`, shape (n, dim).

        The middle of a group is that of its `cores`, some of its rows; of all without them.
        """
        self._meanings = meanings
        self._scores: dict[tuple[int, str, Language], float] = {}
        self._centres: dict[int, Vector] = {}
        self._concepts: dict[int, list[_Ranked]] = {}
        self._sizes: dict[int, int] = {}
        # The members in which each folded word stands, and the words that those of a language say.
        self._users: dict[int, dict[str, set[int]]] = {}
        self._native: dict[int, dict[Language, set[str]]] = {}
        found = np.unique(labels[labels >= 0]).tolist()
        rows_of = {label: np.flatnonzero(labels == label) for label in found}
        middles = [
            rows_of[each] if cores is None else cores[each] or rows_of[each] for each in found
        ]
        sums = [centred(vectors[each], common).sum(axis=0) for each in middles]
        centres = unit(np.reshape(sums, (len(found), vectors.shape[1])))
        # Rounded, since sums depend on the order of passages in their last digits.
        nearness = np.round(centres @ meanings.concepts.T, 4)
        for label, centre, cosines in zip(found, centres, nearness, strict=True):
            rows = rows_of[label]
            said = Counter(
                place for row in rows.tolist() for place in concepts_in(words[row], languages[row])
            )
            self._centres[label] = centre
            self._concepts[label] = _near_concepts(meanings.concepts, cosines, said, len(rows))
            self._sizes[label] = len(rows)
            self._users[label] = defaultdict(set)
            self._native[label] = defaultdict(set)
            for row in rows.tolist():
                for word in map(fold_word, words[row]):
                    self._users[label][word].add(row)
                    self._native[label][languages[row]].add(word)

    def is_named(self, label: int, own: Mapping[Language, Terms], *, stands: bool = False) -> bool:
        """Tell whether a group is about something: whether any name fits it well (`terms`).

        Of one that `stands` already, less well is enough.
        """
        least = _STILL_A_SUBJECT if stands else _SUBJECT
        words = (self._score(label, word, language) for language, word in self._words(label, own))
        return max((*words, *(each.score for each in self._concepts[label])), default=0) >= least

    def terms(
        self, label: int, own: Mapping[Language, Terms], reader: Language, spare: Terms
    ) -> Terms:
        """Return what names a group for a reader, the best first.

        `own` are the words that set it apart among speakers of each language (`top_terms`), `spare`
        those of them that the reader is shown where none is near.
        """
        found = [(each.score, each.names[reader], each.vector) for each in self._concepts[label]]
        foreign, far = [], []
        for language, word in self._words(label, own):
            score, meaning = self._score(label, word, language), self._meanings.of(word)
            # "metal" is said by French members, too, but with an accent.
            name = None if language is reader else translated(word, language, reader)
            if name is None and self._is_native(label, word, reader):
                name = written(word, reader)
            if score and name is not None:
                found.append((score, name, meaning))
            elif score:
                foreign.append((score, word, meaning))
            elif name is not None:
                far.append(name)
        # A word that is foreign to the reader only stands in where there is no other.
        telling = _distinct(found or foreign) or list(dict.fromkeys(far)) or spare.telling
        others = [*(name for _, name, _ in found), *far, *spare.telling, *spare.spare]
        return Terms(telling, [each for each in dict.fromkeys(others) if each not in telling])

    def _words(self, label: int, own: Mapping[Language, Terms]) -> Iterator[tuple[Language, str]]:
        """Yield the words of a group with a language in which they are said, each once."""
        seen: set[str] = set()
        for language, terms in own.items():
            for word in terms.telling:
                if word not in seen and self._is_native(label, word, language):
                    seen.add(word)
                    yield language, word

    def _is_native(self, label: int, word: str, language: Language) -> bool:
        return fold_word(word) in self._native[label].get(language, ())

    def _score(self, label: int, word: str, language: Language) -> float:
        """Return how well a word names a group, 0 where it is not near its middle."""
        key = (label, word, language)
        if key not in self._scores:
            self._scores[key] = self._scored(*key)
        return self._scores[key]

    def _scored(self, label: int, word: str, language: Language) -> float:
        # Rounded, since sums depend on the order of passages in their last digits.
        cosine = round(float(self._meanings.of(word) @ self._centres[label]), 4)
        if cosine < _WORD:
            return 0.0
        chances = translations(fold_word(lemma(word, language)), language)
        users = self._users[label]
        said = set(users.get(fold_word(word), ()))
        for other, chance in chances.items():
            if chance >= _SAME:
                said |= users.get(other, set())
        return float(cosine * ((len(said) + 0.5) / self._sizes[label]) ** _BY_SHARE)


def _near_concepts(
    known: Vectors, cosines: Vector, said: Mapping[int, int], size: int
) -> list[_Ranked]:
    found = []
    for place in np.flatnonzero(cosines >= _SAID).tolist():
        members = said.get(place, 0)
        if members or cosines[place] >= _UNSAID:
            share = (members + 0.5) / size
            score = float(cosines[place]) * share**_BY_SHARE
            found.append(_Ranked(score, known[place], concepts()[place].names))
    return sorted(found, key=lambda each: -each.score)[:_MOST]


def _distinct(found: Sequence[tuple[float, str, Vector]]) -> list[str]:
    """Return the names from the best on, without those that say the same as a better one."""
    chosen: dict[str, Vector] = {}
    for _, name, vector in sorted(found, key=lambda each: (-each[0], each[1])):
        if name not in chosen and all(vector @ each < _SYNONYMS for each in chosen.values()):
            chosen[name] = vector
    return list(chosen)[:_MOST]
