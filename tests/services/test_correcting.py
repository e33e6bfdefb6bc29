"""What is proposed, corrected while it is accepted, and taken back."""

from datetime import date

import pytest

from ideation.domain.inbox import Correction, Proposed
from ideation.domain.mention import FollowUpStatus
from ideation.domain.organisation import Category, Status
from ideation.errors import BadInput

VISIT = (
    "Besuch bei Galvokern GmbH, 12.3.2026\n\n"
    "Frau Dr. Elke Zonnick, Leiterin Technik bei Galvokern GmbH, sucht einen Prüfstand.\n\n"
    "Sie schickt uns die Zahlen bis 3.4.2026."
)


@pytest.fixture
def visited(workspace):
    workspace.door.take_text(VISIT, {"date": "2026-03-12"})
    workspace.catch_up()
    return workspace


def only(workspace, what):
    [proposal] = workspace.people.proposals(what)
    return proposal


def known(workspace):
    """Return all that the directory and the follow-ups say."""
    people = workspace.people
    return (
        [(each.name, each.category, each.status, each.notes) for each in people.organisations()],
        [
            (each.name, each.role, each.organisation and each.organisation.name, each.status)
            for each in people.contacts()
        ],
        [(each.who, each.due, each.status) for each in people.follow_ups()],
        people.proposals(),
    )


CORRECTIONS = [
    (Proposed.ORGANISATION, Correction(name="Galvokern Guss AG")),
    (Proposed.ORGANISATION, Correction(name="GALVOKERN G.m.b.H.")),
    (Proposed.ORGANISATION, Correction(category="research")),
    (Proposed.ORGANISATION, Correction(name="Galvokern Guss AG", category="")),
    (Proposed.CONTACT, Correction(name="Elke Zonneck")),
    (Proposed.CONTACT, Correction(name="Dr. Elke Zonnick", role="")),
    (Proposed.CONTACT, Correction(role="Einkauf", organisation="Zinkhof GmbH")),
    (Proposed.CONTACT, Correction(name="Elke Zonneck", organisation="")),
    (Proposed.FOLLOW_UP, Correction(who="Jörg Rautmann", due="2026-05-01")),
    (Proposed.FOLLOW_UP, Correction(due="")),
]


@pytest.mark.parametrize(("what", "correction"), CORRECTIONS)
def test_a_correction_is_undone_with_its_verdict(visited, what, correction):
    before = known(visited)
    proposal = only(visited, what)
    visited.people.decide([proposal.id], accepted=True, correction=correction)
    assert known(visited) != before
    visited.people.undo([proposal.id])
    assert known(visited) == before


def test_an_organisation_is_accepted_under_its_right_name_and_category(visited):
    proposal = only(visited, Proposed.ORGANISATION)
    said = Correction(name="Galvokern Guss AG", category="research")
    visited.people.decide([proposal.id], accepted=True, correction=said)
    [organisation] = visited.people.organisations()
    assert (organisation.name, organisation.category) == ("Galvokern Guss AG", Category.RESEARCH)
    assert (organisation.status, organisation.notes) == (Status.CONFIRMED, 1)
    # The name that was read is known for what it means.
    visited.door.take_text("Die Galvokern GmbH meldet sich wegen der Halle.", {})
    visited.catch_up()
    assert [each.name for each in visited.people.organisations()] == ["Galvokern Guss AG"]


def test_a_contact_is_accepted_with_name_role_and_organisation(visited):
    proposal = only(visited, Proposed.CONTACT)
    said = Correction(name="Elke Zonneck", role="Leiterin Einkauf", organisation="Zinkhof GmbH")
    visited.people.decide([proposal.id], accepted=True, correction=said)
    [contact] = visited.people.contacts()
    assert (contact.name, contact.role) == ("Elke Zonneck", "Leiterin Einkauf")
    assert (contact.organisation.name, contact.status) == ("Zinkhof GmbH", Status.CONFIRMED)
    assert [each.what for each in visited.people.proposals()].count(Proposed.CONTACT) == 0


def test_a_correction_may_name_somebody_who_waits_as_well(visited):
    visited.door.take_text("Jörg Rautmann, Leiter Einkauf bei Zinkhof GmbH, sucht eine Halle.", {})
    visited.catch_up()
    before = known(visited)
    proposal = next(each for each in visited.people.proposals() if each.title == "Elke Zonnick")
    said = Correction(organisation="Zinkhof GmbH")
    visited.people.decide([proposal.id], accepted=True, correction=said)
    visited.people.undo([proposal.id])
    assert known(visited) == before


def test_a_follow_up_is_accepted_with_who_and_day(visited):
    proposal = only(visited, Proposed.FOLLOW_UP)
    said = Correction(who="Jörg Rautmann", due="2026-05-01")
    visited.people.decide([proposal.id], accepted=True, correction=said)
    [found] = visited.people.follow_ups()
    assert (found.who, found.due) == ("Jörg Rautmann", date(2026, 5, 1))
    assert found.status is FollowUpStatus.OPEN


@pytest.mark.parametrize(
    ("what", "correction", "words"),
    [
        (Proposed.FOLLOW_UP, Correction(role="Einkauf"), "has no role"),
        (Proposed.CONTACT, Correction(name=" "), "holds no word"),
        (Proposed.ORGANISATION, Correction(category="shop"), "no category 'shop'"),
        (Proposed.FOLLOW_UP, Correction(due="Freitag"), "'Freitag' is no day"),
    ],
)
def test_a_correction_that_does_not_fit_decides_nothing(visited, what, correction, words):
    before = known(visited)
    with pytest.raises(BadInput, match=words):
        visited.people.decide([only(visited, what).id], accepted=True, correction=correction)
    assert known(visited) == before


def test_several_are_never_corrected_at_once(visited):
    ids = [each.id for each in visited.people.proposals()]
    with pytest.raises(BadInput, match="Only one proposal"):
        visited.people.decide(ids, accepted=True, correction=Correction(name="Zinkhof"))
