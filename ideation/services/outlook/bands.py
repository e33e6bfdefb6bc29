"""Context periods: what is drawn behind the courses to read them by.

Some come with Ideation (`trends/known_bands`). They are stored only once somebody changes one or
switches it off, under the id they have.
"""

from __future__ import annotations

from datetime import date as Date

from ideation.domain.band import Band, BandDraft, BandId
from ideation.errors import BadInput, NotFound
from ideation.ports import Clock, Records, Store
from ideation.services.rights import Right, requires
from ideation.trends.known_bands import known_bands

_LONGEST_NAME = 60
_HINT = "List them with: ideation trends bands list"


@requires(Right.READ)
def list_bands(store: Store, *, language: str = "en") -> list[Band]:
    """Return the context periods by their first day; those that came along in `language`."""
    with store.reading() as records:
        return bands_of(records, language)


@requires(Right.READ)
def list_switched_off(store: Store, *, language: str = "en") -> list[Band]:
    """Return the periods that came with Ideation and were switched off."""
    with store.reading() as records:
        off = {each.id for each in records.bands.all(removed=True)}
    return [each for each in known_bands(language) if each.id in off]


def bands_of(records: Records, language: str = "en") -> list[Band]:
    """Return the context periods of these records by their first day."""
    living = records.bands.all()
    held = {each.id for each in (*living, *records.bands.all(removed=True))}
    taken = {each.name for each in living}
    # Where somebody drew the same period before it came along, theirs is the one.
    fresh = [
        each for each in known_bands(language) if each.id not in held and each.name not in taken
    ]
    return sorted([*living, *fresh], key=lambda each: (each.first, each.id))


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
        _store(records, band_id)
        if not records.bands.change(band_id, draft):
            raise _unknown(band_id)
        return _one(records, band_id)


@requires(Right.CURATE)
def remove_band(store: Store, clock: Clock, band_id: BandId) -> Band:
    """Take a context period out of the charts; `restore_band` undoes it. Raises NotFound."""
    with store.writing() as records:
        found = _one(records, band_id)
        _store(records, band_id)
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
    if any(each.name == draft.name and each.id != own for each in bands_of(records)):
        raise BadInput(f"There is a period {draft.name!r} already.", hint="Give it another name.")


def _one(records: Records, band_id: BandId) -> Band:
    for each in bands_of(records):
        if each.id == band_id:
            return each
    raise _unknown(band_id)


def _store(records: Records, band_id: BandId) -> None:
    """Store a period that came along as it is, where it is not stored yet."""
    held = {each.id for each in (*records.bands.all(), *records.bands.all(removed=True))}
    for each in known_bands():
        if each.id == band_id and band_id not in held:
            draft = BandDraft(name=each.name, first=each.first, last=each.last)
            records.bands.add(draft, band_id)


def _unknown(band_id: BandId) -> NotFound:
    return NotFound(f"There is no period {band_id}.", hint=_HINT)
