"""Groups of statements in which several independent organisations speak: a first look.

Whose voice a statement is and which groups last is decided by later steps; here every
organisation met in a note counts, parents and subsidiaries once, the agency never.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ideation.clustering.fit import UNCLUSTERED, FitOptions, fit
from ideation.clustering.terms import names, top_terms
from ideation.domain.fold import folded_words, name_key
from ideation.domain.ids import PassageId
from ideation.domain.organisation import Organisation, Reference
from ideation.domain.passage import Passage
from ideation.domain.theme import NONE
from ideation.domain.vector import Model
from ideation.ports import Store
from ideation.services.rights import Right, requires
from ideation.text.words import content_words

# Two statements with this share of common words are one, copied.
_COPY = 0.7
# Shared ideas are told in finer groups than clusters, and in more words than a heading.
_FINE = 0.5
_FEWEST_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Statements near in meaning, with the organisations met where they were made.

    `exemplar` is the statement nearest to all others. A near copy of another statement adds no
    voice: of boilerplate in many notes, only the first counts.
    """

    name: str
    exemplar: Passage
    passages: tuple[Passage, ...]
    organisations: tuple[Reference, ...]
    independent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """All groups, the largest first, and how many statements stand alone."""

    groups: tuple[Group, ...]
    unclustered: int

    @property
    def shared(self) -> tuple[Group, ...]:
        """The groups with two or more independent organisations, most organisations first."""
        found = [group for group in self.groups if group.independent > 1]
        return tuple(sorted(found, key=lambda group: (-group.independent, -len(group.passages))))


@requires(Right.READ)
def find_groups(store: Store, model: Model, agency: Sequence[str]) -> Groups:
    """Return the groups in all statements that have a vector."""
    return _find(store, model, agency, FitOptions(), lambda passage: True)


@requires(Right.READ)
def find_shared(store: Store, model: Model, agency: Sequence[str]) -> Groups:
    """Return finer groups, of the statements that have a theme and say something.

    Statements without a theme are logistics, thanks and small talk: alike in many notes, shared
    by none.
    """
    return _find(store, model, agency, FitOptions(similarity=_FINE), _says_something)


def _find(
    store: Store,
    model: Model,
    agency: Sequence[str],
    options: FitOptions,
    wanted: Callable[[Passage], bool],
) -> Groups:
    with store.reading() as records:
        ids, vectors = records.vectors.load(model)
        passages = records.passages.get([PassageId(each) for each in ids.tolist()])
        chosen = [index for index, each in enumerate(passages) if wanted(each)]
        passages, vectors = [passages[index] for index in chosen], vectors[chosen]
        met = records.directory.met(contacts=False)
        roots = _roots(records.directory.organisations())
    labels = fit(vectors, options)
    words = [content_words(passage.reading, passage.language) for passage in passages]
    named = names(top_terms(words, labels))
    own = {name_key(name) for name in agency}
    groups = []
    for label in sorted(named):
        rows = np.flatnonzero(labels == label)
        members = [passages[row] for row in rows.tolist()]
        nearest = int((vectors[rows] @ vectors[rows].sum(axis=0)).argmax())
        groups.append(_group(named[label], members[nearest], members, met, roots, own))
    unclustered = int((labels == UNCLUSTERED).sum())
    return Groups(groups=tuple(groups), unclustered=unclustered)


def _group(
    name: str,
    exemplar: Passage,
    passages: Sequence[Passage],
    met: Mapping[PassageId, tuple[Reference, ...]],
    roots: Mapping[int, int],
    own: set[str],
) -> Group:
    spoke = {
        party.id: party
        for passage in _without_copies(passages)
        for party in met.get(passage.id, ())
        if name_key(party.name) not in own
    }
    return Group(
        name=name,
        exemplar=exemplar,
        passages=tuple(passages),
        organisations=tuple(spoke.values()),
        independent=len({roots.get(each, each) for each in spoke}),
    )


def _says_something(passage: Passage) -> bool:
    themed = bool(passage.themes) and passage.themes[0].slug != NONE
    return themed and len(passage.reading.split()) >= _FEWEST_WORDS


def _without_copies(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages that do not repeat nearly all words of an earlier one."""
    kept: list[tuple[Passage, set[str]]] = []
    for passage in passages:
        words = set(folded_words(passage.reading).split())
        if all(len(words & seen) < _COPY * len(words | seen) for _, seen in kept):
            kept.append((passage, words))
    return [passage for passage, _ in kept]


def _roots(organisations: Sequence[Organisation]) -> dict[int, int]:
    """Return the top parent of each organisation; a circle of parents ends where it began."""
    parent = {each.id: each.parent_id for each in organisations}
    found: dict[int, int] = {}
    for start in parent:
        seen = [start]
        while (above := parent.get(seen[-1])) is not None and above not in seen:
            seen.append(above)
        # A circle of parents is one body, named after its smallest id.
        found[start] = seen[-1] if above is None else min(seen[seen.index(above) :])
    return found
