"""White spots: what nobody offers, who does not speak, and whom to ask next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

import numpy as np

from ideation.domain.coverage import Ask, Gap, Reason, WhiteSpot
from ideation.domain.group import LastingGroup
from ideation.domain.ids import OrganisationId, PassageId
from ideation.domain.organisation import Organisation
from ideation.domain.passage import Kind
from ideation.domain.vector import Vector
from ideation.services.material import Material

# Who has not been met for so long before the newest note is silent.
_SILENT = timedelta(days=365)
# Fewer organisations behind a need, or on a theme, show no gap yet.
_FEWEST = 2
_ASKED = 3
_QUOTED = 2
# From this cosine to the needs on, an offer elsewhere is worth asking about.
_NEAR_ENOUGH = 0.38
_GIVEN = frozenset({Kind.OFFER, Kind.COMMITMENT})


class Survey:
    """One reading of the material, in search of what is missing."""

    def __init__(self, material: Material, vectors: Mapping[PassageId, Vector]) -> None:
        self._material = material
        self._vectors = vectors
        self._met: dict[OrganisationId, set[str | None]] = defaultdict(set)
        # The day each organisation was last met, "" where no note of it is dated.
        self._last: dict[OrganisationId, str] = defaultdict(str)
        for note in material.notes.values():
            for party in map(OrganisationId, (each.id for each in note.organisations)):
                self._met[party].add(note.sector)
                day = note.date.isoformat() if note.date else ""
                self._last[party] = max(self._last[party], day)
        self._said: dict[OrganisationId, list[PassageId]] = defaultdict(list)
        for each, voice in self.voices(material.passages).items():
            self._said[voice].append(each)

    def voices(self, members: Iterable[PassageId]) -> dict[PassageId, OrganisationId]:
        """Return whose voice each passage is, where it is that of an organisation that counts."""
        return {
            each: voice for each in members if (voice := self._material.voice_of(each)) is not None
        }

    def met(self, organisation_id: OrganisationId) -> frozenset[str | None]:
        """Return the sectors in whose notes an organisation was met."""
        return frozenset(self._met.get(organisation_id, ()))

    def needs_without_offer(
        self, clusters: Sequence[LastingGroup], language: str
    ) -> list[WhiteSpot]:
        """Return clusters where several need something and nobody offers it, widest needs first."""
        found = []
        for cluster in clusters:
            heard = self.voices(cluster.members)
            needs = [each for each in heard if self._needs(each)]
            needing = {heard[each] for each in needs}
            if len(needing) < _FEWEST or any(self._kind(each) in _GIVEN for each in heard):
                continue
            spot = WhiteSpot(
                gap=Gap.OFFER,
                about=str(cluster.id),
                name=cluster.label(language),
                passages=tuple(sorted(needs)),
                organisations=len(needing),
                ask=self._offering(needs, needing),
            )
            # Needs that are most of what a cluster says weigh more than asides.
            found.append((-len(needing) * len(needs) / len(heard), int(cluster.id), spot))
        return [spot for *_, spot in sorted(found, key=lambda each: each[:2])]

    def _needs(self, passage_id: PassageId) -> bool:
        """Tell whether somebody needs something here that an offer could answer."""
        understood = self._material.understood[passage_id]
        return understood.kind is Kind.NEED and understood.is_wish

    def _kind(self, passage_id: PassageId) -> Kind | None:
        return self._material.understood[passage_id].kind

    def _offering(
        self, needs: Sequence[PassageId], needing: set[OrganisationId]
    ) -> tuple[Ask, ...]:
        """Return who offers what comes nearest to the needs, with those offers."""
        rows = [self._vectors[each] for each in needs if each in self._vectors]
        if not rows:
            return ()
        centre = np.sum(rows, axis=0)
        centre /= max(float(np.linalg.norm(centre)), 1e-9)
        offers: dict[OrganisationId, list[tuple[float, PassageId]]] = defaultdict(list)
        for each, voice in self.voices(self._vectors).items():
            if voice not in needing and self._kind(each) in _GIVEN:
                near = float(self._vectors[each] @ centre)
                if near >= _NEAR_ENOUGH:
                    offers[voice].append((-near, each))
        ordered = sorted(offers, key=lambda each: (min(offers[each])[0], each))
        return tuple(
            self._ask(
                each,
                Reason.OFFERS,
                [passage for _, passage in sorted(offers[each])],
                similarity=round(-min(offers[each])[0], 3),
            )
            for each in ordered
            if each in self._material.organisations
        )[:_ASKED]

    def silent_sectors(self, sectors: Sequence[str]) -> Iterable[WhiteSpot]:
        """Yield the sectors nobody of which was met for a year."""
        for sector in sectors:
            known = [each for each, met in self._met.items() if sector in met]
            dates = [
                note.date.isoformat()
                for note in self._material.notes.values()
                if note.sector == sector and note.date
            ]
            if spot := self._silent(Gap.SECTOR, sector, known, dates):
                yield spot

    def silent_regions(self) -> Iterable[WhiteSpot]:
        """Yield the regions of known organisations where nobody was met for a year."""
        regions: dict[str, list[Organisation]] = defaultdict(list)
        for organisation in self._material.organisations.values():
            if organisation.region and organisation.id not in self._material.agency:
                regions[organisation.region].append(organisation)
        for region, known in sorted(regions.items()):
            ids = [each.id for each in known]
            dates = [self._last[each] for each in ids if self._last.get(each)]
            if spot := self._silent(Gap.REGION, region, ids, dates):
                yield spot

    def _silent(
        self, gap: Gap, name: str, known: Sequence[OrganisationId], dates: Sequence[str]
    ) -> WhiteSpot | None:
        newest = self._material.newest
        last = max(dates, default=None)
        if newest is None or (last is not None and last > (newest - _SILENT).isoformat()):
            return None
        ask = self.known(known, Reason.LONG_AGO)
        return WhiteSpot(gap=gap, about=name, name=name, silent_since=last, ask=ask)

    def known(self, ids: Iterable[OrganisationId], reason: Reason) -> tuple[Ask, ...]:
        """Return those met last first, with what they said last."""
        newest = sorted(sorted(set(ids)), key=lambda each: self._last.get(each, ""), reverse=True)
        return tuple(
            self._ask(each, reason, self._newest_of(each))
            for each in newest
            if each in self._material.organisations and each not in self._material.agency
        )[:_ASKED]

    def _newest_of(self, organisation_id: OrganisationId) -> list[PassageId]:
        """Return what an organisation wants or offers, else anything it said, newest first."""
        voice = self._material.roots.get(organisation_id, organisation_id)
        said = [
            each
            for each in self._said[voice]
            if self._material.understood[each].organisation_id == organisation_id
        ]
        return sorted(
            said,
            key=lambda each: (
                not self._material.understood[each].is_wish,
                -(day.toordinal() if (day := self._material.note_of(each).date) else 0),
                each,
            ),
        )

    def _last_met(self, organisation_id: OrganisationId) -> str | None:
        """Return the day an organisation, or a part of it, was last met."""
        own = [
            day
            for each, day in self._last.items()
            if organisation_id in (each, self._material.roots.get(each))
        ]
        return max(own, default="") or None

    def _ask(
        self,
        organisation_id: OrganisationId,
        reason: Reason,
        passages: Sequence[PassageId],
        *,
        similarity: float | None = None,
    ) -> Ask:
        return Ask(
            id=organisation_id,
            name=self._material.organisations[organisation_id].name,
            reason=reason,
            last_met=self._last_met(organisation_id),
            passages=tuple(passages[:_QUOTED]),
            similarity=similarity,
        )
