"""Organisations and statements of our own invention, for the tests of this room."""

from datetime import date

from ideation.domain.ids import NoteId, OrganisationId, PassageId
from ideation.domain.organisation import Category, Organisation, Status
from ideation.domain.passage import WISHES, Attribution, Kind
from ideation.domain.understanding import Understanding
from ideation.flagships.backing import Statement
from ideation.flagships.case import Case
from ideation.flagships.independence import top_parents


def organisation(number, name, category=Category.FIRM, parent=None):
    return Organisation(
        id=OrganisationId(number),
        name=name,
        category=category,
        size=None,
        region="Luxembourg",
        parent_id=parent,
        status=Status.CONFIRMED,
        notes=1,
        passages=1,
    )


KILN, KILN_SAAR, LAB, CLUB, TOWN, AGENCY, MILL = range(1, 8)
HOUSE = {
    each.id: each
    for each in (
        organisation(KILN, "Kiln S.A."),
        organisation(KILN_SAAR, "Kiln Saar GmbH", parent=OrganisationId(KILN)),
        organisation(LAB, "Lab", Category.RESEARCH),
        organisation(CLUB, "Club", Category.ASSOCIATION),
        organisation(TOWN, "Town", Category.PUBLIC),
        organisation(AGENCY, "Agency", Category.INTERMEDIARY),
        organisation(MILL, "Mill", Category.INVESTOR),
    )
}
ROOTS = top_parents(list(HOUSE.values()))


def said(
    number,
    by,
    *,
    attribution=Attribution.OWN,
    kind=Kind.NEED,
    shared=None,
    doubt=None,
    sector="Wood",
    source=None,
    exclusive=None,
    one_side=None,
    day=None,
):
    """Return a statement; the smaller its number, the stronger it is."""
    return Statement(
        passage_id=PassageId(number),
        note_id=NoteId(number),
        date=day or date(2026, 3, 1 + number % 28),
        sector=sector,
        understanding=Understanding(
            context=0,
            kind=kind,
            kind_cue="",
            attribution=attribution,
            attribution_cue="",
            organisation_id=None if by is None else OrganisationId(by),
            shared=shared,
            doubt=doubt,
            is_wish=kind in WISHES,
        ),
        strength=1 - number / 100,
        source=PassageId(source or number),
        exclusive=exclusive,
        one_side=one_side,
    )


def case_of(*statements, around=()):
    """Return the case of an idea made of these wishes; `around` stands beside them."""
    told = sorted((*statements, *around), key=lambda each: each.order)
    return Case(
        statements=tuple(told),
        members=frozenset(each.passage_id for each in statements),
        organisations=HOUSE,
        roots=ROOTS,
        never=frozenset({OrganisationId(AGENCY)}),
    )
