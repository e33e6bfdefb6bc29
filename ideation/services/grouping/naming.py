"""Name lasting groups by the words that set them apart, for a reader of each language."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from ideation.clustering.fit import UNCLUSTERED
from ideation.clustering.quality import closeness, neighbours
from ideation.clustering.terms import Counted, Terms, names, top_of
from ideation.domain.fold import fold, folded_words
from ideation.domain.group import ANY_LANGUAGE, Level
from ideation.domain.ids import GroupId, PassageId
from ideation.domain.language import Language
from ideation.domain.passage import Passage
from ideation.domain.vector import Vector, Vectors
from ideation.ports import PassageIds, Records
from ideation.services.grouping.proposing import Members
from ideation.services.grouping.subjects import Meanings, Subjects
from ideation.text.pipeline import place_names, stop_words


@dataclass(frozen=True)
class Spoken:
    """Passages in rows: their ids, vectors, lemmas, and the names that are no subject.

    `meanings` are those of words and concepts, `common` is what all statements share. `leaning` are
    the vectors as clusters read them (`in_context`), None where each statement stands alone.
    """

    ids: PassageIds
    vectors: Vectors
    passages: Mapping[PassageId, Passage]
    words: Sequence[Sequence[str]]
    people: Sequence[str]
    meanings: Meanings
    common: Vector
    leaning: Vectors | None = None

    @cached_property
    def languages(self) -> list[Language]:
        """The language of each row."""
        return [self.passages[PassageId(each)].language for each in self.ids.tolist()]

    @cached_property
    def counted(self) -> Counted:
        """The words of all rows, counted once for whatever groups are looked at."""
        # Where and by whom is no subject.
        barred = (_stop_words() | place_names()).union(
            word for name in self.people for word in folded_words(name).split()
        )
        return Counted(self.words, languages=self.languages, excluded=barred)


@dataclass(frozen=True)
class Described:
    """A group's names by reader's language, and the terms that set it apart."""

    names: dict[str, str]
    terms: list[str]


def with_a_subject(
    groups: Sequence[Members],
    spoken: Spoken,
    finer: Sequence[Callable[[Members], list[Members]]],
    *,
    standing: Sequence[Members] = (),
) -> list[Members]:
    """Return the groups that are about something, the largest first.

    What has no name is a mixture, or alike in manner only. It is taken apart by each of `finer` in
    turn, and those of its parts that have a name stay. Of a group that is one of `standing`, grown
    or shrunk, a name is asked less.
    """
    found, rest = [], list(groups)
    for part in (*finer, None):
        named = _are_named(rest, spoken, standing)
        found += [each for each, is_named in zip(rest, named, strict=True) if is_named]
        unnamed = [each for each, is_named in zip(rest, named, strict=True) if not is_named]
        rest = [each for group in unnamed for each in part(group)] if part else []
    return sorted(found, key=lambda each: (-len(each), min(each)))


def _are_named(
    groups: Sequence[Members], spoken: Spoken, standing: Sequence[Members]
) -> list[bool]:
    if not groups:
        return []
    looked_at = _Groups({GroupId(number): each for number, each in enumerate(groups)}, spoken)
    return [
        looked_at.subjects.is_named(number, looked_at.own_of(number), stands=stands)
        for number, stands in enumerate(_stand(groups, standing))
    ]


def _stand(groups: Sequence[Members], standing: Sequence[Members]) -> list[bool]:
    """Return for each group whether it shares most of its and another's members with that other."""
    owner = {passage: number for number, each in enumerate(standing) for passage in each}
    shared = [Counter(owner[each] for each in group if each in owner) for group in groups]
    return [
        any(3 * both > len(group) + len(standing[number]) for number, both in common.items())
        for group, common in zip(groups, shared, strict=True)
    ]


def described(
    groups: Mapping[GroupId, frozenset[PassageId]],
    spoken: Spoken,
    *,
    before: Mapping[GroupId, Mapping[str, str]] | None = None,
    cores: Mapping[GroupId, frozenset[PassageId]] | None = None,
) -> dict[GroupId, Described]:
    """Return names and terms for each group; what is at the heart of one may be in its `cores`.

    A reader of a language gets concepts in that language, words of it that members say, and what
    it calls the words of others.
    No two groups are called alike. The names of `before` stay while their words still serve.
    """
    order = sorted(groups)
    looked_at = _Groups(groups, spoken, cores)
    subjects, most = looked_at.subjects, looked_at.most_spoken()
    by_reader = {
        reader.value if reader else ANY_LANGUAGE: {
            label: subjects.terms(label, looked_at.own_of(label), reader or most[label], spare)
            for label, spare in looked_at.own_terms(reader).items()
        }
        for reader in (None, *Language)
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

    def __init__(
        self,
        groups: Mapping[GroupId, frozenset[PassageId]],
        spoken: Spoken,
        cores: Mapping[GroupId, frozenset[PassageId]] | None = None,
    ) -> None:
        label_of = {
            each: label
            for label, group_id in enumerate(sorted(groups))
            for each in groups[group_id]
        }
        ids = [PassageId(each) for each in spoken.ids.tolist()]
        self._spoken = spoken
        self._labels = np.array([label_of.get(each, UNCLUSTERED) for each in ids], dtype=np.intp)
        # What has a core holds the context of its statements already.
        leaning = spoken.leaning if cores is None else None
        vectors = spoken.vectors if leaning is None else leaning
        self._near = neighbours(vectors, self._labels)
        self._counted = spoken.counted.weighed(closeness(vectors, self._labels))
        self.subjects = Subjects(
            vectors,
            self._labels,
            spoken.words,
            spoken.languages,
            meanings=spoken.meanings,
            common=spoken.common,
            cores=None if cores is None else self._rows_of(cores),
        )
        self._own = {each: self._terms_for(each) for each in Language}
        spoken.meanings.meet(
            word for own in self._own.values() for terms in own.values() for word in terms.telling
        )

    def _rows_of(self, groups: Mapping[GroupId, frozenset[PassageId]]) -> list[list[int]]:
        row_of = {PassageId(each): row for row, each in enumerate(self._spoken.ids.tolist())}
        return [
            [row_of[each] for each in sorted(groups[key]) if each in row_of]
            for key in sorted(groups)
        ]

    def own_of(self, label: int) -> dict[Language, Terms]:
        """Return the words of its own of a group, by the language of a reader."""
        return {reader: own[label] for reader, own in self._own.items() if label in own}

    def own_terms(self, reader: Language | None) -> dict[int, Terms]:
        """Return the words of its own that set each group apart, for a reader."""
        return self._terms_for(None) if reader is None else self._own[reader]

    def _terms_for(self, reader: Language | None) -> dict[int, Terms]:
        return top_of(self._counted, self._labels, reader=reader, neighbours=self._near)

    def most_spoken(self) -> dict[int, Language]:
        """Return the language that most members of each group speak."""
        counted: dict[int, Counter[Language]] = defaultdict(Counter)
        for label, language in zip(self._labels.tolist(), self._spoken.languages, strict=True):
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
