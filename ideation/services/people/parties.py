"""Organisations and contacts: listed, merged, linked to whom they belong to."""

from __future__ import annotations

from collections.abc import Container, Mapping

from ideation.domain.organisation import Category, Contact, Organisation, Size
from ideation.domain.party import CONTACT_FACTS, ORGANISATION_FACTS, Fact, PartyEdit
from ideation.errors import BadInput, NotFound
from ideation.ports import Clock, Store
from ideation.services.rights import Right, requires

_CHOICES: Mapping[Fact, type[Category] | type[Size]] = {
    Fact.CATEGORY: Category,
    Fact.SIZE: Size,
}


@requires(Right.READ)
def list_organisations(store: Store) -> list[Organisation]:
    """Return all organisations by name."""
    with store.reading() as records:
        return records.directory.organisations()


@requires(Right.READ)
def list_contacts(store: Store) -> list[Contact]:
    """Return all contacts by name."""
    with store.reading() as records:
        return records.directory.contacts()


@requires(Right.CAPTURE)
def merge_parties(store: Store, clock: Clock, kept: int, gone: int, *, contact: bool) -> None:
    """Make two entries of the directory one; `unmerge_parties` undoes it."""
    with store.writing() as records:
        records.parties.merge(kept, gone, clock(), contact=contact)


@requires(Right.CAPTURE)
def unmerge_parties(store: Store, clock: Clock, gone: int, *, contact: bool) -> int:
    """Bring back an entry that was merged into another one; return that one's id."""
    with store.writing() as records:
        return records.parties.unmerge(gone, clock(), contact=contact)


@requires(Right.CAPTURE)
def link_parent(store: Store, organisation: int, parent: int | None) -> None:
    """Say which organisation another one belongs to; they count as one voice."""
    if parent == organisation:
        raise BadInput(
            "An organisation cannot belong to itself; nothing was changed.",
            hint="Name another one, or --none.",
        )
    with store.writing() as records:
        known = {int(each.id): each.parent_id for each in records.directory.organisations()}
        for each in (organisation, parent):
            if each is not None:
                _known_party(each, known, contact=False)
        above, seen = parent, set[int]()
        while above is not None and above not in seen:
            if above == organisation:
                raise BadInput(
                    "An organisation cannot belong to one that belongs to it.",
                    hint=f"Unlink that one first: ideation organisations link {parent} --none",
                )
            seen.add(above)
            above = known.get(above)
        records.parties.set_parent(organisation, parent)


@requires(Right.CAPTURE)
def set_facts(
    store: Store, clock: Clock, party_id: int, facts: Mapping[Fact, str | None], *, contact: bool
) -> None:
    """Set facts by a person's word, all of them or none; `undo_fact` takes the newest back.

    An empty value makes a fact unknown. Raises BadInput for a value that does not fit, NotFound
    for an entry that is not there.
    """
    given = {fact: (value or "").strip() or None for fact, value in facts.items()}
    for fact, value in given.items():
        if fact not in (CONTACT_FACTS if contact else ORGANISATION_FACTS):
            raise BadInput(
                f"{'A contact' if contact else 'An organisation'} has no {fact}.",
                hint=f"Choose from: {', '.join(CONTACT_FACTS if contact else ORGANISATION_FACTS)}.",
            )
        choices = _CHOICES.get(fact)
        if choices and value is not None and value not in list(choices):
            raise BadInput(
                f"There is no {fact} {value!r}.", hint=f"Choose one of: {', '.join(choices)}."
            )
    with store.writing() as records:
        known = {int(each.id) for each in records.directory.organisations()}
        people = {int(each.id) for each in records.directory.contacts()}
        _known_party(party_id, people if contact else known, contact=contact)
        employer = given.get(Fact.EMPLOYER)
        if employer is not None:
            _known_party(int(employer) if employer.isdecimal() else -1, known, contact=False)
        for fact, value in given.items():
            records.facts.set(party_id, fact, value, clock(), contact=contact)


@requires(Right.CAPTURE)
def undo_fact(store: Store, clock: Clock, party_id: int, *, contact: bool) -> PartyEdit:
    """Bring back what a person's newest change replaced; BadInput where nobody changed anything."""
    with store.writing() as records:
        undone = records.facts.undo(party_id, clock(), contact=contact)
    if undone is None:
        raise BadInput(
            f"Nobody changed a fact of {'contact' if contact else 'organisation'} {party_id}.",
            hint="There is nothing to undo.",
        )
    return undone


def _known_party(party_id: int, known: Container[int], *, contact: bool) -> None:
    if party_id not in known:
        what = "contact" if contact else "organisation"
        raise NotFound(
            f"There is no {what} {party_id}.", hint=f"`ideation {what}s list` shows all of them."
        )
