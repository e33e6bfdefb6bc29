"""The gate of a flagship: three lights, each with the passages for and against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ideation.domain.candidate import Backer, Gate, Light
from ideation.domain.ids import PassageId
from ideation.domain.organisation import Category

PRIVATE = frozenset({Category.FIRM, Category.INVESTOR})
PUBLIC = frozenset({Category.PUBLIC, Category.RESEARCH})


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRules:
    """The agency's thresholds."""

    independent: int = 2
    sectors: int = 2

    def words(self) -> dict[str, str]:
        """Return each light's rule in a sentence."""
        return {
            "independent": f"At least {self.independent} independent organisations back it in "
            "their own voice; parents and subsidiaries, copies and translations count once.",
            "public_private": "At least one firm or investor and at least one public or research "
            "body back it; associations and intermediaries count for the first light only.",
            "beyond_one": "A backer says that the result is to be shared, open or common, or the "
            f"backers come from at least {self.sectors} sectors.",
        }


def gate(
    backers: Sequence[Backer],
    *,
    shared: Sequence[PassageId],
    doubts: Sequence[PassageId],
    uncounted: Sequence[PassageId],
    rules: GateRules,
) -> Gate:
    """Return the three lights.

    `shared` are own-voice passages of backers that say the result is for many, `doubts` their
    objections, `uncounted` wishes that back nothing because they are reported or mentioned;
    each strongest first.
    """
    words = rules.words()
    voices = _one_per_root(backers)
    independent = Light(
        on=len(voices) >= rules.independent,
        rule=words["independent"],
        support=tuple(each.passage_ids[0] for each in voices),
        against=tuple(uncounted),
    )
    private = [each for each in backers if each.category in PRIVATE]
    public = [each for each in backers if each.category in PUBLIC]
    public_private = Light(
        on=any(one.root != other.root for one in private for other in public),
        rule=words["public_private"],
        support=tuple(each.passage_ids[0] for side in (private, public) for each in side),
        against=(),
    )
    return Gate(
        independent=independent,
        public_private=public_private,
        beyond_one=_beyond_one(voices, shared, doubts, rules, words["beyond_one"]),
    )


def _beyond_one(
    voices: Sequence[Backer],
    shared: Sequence[PassageId],
    doubts: Sequence[PassageId],
    rules: GateRules,
    words: str,
) -> Light:
    by_sector: dict[str, PassageId] = {}
    for each in voices:
        for sector in each.sectors:
            by_sector.setdefault(sector, each.passage_ids[0])
    # One organisation met under two sectors is still one: the light needs two voices for that.
    across = len(voices) > 1 and len(by_sector) >= rules.sectors
    support = tuple(dict.fromkeys((*shared, *(by_sector.values() if across else ()))))
    return Light(on=bool(support), rule=words, support=support, against=tuple(doubts))


def _one_per_root(backers: Sequence[Backer]) -> list[Backer]:
    """Return the first, strongest backer of each top parent."""
    found: dict[int, Backer] = {}
    for each in backers:
        found.setdefault(each.root, each)
    return list(found.values())
