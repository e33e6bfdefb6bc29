"""The mix of candidates: by theme, sector, stage and instrument, each count open to its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ideation.domain.candidate import Candidate, Stage
from ideation.domain.ids import GroupId, PassageId
from ideation.domain.passage import Passage
from ideation.domain.plan import ActKind, Instrument
from ideation.domain.theme import NONE
from ideation.ports import Store
from ideation.services.deciding.plans import plan_of
from ideation.services.material import Material
from ideation.services.rights import Right, requires


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """Where a candidate belongs: one theme, any number of sectors and instruments.

    `theme` is the one that most of its backing statements are about, `none` where most are
    about none.
    """

    theme: str
    sectors: tuple[str, ...]
    instruments: tuple[Instrument, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The candidates of one theme, sector, stage or instrument; `key` None: of no one."""

    key: str | None
    candidate_ids: tuple[GroupId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """The mix. A candidate counts once per theme and stage, and in each of its sectors."""

    candidates: int
    themes: tuple[Share, ...]
    sectors: tuple[Share, ...]
    stages: tuple[Share, ...]
    instruments: tuple[Share, ...]


@requires(Right.READ)
def facets_of(
    store: Store, material: Material, candidates: Sequence[Candidate]
) -> dict[GroupId, Facets]:
    """Return where each candidate belongs; the material holds their statements."""
    with store.reading() as records:
        acts = records.acts.of(ActKind.LINE, [each.id for each in candidates])
    by_idea = defaultdict(list)
    for act in acts:
        by_idea[act.group_id].append(act)
    return {
        each.id: Facets(
            theme=_theme(_telling(each), material.passages),
            sectors=tuple(sorted({sector for one in each.backers for sector in one.sectors})),
            instruments=tuple(
                sorted(
                    {
                        line.instrument
                        for line in plan_of(each.id, by_idea[each.id]).lines
                        if line.instrument is not None
                    }
                )
            ),
        )
        for each in candidates
    }


def portfolio_of(
    candidates: Sequence[Candidate], facets: Mapping[GroupId, Facets], sectors: Sequence[str]
) -> Portfolio:
    """Return the mix; empty sectors of the agency and empty stages stay in it, as gaps."""
    return Portfolio(
        candidates=len(candidates),
        themes=_shares([(facets[each.id].theme, each.id) for each in candidates]),
        sectors=_shares(_each(candidates, facets, "sectors"), first=sectors),
        stages=_shares(
            [(each.stage.value, each.id) for each in candidates],
            first=[each.value for each in Stage],
            ordered=True,
        ),
        instruments=_shares(
            _each(candidates, facets, "instruments"), first=[each.value for each in Instrument]
        ),
    )


def _telling(candidate: Candidate) -> tuple[PassageId, ...]:
    """Return the statements that back, or all of them where none does."""
    backing = tuple(each for one in candidate.backers for each in one.passage_ids)
    return backing or candidate.passage_ids


def _theme(ids: Sequence[PassageId], passages: Mapping[PassageId, Passage]) -> str:
    found = Counter(
        passages[each].themes[0].slug if passages[each].themes else NONE
        for each in ids
        if each in passages
    )
    return min(found, key=lambda slug: (-found[slug], slug == NONE, slug), default=NONE)


def _each(
    candidates: Sequence[Candidate], facets: Mapping[GroupId, Facets], name: str
) -> list[tuple[str | None, GroupId]]:
    return [
        (key, each.id)
        for each in candidates
        for key in (tuple(map(str, getattr(facets[each.id], name))) or (None,))
    ]


def _shares(
    pairs: Sequence[tuple[str | None, GroupId]],
    *,
    first: Sequence[str] = (),
    ordered: bool = False,
) -> tuple[Share, ...]:
    """Return the shares, the largest first, or in the order of `first`; those of no one last."""
    found: dict[str | None, list[GroupId]] = {each: [] for each in first}
    for key, candidate_id in pairs:
        found.setdefault(key, []).append(candidate_id)
    shares = [Share(key=key, candidate_ids=tuple(ids)) for key, ids in found.items()]
    if ordered:
        return tuple(shares)

    def order(share: Share) -> tuple[bool, int, str]:
        return share.key is None, -len(share.candidate_ids), share.key or ""

    return tuple(sorted(shares, key=order))
