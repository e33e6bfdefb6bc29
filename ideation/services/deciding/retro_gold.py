"""The gold file of a replay: flagships planted in the archive, and when their notes sufficed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from typing import Any

from ideation.domain.candidate import Candidate
from ideation.domain.ids import NoteId, OrganisationId
from ideation.domain.rules import GateRules
from ideation.errors import BadInput
from ideation.flagships.gate import sides_of_market
from ideation.services.deciding.retro_archive import Archive


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldFlagship:
    """A flagship of the gold file: the files of its notes, the names of its organisations."""

    id: str
    title: str
    notes: tuple[str, ...]
    organisations: tuple[str, ...]


def read_gold(data: object) -> tuple[GoldFlagship, ...]:
    """Return the flagships of a gold file's JSON; raises BadInput naming what is wrong."""
    rows = data.get("flagships") if isinstance(data, dict) else None
    if not isinstance(rows, list):
        raise BadInput(
            "The gold file has no list of flagships.",
            hint='It is JSON: {"flagships": [{"id", "title", "notes", "organisations"}]}.',
        )
    return tuple(_flagship(number, row) for number, row in enumerate(rows, start=1))


def _flagship(number: int, row: Any) -> GoldFlagship:  # noqa: ANN401
    def texts(name: str) -> tuple[str, ...]:
        given = row.get(name)
        if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
            raise BadInput(
                f"Flagship {number} of the gold file has no list of {name}.",
                hint="Notes are named by their files, organisations by their names.",
            )
        return tuple(given)

    if not isinstance(row, dict):
        raise BadInput(f"Flagship {number} of the gold file is no object.")
    return GoldFlagship(
        id=str(row.get("id", number)),
        title=str(row.get("title", "")),
        notes=texts("notes"),
        organisations=texts("organisations"),
    )


class Gold:
    """The flagships as an archive holds them."""

    def __init__(self, flagships: Sequence[GoldFlagship], archive: Archive) -> None:
        by_name = {each.name: each.id for each in archive.material.organisations.values()}
        self.flagships = tuple(flagships)
        self._archive = archive
        self._notes: Mapping[str, frozenset[NoteId]] = {
            each.id: frozenset(archive.files[one] for one in each.notes if one in archive.files)
            for each in flagships
        }
        self._houses: Mapping[str, frozenset[OrganisationId]] = {
            each.id: frozenset(by_name[one] for one in each.organisations if one in by_name)
            for each in flagships
        }

    def flagship_of(self, candidate: Candidate) -> GoldFlagship | None:
        """Return the flagship a candidate is: two of its notes, and two of its backers."""
        passages = self._archive.material.passages
        notes = {passages[each].note_id for each in candidate.passage_ids}
        backers = {each.organisation_id for each in candidate.backers}
        scored = [
            (len(backers & self._houses[each.id]), -place, each)
            for place, each in enumerate(self.flagships)
            if len(notes & self._notes[each.id]) > 1 and len(backers & self._houses[each.id]) > 1
        ]
        return max(scored, key=lambda one: one[:2])[2] if scored else None

    def due(self, flagship: GoldFlagship, rules: GateRules) -> Date | None:
        """Return the day of the note with which the first two lights are on by the gold file.

        That the benefit goes beyond one is what makes it a flagship; the file says so of all.
        """
        material, houses = self._archive.material, self._houses[flagship.id]
        private, public = sides_of_market(rules)
        heard: set[OrganisationId] = set()
        dated = [each for each in self._notes[flagship.id] if each in self._archive.day_of]
        for note_id in sorted(dated, key=lambda each: (self._archive.day_of[each], each)):
            met = {OrganisationId(each.id) for each in material.notes[note_id].organisations}
            heard |= met & houses
            roots = {material.roots[each] for each in heard}
            category = {each: material.organisations[each].category for each in heard}
            sides = [
                {material.roots[each] for each in heard if category[each] in side}
                for side in (private, public)
            ]
            both = any(one != other for one in sides[0] for other in sides[1])
            if len(roots) >= rules.independent and both:
                return self._archive.day_of[note_id]
        return None
