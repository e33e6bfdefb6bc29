"""Who backs an idea: organisation x idea x passage x date, by own voice only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date

from ideation.domain.candidate import Backer
from ideation.domain.ids import NoteId, OrganisationId, PassageId
from ideation.domain.organisation import Organisation
from ideation.domain.understanding import Understanding
from ideation.flagships.independence import Roots

# A text that stands in the notes of so many houses is standard text: nobody's wish.
_STANDARD_TEXT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A passage of an idea with all that backing asks of it.

    `strength` is how near it stands to the idea's centre, a cosine. `source` names the passage
    it copies or translates, itself where it is nobody's copy. `exclusive` holds the words that
    keep the result for one, `one_side` those that want only public or only private partners.
    """

    passage_id: PassageId
    note_id: NoteId
    date: Date | None
    sector: str | None
    understanding: Understanding
    strength: float
    source: PassageId
    exclusive: str | None = None
    one_side: str | None = None

    @property
    def order(self) -> tuple[float, int]:
        """Strongest first, ties by id."""
        return (-self.strength, self.passage_id)


def backers(
    statements: Sequence[Statement],
    organisations: Mapping[OrganisationId, Organisation],
    roots: Roots,
    *,
    never: Collection[OrganisationId] = (),
) -> tuple[Backer, ...]:
    """Return who backs the idea, those with the strongest statement first.

    Only a wish in an organisation's own voice backs. Organisations in `never` (the agency and
    its house) back nothing. Of a text and its copies under several organisations one counts,
    the earliest.
    """
    barred = {roots.get(each, each) for each in never}
    own: dict[OrganisationId, list[Statement]] = defaultdict(list)
    for each in sorted(first_voices(statements, roots), key=lambda one: one.order):
        organisation_id = each.understanding.backer
        if organisation_id is not None and roots.get(organisation_id) not in barred:
            own[organisation_id].append(each)
    return tuple(
        _backer(organisations[each], roots[each], said)
        for each, said in own.items()
        if each in organisations
    )


def first_voices(statements: Sequence[Statement], roots: Roots) -> list[Statement]:
    """Return the own-voice wishes; of copies under two houses only the earlier house's.

    What stands word for word in the notes of three houses or more is standard text, and out.
    """
    wishes = [each for each in statements if each.understanding.is_wish and _root(each, roots)]
    houses: dict[PassageId, list[OrganisationId | None]] = defaultdict(list)
    for each in sorted(wishes, key=lambda one: (one.date or Date.max, one.passage_id)):
        houses[each.source].append(_root(each, roots))
    return [
        each
        for each in wishes
        if houses[each.source][0] == _root(each, roots)
        and len(set(houses[each.source])) < _STANDARD_TEXT
    ]


def _root(statement: Statement, roots: Roots) -> OrganisationId | None:
    backer = statement.understanding.backer
    return None if backer is None else roots.get(backer)


def _backer(organisation: Organisation, root: OrganisationId, said: Sequence[Statement]) -> Backer:
    return Backer(
        organisation_id=organisation.id,
        name=organisation.name,
        category=organisation.category,
        region=organisation.region,
        root=root,
        sectors=tuple(sorted({each.sector for each in said if each.sector})),
        passage_ids=tuple(each.passage_id for each in said),
        dates=tuple(sorted({each.date for each in said if each.date})),
    )
