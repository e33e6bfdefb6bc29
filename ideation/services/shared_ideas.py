"""Groups of statements in which several independent organisations speak: a first look.

Whose voice a statement is and which groups last is decided by later steps; here every
organisation met in a note counts, parents and subsidiaries once, the agency never.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ideation.clustering.fit import UNCLUSTERED, FitOptions, fit
from ideation.clustering.terms import names, top_terms
from ideation.domain.fold import name_key
from ideation.domain.ids import PassageId
from ideation.domain.organisation import Organisation, Reference
from ideation.domain.passage import Passage
from ideation.domain.vector import Model
from ideation.ports import Store
from ideation.services.rights import Right, requires
from ideation.text.words import content_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Statements near in meaning, with the organisations met where they were made."""

    name: str
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
def find_groups(
    store: Store, model: Model, agency: Sequence[str], options: FitOptions | None = None
) -> Groups:
    """Return the groups in all statements that have a vector."""
    with store.reading() as records:
        ids, vectors = records.vectors.load(model)
        passages = records.passages.get([PassageId(each) for each in ids.tolist()])
        met = records.directory.met(contacts=False)
        roots = _roots(records.directory.organisations())
    labels = fit(vectors, options)
    words = [content_words(passage.reading, passage.language) for passage in passages]
    named = names(top_terms(words, labels))
    own = {name_key(name) for name in agency}
    members: dict[int, list[Passage]] = {label: [] for label in named}
    for passage, label in zip(passages, labels.tolist(), strict=True):
        if label != UNCLUSTERED:
            members[label].append(passage)
    return Groups(
        groups=tuple(
            _group(named[label], members[label], met, roots, own) for label in sorted(named)
        ),
        unclustered=int((labels == UNCLUSTERED).sum()),
    )


def _group(
    name: str,
    passages: Sequence[Passage],
    met: Mapping[PassageId, tuple[Reference, ...]],
    roots: Mapping[int, int],
    own: set[str],
) -> Group:
    spoke = {
        party.id: party
        for passage in passages
        for party in met.get(passage.id, ())
        if name_key(party.name) not in own
    }
    return Group(
        name=name,
        passages=tuple(passages),
        organisations=tuple(spoke.values()),
        independent=len({roots.get(each, each) for each in spoke}),
    )


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
