"""The gate of a flagship: three lights, each with the passages for and against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ideation.domain.candidate import Backer, Gate, Light
from ideation.domain.ids import PassageId
from ideation.domain.organisation import Category
from ideation.domain.rules import GateRules, Side
from ideation.flagships.words import rule_words

PRIVATE = frozenset({Category.FIRM, Category.INVESTOR})
PUBLIC = frozenset({Category.PUBLIC, Category.RESEARCH})
BETWEEN = frozenset({Category.ASSOCIATION, Category.INTERMEDIARY})

Categories = frozenset[Category]
_Ids = tuple[PassageId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """What stands for and against the lights, each strongest first.

    `shared` are own-voice passages of backers that say the result is for many, `doubts` their
    objections, `uncounted` wishes that back nothing because they are reported or mentioned.
    Against the lights stand: `not_independent`, wishes that add no voice; `one_sided`, words for
    one side of the market only and objections of either side; `for_itself`, words of secrecy or
    of an own advantage, and all objections.
    """

    shared: _Ids = ()
    doubts: _Ids = ()
    uncounted: _Ids = ()
    not_independent: _Ids = ()
    one_sided: _Ids = ()
    for_itself: _Ids = ()


def sides_of_market(rules: GateRules) -> tuple[Categories, Categories]:
    """Return the categories that count as private, and those that count as public."""
    private = PRIVATE | (BETWEEN if rules.associations is Side.PRIVATE else frozenset())
    public = PUBLIC | (BETWEEN if rules.associations is Side.PUBLIC else frozenset())
    return private, public


def gate(
    backers: Sequence[Backer], sides: Sides, rules: GateRules, *, language: str = "en"
) -> Gate:
    """Return the three lights, with their rules told in `language`."""
    words = rule_words(rules, language)
    voices = one_per_root(backers)
    independent = Light(
        on=len(voices) >= rules.independent,
        rule=words["independent"],
        support=tuple(each.passage_ids[0] for each in voices),
        against=sides.not_independent,
    )
    own, other = sides_of_market(rules)
    private = [each for each in backers if each.category in own]
    public = [each for each in backers if each.category in other]
    public_private = Light(
        on=any(one.root != two.root for one in private for two in public),
        rule=words["public_private"],
        support=tuple(each.passage_ids[0] for side in (private, public) for each in side),
        against=sides.one_sided,
    )
    return Gate(
        independent=independent,
        public_private=public_private,
        beyond_one=_beyond_one(voices, sides, rules, words["beyond_one"]),
    )


def _beyond_one(voices: Sequence[Backer], sides: Sides, rules: GateRules, words: str) -> Light:
    by_sector: dict[str, PassageId] = {}
    for each in voices:
        for sector in each.sectors:
            by_sector.setdefault(sector, each.passage_ids[0])
    # One organisation met under two sectors is still one: the light needs two voices for that.
    across = rules.by_sectors and len(voices) > 1 and len(by_sector) >= rules.sectors
    support = tuple(dict.fromkeys((*sides.shared, *(by_sector.values() if across else ()))))
    return Light(on=bool(support), rule=words, support=support, against=sides.for_itself)


def one_per_root(backers: Sequence[Backer]) -> list[Backer]:
    """Return the first, strongest backer of each top parent."""
    found: dict[int, Backer] = {}
    for each in backers:
        found.setdefault(each.root, each)
    return list(found.values())
