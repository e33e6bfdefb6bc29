"""Judge ideas over one reading of the material: backers, lights, score parts, the claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date

import numpy as np

from ideation.domain.candidate import Backer, Candidate, ScorePart, Stage
from ideation.domain.group import LastingGroup
from ideation.domain.ids import GroupId, PassageId
from ideation.domain.passage import Passage
from ideation.domain.rules import GateRules
from ideation.domain.vector import Vector, Vectors
from ideation.flagships.backing import Statement
from ideation.flagships.case import Case, Judged, judge
from ideation.flagships.gate import one_per_root
from ideation.flagships.nearness import farther, nearest
from ideation.flagships.robust import stability
from ideation.flagships.score import precedence, ranked, score_parts, total
from ideation.services.material import Material, with_contexts
from ideation.text.sharing import exclusive_cue, one_side_cue
from ideation.text.standing import standing

# What it counts for a claim that it can be read by itself, and that it wants something, beside a
# cosine.
_STANDING, _WISH = 0.4, 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Aims:
    """What the agency aims at and has built, as unit rows with their names.

    `background` are ordinary statements of the trade, against which nearness is measured.
    """

    goals: tuple[str, ...]
    goal_rows: Vectors
    precedents: tuple[str, ...]
    precedent_rows: Vectors
    background: Vectors


class Bench:
    """Turns ideas into candidates; the rules may change from call to call, the reading does not.

    `ids` and the rows of `vectors` belong together. `advanced` are ideas already decided to
    advance: what others say is less new where it stands near them.
    """

    def __init__(
        self,
        material: Material,
        ids: Sequence[int],
        vectors: Vectors,
        *,
        aims: Aims | None = None,
        advanced: Sequence[LastingGroup] = (),
        language: str = "en",
    ) -> None:
        self._material = material
        self._rows = {PassageId(each): row for row, each in enumerate(ids)}
        self._vectors = vectors
        self._aims = aims
        self._advanced = [each.id for each in advanced]
        self._measured: dict[
            tuple[GroupId, tuple[PassageId, ...]], tuple[ScorePart, ScorePart]
        ] = {}
        # Earlier flagships first, then the ideas decided to advance.
        self._known = [*(aims.precedents if aims else ()), *(e.label(language) for e in advanced)]
        # How near every statement stands to every goal and earlier idea, measured at once.
        background = aims.background if aims else vectors[:0]
        goals = aims.goal_rows if aims else vectors[:0]
        earlier = [aims.precedent_rows] if aims else []
        centres = [self._centre(each.members)[None, :] for each in advanced if aims]
        self._to_goals = farther(vectors, goals, background)
        self._to_earlier = farther(
            vectors, np.vstack([vectors[:0], *earlier, *centres]), background
        )

    def case(self, members: Sequence[PassageId], *, cues: bool = False) -> Case:
        """Return the case of an idea with these members, all of the material.

        With `cues` its texts are searched for words that stand against a light, which is slow:
        what turns a light on, and all that ranks an idea, needs none of them.
        """
        around = sorted(with_contexts(self._material, members))
        return Case(
            statements=tuple(self._statements(around, members, cues=cues)),
            members=frozenset(members),
            organisations=self._material.organisations,
            roots=self._material.roots,
            never=self._material.agency,
        )

    def candidate(
        self,
        idea: LastingGroup,
        case: Case,
        rules: GateRules,
        *,
        language: str = "en",
        newest: Date | None = None,
    ) -> Candidate:
        """Return the candidate an idea makes under some rules, not yet ranked or staged.

        `newest` is the day that momentum looks back from: by default that of the newest note.
        """
        judged = judge(case, rules, language=language)
        claim = _claim(case, judged.backers, self._material.passages)
        fit, novelty = self._aimed(idea.id, judged)
        parts = score_parts(
            judged.backers,
            newest=newest or self._material.newest,
            recent_days=rules.recent_days,
            fit=fit,
            novelty=novelty,
        )
        return Candidate(
            id=idea.id,
            name=idea.label(language),
            named_by=idea.named_by,
            claim=self._material.passages[claim].text,
            claim_id=claim,
            stage=Stage.CAPTURED,
            gate=judged.gate,
            backers=judged.backers,
            score=total(parts, rules.weights),
            score_parts=parts,
            passage_ids=tuple(sorted(case.members)),
            doubts=judged.sides.doubts,
            uncounted=judged.sides.uncounted,
        )

    def _statements(
        self, around: Sequence[PassageId], members: Sequence[PassageId], *, cues: bool
    ) -> list[Statement]:
        """Return the passages strongest first: nearest to the centre of the members."""
        strengths = self._strengths(around, members)
        found = []
        for passage_id in around:
            passage, note = self._material.passages[passage_id], self._material.note_of(passage_id)
            understood = self._material.understood[passage_id]
            read = cues and understood.backer is not None
            found.append(
                Statement(
                    passage_id=passage_id,
                    note_id=passage.note_id,
                    date=note.date,
                    sector=note.sector,
                    understanding=understood,
                    strength=strengths.get(passage_id, 0.0),
                    source=self._material.source_of(passage_id),
                    exclusive=exclusive_cue(passage.reading, passage.language) if read else None,
                    one_side=one_side_cue(passage.reading, passage.language) if read else None,
                )
            )
        return sorted(found, key=lambda each: each.order)

    def _strengths(
        self, around: Sequence[PassageId], members: Sequence[PassageId]
    ) -> dict[PassageId, float]:
        """Return how near each passage that has a vector stands to the centre of the members."""
        centre = self._centre(members)
        known = {each: self._rows[each] for each in around if each in self._rows}
        # Row by row: a matrix product gives a row another last bit by where in the matrix it is.
        return {each: round(float(self._vectors[row] @ centre), 6) for each, row in known.items()}

    def _aimed(self, idea: GroupId, judged: Judged) -> tuple[ScorePart, ScorePart]:
        """Return fit and novelty; they rest on the strongest statement of each house."""
        spoken = tuple(each.passage_ids[0] for each in one_per_root(judged.backers))
        if not spoken:
            nothing = ScorePart(value=0, passage_ids=())
            return nothing, nothing
        if (idea, spoken) not in self._measured:
            self._measured[idea, spoken] = self._measure(idea, spoken)
        return self._measured[idea, spoken]

    def _measure(self, idea: GroupId, spoken: tuple[PassageId, ...]) -> tuple[ScorePart, ScorePart]:
        said = [self._rows[each] for each in spoken if each in self._rows]
        goal = nearest(self._to_goals[:, said])
        fit = ScorePart(
            value=round(100 * goal[1]) if goal else 0,
            passage_ids=spoken if goal else (),
            near=self._aims.goals[goal[0]] if goal and self._aims else None,
        )
        first = len(self._known) - len(self._advanced)
        own = first + self._advanced.index(idea) if self._aims and idea in self._advanced else None
        earlier = nearest(self._to_earlier[:, said], but=own)
        novelty = ScorePart(
            value=round(100 * (1 - earlier[1])) if earlier else 100,
            passage_ids=spoken,
            near=self._known[earlier[0]] if earlier else None,
        )
        return fit, novelty

    def _centre(self, members: Sequence[PassageId]) -> Vector:
        """Return where these passages stand: the direction of their mean."""
        rows = [self._rows[each] for each in members if each in self._rows]
        centre = self._vectors[rows].sum(axis=0)
        return np.asarray(centre / max(float(np.linalg.norm(centre)), 1e-9))


def with_firmness(candidates: Sequence[Candidate], rules: GateRules) -> list[Candidate]:
    """Return candidates ranked, each with how firmly its rank stands."""
    found = ranked(candidates)
    ranges = stability(
        [{name: part.value for name, part in each.score_parts.items()} for each in found],
        [precedence(each) for each in found],
        rules.weights,
    )
    return [replace(each, firmness=own) for each, own in zip(found, ranges, strict=True)]


def _claim(case: Case, own: Sequence[Backer], passages: Mapping[PassageId, Passage]) -> PassageId:
    """Return the backers' statement that tells best what is wanted; of all where none backs.

    The strongest may be one that only its neighbours explain.
    """
    backing = {each for backer in own for each in backer.passage_ids} or case.members
    told = [each for each in case.statements if each.passage_id in backing]
    return max(told, key=lambda each: _telling(each, passages[each.passage_id])).passage_id


def _telling(statement: Statement, passage: Passage) -> float:
    wish = _WISH * statement.understanding.is_wish
    return round(statement.strength + _STANDING * standing(passage.reading) + wish, 6)
