"""The return loop: whose statement fed a decided idea, and who has heard what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date

from ideation.domain.candidate import Candidate
from ideation.domain.decision import Decision
from ideation.domain.ids import GroupId, OrganisationId, PassageId
from ideation.domain.organisation import Contact, Organisation, Reference
from ideation.domain.plan import Act, ActKind, Told, counting
from ideation.errors import BadInput, NotFound
from ideation.ports import Clock, Records, Store
from ideation.services.deciding.heirs import heirs
from ideation.services.material import Material, gather
from ideation.services.rights import Right, requires


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """An organisation whose statements fed an idea: its quotes, whom to tell, and whether told.

    `passage_ids` stand with those that count first. `told` is what it heard since the decision
    that stands, `earlier` what it heard before that.
    """

    organisation: Organisation
    passage_ids: tuple[PassageId, ...]
    contacts: tuple[Reference, ...]
    last_contact: Date | None
    told: Told | None
    earlier: Told | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """A decided idea with everyone who fed it; those that have heard nothing stand first."""

    candidate: Candidate
    decision: Decision
    owed: tuple[Owed, ...]
    material: Material


@requires(Right.READ)
def list_returns(
    store: Store, agency: Sequence[str], candidates: Sequence[Candidate]
) -> list[Return]:
    """Return what is owed for each of the candidates on which a decision was taken."""
    decided = [(each, each.decision) for each in candidates if each.decision is not None]
    with store.reading() as records:
        ids = sorted({passage_id for each, _ in decided for passage_id in _fed_by(each)})
        material = gather(records, agency, ids)
        contacts = records.directory.contacts()
        acts = counting(records.acts.of(ActKind.TOLD, [each.id for each, _ in decided]))
        gone = heirs(records, {OrganisationId(int(each.subject)) for each in acts})
    last_contacts = _last_contacts(material)

    def heard_by(group_id: GroupId) -> dict[int, Act]:
        """Return what each organisation heard of an idea, under the name it has now."""
        own = [each for each in acts if each.group_id == group_id]
        return {gone.get(OrganisationId(int(e.subject)), int(e.subject)): e for e in own}

    return [
        Return(
            candidate=candidate,
            decision=decision,
            owed=_owed(
                candidate, decision, material, contacts, heard_by(candidate.id), last_contacts
            ),
            material=material,
        )
        for candidate, decision in decided
    ]


@requires(Right.CAPTURE)
def tell(
    store: Store,
    clock: Clock,
    group_id: GroupId,
    organisation_id: OrganisationId,
    who: str,
    *,
    contact_id: int | None = None,
    day: Date | None = None,
) -> Told:
    """Note that an organisation heard what became of its statement, by default today."""
    at = clock()
    told = Told(day=day or at.date(), contact_id=contact_id, who=who)
    if told.day > at.date():
        raise BadInput(f"{told.day} has not come yet.", hint="Give today or an earlier day.")
    with store.writing() as records:
        _must_be_there(records, organisation_id, contact_id)
        if not records.chronicle.decisions([group_id]):
            raise BadInput(
                f"Nothing was decided on idea {group_id}.", hint="There is nothing to tell yet."
            )
        records.acts.add(
            Act(
                what=ActKind.TOLD,
                group_id=group_id,
                subject=str(organisation_id),
                content={"day": told.day.isoformat(), "contact_id": contact_id},
                at=at,
                who=who,
            )
        )
    return told


@requires(Right.CAPTURE)
def untell(
    store: Store, clock: Clock, group_id: GroupId, organisation_id: OrganisationId, who: str
) -> None:
    """Take back that an organisation was told."""
    with store.writing() as records:
        acts = counting(records.acts.of(ActKind.TOLD, [group_id]))
        gone = heirs(records, {OrganisationId(int(each.subject)) for each in acts})
        found = next(
            (
                each
                for each in acts
                if organisation_id
                in (int(each.subject), gone.get(OrganisationId(int(each.subject))))
            ),
            None,
        )
        if found is None:
            raise BadInput(
                f"Organisation {organisation_id} was not told about idea {group_id}.",
                hint="There is nothing to undo.",
            )
        records.acts.take_back(found.id, clock(), who)


def _fed_by(candidate: Candidate) -> tuple[PassageId, ...]:
    """Return all statements that fed an idea, those that count first."""
    counted = [each for backer in candidate.backers for each in backer.passage_ids]
    return tuple(
        dict.fromkeys((*counted, *candidate.doubts, *candidate.uncounted, *candidate.passage_ids))
    )


def _owed(
    candidate: Candidate,
    decision: Decision,
    material: Material,
    contacts: Sequence[Contact],
    heard: Mapping[int, Act],
    last_contacts: Mapping[int, Date],
) -> tuple[Owed, ...]:
    said: dict[OrganisationId, list[PassageId]] = {}
    for each in _fed_by(candidate):
        understood = material.understood.get(each)
        speaker = understood.organisation_id if understood else None
        if speaker is None or speaker in material.agency:
            continue
        if speaker in material.organisations:
            said.setdefault(speaker, []).append(each)
    found = [
        _one(
            material.organisations[speaker],
            ids,
            material,
            contacts,
            heard.get(speaker),
            decision,
            last_contacts.get(speaker),
        )
        for speaker, ids in said.items()
    ]
    return tuple(sorted(found, key=lambda each: each.told is not None))


def _one(
    organisation: Organisation,
    ids: Sequence[PassageId],
    material: Material,
    contacts: Sequence[Contact],
    act: Act | None,
    decision: Decision,
    last_contact: Date | None,
) -> Owed:
    told = None
    if act is not None:
        day = Date.fromisoformat(act.content["day"])
        told = Told(day=day, contact_id=act.content["contact_id"], who=act.who)
    fresh = act is not None and act.at >= decision.at
    return Owed(
        organisation=organisation,
        passage_ids=tuple(ids),
        contacts=_whom(organisation.id, ids, material, contacts),
        last_contact=last_contact,
        told=told if fresh else None,
        earlier=None if fresh else told,
    )


def _whom(
    organisation_id: OrganisationId,
    ids: Sequence[PassageId],
    material: Material,
    contacts: Sequence[Contact],
) -> tuple[Reference, ...]:
    """Return its people in the notes of its statements, or all of its people where none was."""
    own = [
        each
        for each in contacts
        if each.organisation is not None and each.organisation.id == organisation_id
    ]
    met = {each.id for passage_id in ids for each in material.note_of(passage_id).contacts}
    there = [each for each in own if each.id in met] or own
    return tuple(Reference(id=each.id, name=each.name) for each in there)


def _last_contacts(material: Material) -> dict[int, Date]:
    """Return the day of the newest dated meeting with each organisation."""
    found: dict[int, Date] = {}
    for note in material.notes.values():
        if note.date:
            for each in note.organisations:
                found[each.id] = max(found.get(each.id, note.date), note.date)
    return found


def _must_be_there(records: Records, organisation_id: int, contact_id: int | None) -> None:
    if all(each.id != organisation_id for each in records.directory.organisations()):
        raise NotFound(
            f"There is no organisation {organisation_id}.",
            hint="`ideation organisations list` shows all.",
        )
    if contact_id is not None and all(
        each.id != contact_id for each in records.directory.contacts()
    ):
        raise NotFound(
            f"There is no contact {contact_id}.", hint="`ideation contacts list` shows all."
        )
