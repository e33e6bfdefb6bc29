"""Name lasting groups by the words that set them apart, for a reader of each language."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ideation.clustering.fit import UNCLUSTERED
from ideation.clustering.quality import closeness, neighbours
from ideation.clustering.terms import Terms, names, top_terms
from ideation.domain.fold import fold, folded_words
from ideation.domain.group import ANY_LANGUAGE, Level
from ideation.domain.ids import GroupId, PassageId
from ideation.domain.language import Language
from ideation.domain.passage import Passage
from ideation.domain.vector import Vector, Vectors
from ideation.ports import PassageIds, Records
from ideation.services.grouping.subjects import Encode, Subjects
from ideation.text.pipeline import stop_words

# Of a group with this share of statements of substance a name is not asked for.
_SURE = 0.8


@dataclass(frozen=True)
class Spoken:
    """Passages in rows: their ids, vectors, lemmas, and the names that are no subject.

    `encode` gives the vectors of words and concepts, `common` is what all statements share.
    """

    ids: PassageIds
    vectors: Vectors
    passages: Mapping[PassageId, Passage]
    words: Sequence[Sequence[str]]
    people: Sequence[str]
    encode: Encode
    common: Vector


@dataclass(frozen=True)
class Described:
    """A group's names by reader's language, and the terms that set it apart."""

    names: dict[str, str]
    terms: list[str]


def with_a_subject(
    groups: Sequence[frozenset[PassageId]], spoken: Spoken, substance: frozenset[PassageId]
) -> list[frozenset[PassageId]]:
    """Return the groups that are about something: what has no name is alike in manner only.

    A group that is nearly all of `substance` is about something even where no name is found.
    """
    looked_at = _Groups({GroupId(number): each for number, each in enumerate(groups)}, spoken)
    own = looked_at.own_terms(None)
    looked_at.subjects.meet(word for terms in own.values() for word in terms.telling)
    return [
        each
        for number, each in enumerate(groups)
        if len(each & substance) >= _SURE * len(each)
        or (number in own and looked_at.subjects.is_named(number, own[number].telling))
    ]


def described(
    groups: Mapping[GroupId, frozenset[PassageId]],
    spoken: Spoken,
    *,
    before: Mapping[GroupId, Mapping[str, str]] | None = None,
) -> dict[GroupId, Described]:
    """Return names and terms for each group.

    A reader of a language gets concepts in that language, and words of it where members speak it.
    No two groups are called alike. The names of `before` stay while their words still serve.
    """
    order = sorted(groups)
    looked_at = _Groups(groups, spoken)
    subjects, most = looked_at.subjects, looked_at.most_spoken()
    own = {reader: looked_at.own_terms(reader) for reader in (None, *Language)}
    subjects.meet(
        word for found in own.values() for terms in found.values() for word in terms.telling
    )
    by_reader = {
        reader.value if reader else ANY_LANGUAGE: {
            label: subjects.terms(label, each, reader or most[label])
            for label, each in found.items()
        }
        for reader, found in own.items()
    }
    known = before or {}
    named = {
        reader: names(
            terms,
            before={
                label: known[order[label]][reader]
                for label in terms
                if reader in known.get(order[label], {})
            },
        )
        for reader, terms in by_reader.items()
    }
    return {
        group_id: Described(
            names={reader: found.get(label, "…") for reader, found in named.items()},
            terms=by_reader[ANY_LANGUAGE][label].telling
            if label in by_reader[ANY_LANGUAGE]
            else [],
        )
        for label, group_id in enumerate(order)
    }


class _Groups:
    """Groups in rows, numbered in order of their ids, with what all names are found by."""

    def __init__(self, groups: Mapping[GroupId, frozenset[PassageId]], spoken: Spoken) -> None:
        label_of = {
            each: label
            for label, group_id in enumerate(sorted(groups))
            for each in groups[group_id]
        }
        ids = [PassageId(each) for each in spoken.ids.tolist()]
        self._spoken = spoken
        self._labels = np.array([label_of.get(each, UNCLUSTERED) for each in ids], dtype=np.intp)
        self._languages = [spoken.passages[each].language for each in ids]
        self._near = neighbours(spoken.vectors, self._labels)
        self._close = closeness(spoken.vectors, self._labels)
        self._barred = _stop_words().union(
            word for name in spoken.people for word in folded_words(name).split()
        )
        self.subjects = Subjects(
            spoken.vectors,
            self._labels,
            spoken.words,
            self._languages,
            encode=spoken.encode,
            common=spoken.common,
        )

    def own_terms(self, reader: Language | None) -> dict[int, Terms]:
        """Return the words of its own that set each group apart, for a reader."""
        return top_terms(
            self._spoken.words,
            self._labels,
            languages=self._languages,
            reader=reader,
            neighbours=self._near,
            closeness=self._close,
            excluded=self._barred,
        )

    def most_spoken(self) -> dict[int, Language]:
        """Return the language that most members of each group speak."""
        counted: dict[int, Counter[Language]] = defaultdict(Counter)
        for label, language in zip(self._labels.tolist(), self._languages, strict=True):
            counted[label][language] += 1
        return {
            label: min(spoken, key=lambda each: (-spoken[each], each))
            for label, spoken in counted.items()
        }


@lru_cache(maxsize=1)
def _stop_words() -> frozenset[str]:
    """Return those of all languages: notes quote one language in another."""
    return frozenset(fold(word) for each in Language for word in stop_words(each))


def describe(records: Records, level: Level, found: Mapping[GroupId, Described]) -> None:
    """Store what the machine says of each living group; a person's name stays."""
    for group in records.groups.living(level):
        if group.id in found:
            records.groups.describe(
                group.id,
                name=group.name,
                machine_names=found[group.id].names,
                terms=found[group.id].terms,
            )
