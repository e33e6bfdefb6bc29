"""What people say of the names that a new note proposes: confirmed, called otherwise, none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from ideation.domain.choices import Choices, NameChoice
from ideation.domain.ids import ContactId, NoteId, OrganisationId
from ideation.domain.inbox import Proposed
from ideation.domain.organisation import Contact, Organisation, Status
from ideation.domain.party import Fact
from ideation.ports import Clock, Records, Store
from ideation.services.rights import Right, requires

_Open = Mapping[tuple[Proposed, int], int]


@requires(Right.CAPTURE)
def settle_names(store: Store, clock: Clock, note_id: NoteId, choices: Choices) -> None:
    """Confirm, correct or reject the names that a note proposes, as they were chosen.

    One that is called otherwise goes into the entry of its right name, as any merge does.
    """
    at = clock()
    with store.writing() as records:
        mentions = records.mentions.of_note(note_id)
        open_ = _open_proposals(records)
        named = {each.organisation_id for each in mentions}
        for organisation in records.directory.organisations():
            choice = choices.organisations.get(organisation.name)
            if choice and organisation.status is Status.PROPOSED and organisation.id in named:
                _settle_organisation(records, open_, organisation, choice, at)
        people = {each.contact_id for each in mentions}
        for contact in records.directory.contacts():
            choice = choices.people.get(contact.name)
            if choice and contact.status is Status.PROPOSED and contact.id in people:
                _settle_contact(records, open_, contact, choice, at)


def _open_proposals(records: Records) -> _Open:
    waiting = [each.id for each in records.proposals.waiting()]
    matters = records.proposals.matters(waiting)
    return {(each.what, each.subject_id): number for number, each in matters.items()}


def _settle_organisation(
    records: Records, open_: _Open, known: Organisation, choice: NameChoice, at: datetime
) -> None:
    _decide(records, open_, known.id, choice, at, contact=False)
    if choice.rejected:
        return
    kept: OrganisationId = known.id
    if choice.name and choice.name != known.name:
        kept, _ = records.parties.propose_organisation(choice.name, known.category)
        _take_over(records, kept, known.id, choice.name, at, contact=False)
    if choice.category:
        records.facts.set(kept, Fact.CATEGORY, choice.category, at, contact=False)


def _settle_contact(
    records: Records, open_: _Open, known: Contact, choice: NameChoice, at: datetime
) -> None:
    _decide(records, open_, known.id, choice, at, contact=True)
    if choice.rejected:
        return
    kept: ContactId = known.id
    if choice.name and choice.name != known.name:
        employer = OrganisationId(known.organisation.id) if known.organisation else None
        kept, _ = records.parties.propose_contact(choice.name, known.role, employer)
        _take_over(records, kept, known.id, choice.name, at, contact=True)
    if choice.role:
        records.facts.set(kept, Fact.ROLE, choice.role, at, contact=True)


def _take_over(
    records: Records, kept: int, known: int, name: str, at: datetime, *, contact: bool
) -> None:
    """Let `kept`, which bears the name a person gave, stand for what was proposed."""
    records.parties.set_status(kept, Status.CONFIRMED, contact=contact)
    if kept == known:
        records.parties.respell(kept, name, contact=contact)
    else:
        records.parties.merge(kept, known, at, contact=contact)


def _decide(
    records: Records,
    open_: _Open,
    party_id: int,
    choice: NameChoice,
    at: datetime,
    *,
    contact: bool,
) -> None:
    status = Status.REJECTED if choice.rejected else Status.CONFIRMED
    records.parties.set_status(party_id, status, contact=contact)
    what = Proposed.CONTACT if contact else Proposed.ORGANISATION
    if (number := open_.get((what, party_id))) is not None:
        records.proposals.decide(number, accepted=not choice.rejected, at=at)
