"""Organisations and contacts: listed, merged, linked to whom they belong to."""

from __future__ import annotations

from ideation.domain.organisation import Contact, Organisation
from ideation.errors import BadInput, NotFound
from ideation.ports import Clock, Store
from ideation.services.rights import Right, requires


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
            if each is not None and each not in known:
                raise NotFound(
                    f"There is no organisation {each}.",
                    hint="`ideation organisations list` shows all of them.",
                )
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
