"""Context periods: what people draw behind the courses to read them by."""

from __future__ import annotations

from datetime import date as Date

from ideation.domain.band import Band, BandDraft, BandId
from ideation.errors import BadInput, NotFound
from ideation.ports import Clock, Records, Store
from ideation.services.rights import Right, requires

_LONGEST_NAME = 60
_HINT = "List them with: ideation trends bands list"


@requires(Right.READ)
def list_bands(store: Store) -> list[Band]:
    """Return the context periods by their first day."""
    with store.reading() as records:
        return records.bands.all()


@requires(Right.CURATE)
def add_band(store: Store, name: str, first: Date, last: Date | None) -> Band:
    """Store a context period; raises BadInput where the name or the days do not do."""
    draft = _checked(name, first, last)
    with store.writing() as records:
        _refuse_twice(records, draft, None)
        return _one(records, records.bands.add(draft))


@requires(Right.CURATE)
def change_band(store: Store, band_id: BandId, name: str, first: Date, last: Date | None) -> Band:
    """Give a context period another name or other days; raises BadInput and NotFound."""
    draft = _checked(name, first, last)
    with store.writing() as records:
        _refuse_twice(records, draft, band_id)
        if not records.bands.change(band_id, draft):
            raise _unknown(band_id)
        return _one(records, band_id)


@requires(Right.CURATE)
def remove_band(store: Store, clock: Clock, band_id: BandId) -> Band:
    """Take a context period out of the charts; `restore_band` undoes it. Raises NotFound."""
    with store.writing() as records:
        found = _one(records, band_id)
        records.bands.remove(band_id, clock())
        return found


@requires(Right.CURATE)
def restore_band(store: Store, band_id: BandId) -> Band:
    """Bring a removed context period back; raises NotFound, and BadInput where its name is taken.

    Another period may have been given the name meanwhile.
    """
    with store.writing() as records:
        for each in records.bands.all(removed=True):
            if each.id == band_id:
                draft = BandDraft(name=each.name, first=each.first, last=each.last)
                _refuse_twice(records, draft, band_id)
                records.bands.restore(band_id)
                return each
    raise _unknown(band_id)


def _checked(name: str, first: Date, last: Date | None) -> BandDraft:
    name = " ".join(name.split())
    if not 0 < len(name) <= _LONGEST_NAME:
        raise BadInput(
            f"A period needs a name of up to {_LONGEST_NAME} characters, not {len(name)}.",
            hint="Give it a short name, such as COVID.",
        )
    if last is not None and last < first:
        raise BadInput(
            f"The period ends on {last}, before it begins on {first}.", hint="Swap the days."
        )
    return BandDraft(name=name, first=first, last=last)


def _refuse_twice(records: Records, draft: BandDraft, own: BandId | None) -> None:
    if any(each.name == draft.name and each.id != own for each in records.bands.all()):
        raise BadInput(f"There is a period {draft.name!r} already.", hint="Give it another name.")


def _one(records: Records, band_id: BandId) -> Band:
    for each in records.bands.all():
        if each.id == band_id:
            return each
    raise _unknown(band_id)


def _unknown(band_id: BandId) -> NotFound:
    return NotFound(f"There is no period {band_id}.", hint=_HINT)
