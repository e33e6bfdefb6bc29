"""Who has been heard on what, and who has not: a grid of themes by sector, and white spots."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta

import numpy as np

from ideation.domain.coverage import Cell, Coverage, Gap, WhiteSpot
from ideation.domain.group import LastingGroup, Level
from ideation.domain.ids import OrganisationId, PassageId
from ideation.domain.organisation import Organisation, Reference, Size
from ideation.domain.passage import Kind
from ideation.domain.theme import Scheme
from ideation.domain.vector import Model, Vector
from ideation.ports import Store
from ideation.services.material import Material, gather
from ideation.services.rights import Right, requires

# Who has not been met for so long before the newest note is silent.
_SILENT = timedelta(days=365)
# Fewer organisations behind a need, or on a theme, show no gap yet.
_FEWEST = 2
_ASKED = 3
# From this cosine to the needs on, an offer elsewhere is worth asking about.
_NEAR_ENOUGH = 0.37
_SMALL = frozenset({Size.MICRO, Size.SMALL, Size.MEDIUM})
_GIVEN = frozenset({Kind.OFFER, Kind.COMMITMENT})


@requires(Right.READ)
def find_coverage(
    store: Store,
    scheme: Scheme,
    model: Model,
    agency: Sequence[str],
    sectors: Sequence[str],
    *,
    language: str = "en",
) -> Coverage:
    """Return the grid and the white spots; copies, and the agency's own voice, do not count."""
    with store.reading() as records:
        material = gather(records, agency)
        clusters = records.groups.living(Level.CLUSTER)
        themed = {
            theme.slug: records.themes.holding(scheme.slug, theme.slug)
            for theme in scheme.assignable
        }
        ids, vectors = records.vectors.load(model, sorted(material.passages))
    survey = _Survey(material, dict(zip(map(PassageId, ids.tolist()), vectors, strict=True)))
    names = {theme.slug: theme.label(language) for theme in scheme.assignable}
    return Coverage(
        cells=tuple(
            survey.cell(slug, sector, members)
            for slug, members in themed.items()
            for sector in sectors
        ),
        spots=(
            *survey.needs_without_offer(clusters, language),
            *(
                spot
                for slug, members in themed.items()
                for spot in survey.without_small_firms(slug, names[slug], members)
            ),
            *survey.silent_sectors(sectors),
            *survey.silent_regions(),
        ),
    )


class _Survey:
    """One reading of the material."""

    def __init__(self, material: Material, vectors: dict[PassageId, Vector]) -> None:
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

    def _voices(self, members: Iterable[PassageId]) -> dict[PassageId, OrganisationId]:
        return {
            each: voice for each in members if (voice := self._material.voice_of(each)) is not None
        }

    def cell(self, theme: str, sector: str, members: Iterable[PassageId]) -> Cell:
        """Return what one sector says on one theme."""
        heard = {
            each: voice
            for each, voice in self._voices(members).items()
            if self._material.note_of(each).sector == sector
        }
        return Cell(
            theme=theme,
            sector=sector,
            passages=len(heard),
            organisations=len(set(heard.values())),
            passage_ids=tuple(sorted(heard)),
        )

    def needs_without_offer(
        self, clusters: Sequence[LastingGroup], language: str
    ) -> Iterable[WhiteSpot]:
        """Yield clusters where several need something and nobody offers it."""
        for cluster in clusters:
            heard = self._voices(cluster.members)
            needs = [each for each in heard if self._kind(each) is Kind.NEED]
            needing = {heard[each] for each in needs}
            if len(needing) < _FEWEST or any(self._kind(each) in _GIVEN for each in heard):
                continue
            yield WhiteSpot(
                gap=Gap.OFFER,
                about=str(cluster.id),
                name=cluster.label(language),
                passages=tuple(sorted(needs)),
                ask=self._offering(needs, needing),
            )

    def _kind(self, passage_id: PassageId) -> Kind | None:
        return self._material.understood[passage_id].kind

    def _offering(
        self, needs: Sequence[PassageId], needing: set[OrganisationId]
    ) -> tuple[Reference, ...]:
        """Return who offers what comes nearest to the needs."""
        rows = [self._vectors[each] for each in needs if each in self._vectors]
        if not rows:
            return ()
        centre = np.sum(rows, axis=0)
        centre /= max(float(np.linalg.norm(centre)), 1e-9)
        best: dict[OrganisationId, float] = {}
        for each, voice in self._voices(self._vectors).items():
            if voice not in needing and self._kind(each) in _GIVEN:
                near = float(self._vectors[each] @ centre)
                if near >= max(_NEAR_ENOUGH, best.get(voice, -1.0)):
                    best[voice] = near
        return self._references(sorted(best, key=lambda each: (-best[each], each)))

    def without_small_firms(
        self, slug: str, name: str, members: Iterable[PassageId]
    ) -> Iterable[WhiteSpot]:
        """Yield the theme where organisations speak, but none that is small."""
        heard = self._voices(members)
        speaking = set(heard.values())
        if len(speaking) < _FEWEST or any(self._is_small(each) for each in speaking):
            return
        sectors = {self._material.note_of(each).sector for each in heard}
        near = [
            each.id
            for each in self._material.organisations.values()
            if each.size in _SMALL and self._met[each.id] & sectors
        ]
        yield WhiteSpot(
            gap=Gap.SMALL_FIRMS,
            about=slug,
            name=name,
            passages=tuple(sorted(heard)),
            ask=self._references(self._by_newest(near)),
        )

    def _is_small(self, organisation_id: OrganisationId) -> bool:
        return self._material.organisations[organisation_id].size in _SMALL

    def silent_sectors(self, sectors: Sequence[str]) -> Iterable[WhiteSpot]:
        """Yield the sectors nobody of which was met for a year."""
        for sector in sectors:
            known = [each for each, met in self._met.items() if sector in met]
            dates = [
                note.date
                for note in self._material.notes.values()
                if note.sector == sector and note.date
            ]
            if spot := self._silent(Gap.SECTOR, sector, known, [str(each) for each in dates]):
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
        ask = self._references(self._by_newest(known))
        return WhiteSpot(gap=gap, about=name, name=name, silent_since=last, ask=ask)

    def _by_newest(self, ids: Iterable[OrganisationId]) -> list[OrganisationId]:
        return sorted(sorted(set(ids)), key=lambda each: self._last.get(each, ""), reverse=True)

    def _references(self, ids: Sequence[OrganisationId]) -> tuple[Reference, ...]:
        known = self._material.organisations
        return tuple(
            Reference(id=each, name=known[each].name)
            for each in ids
            if each in known and each not in self._material.agency
        )[:_ASKED]
