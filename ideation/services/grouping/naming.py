"""Name lasting groups by the words that set them apart, for a reader of each language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ideation.clustering.fit import UNCLUSTERED
from ideation.clustering.quality import closeness, neighbours
from ideation.clustering.terms import names, top_terms
from ideation.domain.fold import folded_words
from ideation.domain.group import ANY_LANGUAGE, Level
from ideation.domain.ids import GroupId, PassageId
from ideation.domain.language import Language
from ideation.domain.passage import Passage
from ideation.domain.vector import Vectors
from ideation.ports import PassageIds, Records


@dataclass(frozen=True)
class Spoken:
    """Passages in rows: their ids, vectors, lemmas, and the names that are no subject."""

    ids: PassageIds
    vectors: Vectors
    passages: Mapping[PassageId, Passage]
    words: Sequence[Sequence[str]]
    people: Sequence[str]


@dataclass(frozen=True)
class Described:
    """A group's names by reader's language, and the terms that set it apart."""

    names: dict[str, str]
    terms: list[str]


def described(
    groups: Mapping[GroupId, frozenset[PassageId]], spoken: Spoken
) -> dict[GroupId, Described]:
    """Return names and terms for each group.

    A reader of a language gets words of that language where the members allow it. No two groups
    are called alike.
    """
    order = sorted(groups)
    label_of = {each: label for label, group_id in enumerate(order) for each in groups[group_id]}
    labels = np.array(
        [label_of.get(PassageId(each), UNCLUSTERED) for each in spoken.ids.tolist()], dtype=np.intp
    )
    languages = [spoken.passages[PassageId(each)].language.value for each in spoken.ids.tolist()]
    barred = {word for name in spoken.people for word in folded_words(name).split()}
    near, weights = neighbours(spoken.vectors, labels), closeness(spoken.vectors, labels)
    by_reader = {
        reader or ANY_LANGUAGE: top_terms(
            spoken.words,
            labels,
            languages=languages,
            reader=reader,
            neighbours=near,
            closeness=weights,
            excluded=barred,
        )
        for reader in (None, *(language.value for language in Language))
    }
    named = {reader: names(terms) for reader, terms in by_reader.items()}
    return {
        group_id: Described(
            names={reader: found.get(label, "…") for reader, found in named.items()},
            terms=by_reader[ANY_LANGUAGE][label].telling
            if label in by_reader[ANY_LANGUAGE]
            else [],
        )
        for label, group_id in enumerate(order)
    }


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
