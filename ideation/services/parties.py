"""List organisations and contacts."""

from __future__ import annotations

from ideation.domain.organisation import Contact, Organisation
from ideation.ports import Store
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
