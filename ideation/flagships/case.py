"""The case of an idea: all that its gate reads, and the judgement on it. Pure values."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from ideation.domain.candidate import Backer, Gate
from ideation.domain.ids import OrganisationId, PassageId
from ideation.domain.organisation import Organisation
from ideation.domain.passage import Attribution
from ideation.domain.rules import GateRules
from ideation.flagships.backing import Statement, backers
from ideation.flagships.gate import Sides, gate, sides_of_market
from ideation.flagships.independence import Roots


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An idea as its gate sees it.

    `statements` are those of the idea and of the contexts around it, strongest first; `members`
    are the idea's own. Organisations in `never` (the agency and its house) back nothing.
    """

    statements: tuple[Statement, ...]
    members: frozenset[PassageId]
    organisations: Mapping[OrganisationId, Organisation]
    roots: Roots
    never: frozenset[OrganisationId] = field(default_factory=frozenset)

    def without(self, gone: Collection[PassageId]) -> Case:
        """Return the case as if these statements had never been made."""
        left = tuple(each for each in self.statements if each.passage_id not in gone)
        return replace(self, statements=left, members=self.members.difference(gone))


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Who backs the idea, what stands on either side, and the lights."""

    backers: tuple[Backer, ...]
    sides: Sides
    gate: Gate


def judge(case: Case, rules: GateRules, *, language: str = "en") -> Judged:
    """Return the judgement on a case; the rules are told in `language`."""
    own = backers(
        [each for each in case.statements if each.passage_id in case.members],
        case.organisations,
        case.roots,
        never=case.never,
    )
    sides = _sides(case, own, rules)
    return Judged(backers=own, sides=sides, gate=gate(own, sides, rules, language=language))


def _sides(case: Case, own: tuple[Backer, ...], rules: GateRules) -> Sides:
    """Return what the backers say for sharing and against, and what counts for nobody."""
    backing = {each.organisation_id for each in own}
    counted = {each for backer in own for each in backer.passage_ids}
    private, public = sides_of_market(rules)
    two_sides = {each.organisation_id for each in own if each.category in private | public}
    first = {each.root: each.organisation_id for each in reversed(own)}
    speaking = {
        each
        for backer in own
        if first[backer.root] == backer.organisation_id
        for each in backer.passage_ids
    }
    barred = {case.roots.get(each, each) for each in case.never}

    members = [each for each in case.statements if each.passage_id in case.members]
    voices = [each for each in case.statements if each.understanding.backer in backing]

    def reported(each: Statement) -> bool:
        return each.understanding.attribution in (Attribution.REPORTED, Attribution.MENTIONED)

    def dependent(each: Statement) -> bool:
        """Tell whether an own-voice wish adds no voice: a subsidiary's, or a copy's."""
        backer = each.understanding.backer
        return (
            each.understanding.is_wish
            and backer is not None
            and case.roots.get(backer) not in {None, *barred}
            and each.passage_id not in speaking
        )

    def doubt(each: Statement) -> bool:
        return bool(each.understanding.doubt) and each.passage_id not in counted

    def doubt_of_a_side(each: Statement) -> bool:
        return each.understanding.backer in two_sides and doubt(each)

    return Sides(
        shared=_ids(each for each in voices if each.understanding.shared),
        doubts=_ids(each for each in voices if doubt(each)),
        uncounted=_ids(each for each in members if reported(each)),
        not_independent=_ids(each for each in members if reported(each) or dependent(each)),
        one_sided=_ids(each for each in voices if each.one_side or doubt_of_a_side(each)),
        for_itself=_ids(each for each in voices if each.exclusive or doubt(each)),
    )


def _ids(statements: Iterable[Statement]) -> tuple[PassageId, ...]:
    return tuple(each.passage_id for each in statements)
