"""Who has been heard on what, and who has not: a grid of themes by sector, and white spots."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ideation.domain.coverage import Cell, Coverage
from ideation.domain.group import Level
from ideation.domain.ids import PassageId
from ideation.domain.theme import Scheme
from ideation.domain.vector import Model
from ideation.ports import Store
from ideation.services.material import Material, gather
from ideation.services.outlook.small_firms import SmallFirms
from ideation.services.outlook.white_spots import Survey
from ideation.services.rights import Right, requires


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedCoverage:
    """The grid and the white spots with the material that their statements stand in."""

    coverage: Coverage
    material: Material


@requires(Right.READ)
def find_coverage(
    store: Store,
    scheme: Scheme,
    model: Model,
    agency: Sequence[str],
    sectors: Sequence[str],
    *,
    language: str = "en",
) -> OpenedCoverage:
    """Return the grid and the white spots; copies, and the agency's own voice, do not count."""
    with store.reading() as records:
        material = gather(records, agency)
        clusters = records.groups.living(Level.CLUSTER)
        themed = {
            theme.slug: records.themes.holding(scheme.slug, theme.slug)
            for theme in scheme.assignable
        }
        ids, vectors = records.vectors.load(model, sorted(material.passages))
    survey = Survey(material, dict(zip(map(PassageId, ids.tolist()), vectors, strict=True)))
    small = SmallFirms(material, survey)
    names = {theme.slug: theme.label(language) for theme in scheme.assignable}
    found = Coverage(
        cells=tuple(
            _cell(material, slug, sector, members)
            for slug, members in themed.items()
            for sector in sectors
        ),
        spots=(
            *survey.needs_without_offer(clusters, language),
            *(
                spot
                for slug, members in themed.items()
                for spot in small.of_theme(slug, names[slug], members, sectors)
            ),
            *small.of_clusters(clusters, language),
            *survey.silent_sectors(sectors),
            *survey.silent_regions(),
        ),
    )
    return OpenedCoverage(coverage=found, material=material)


def _cell(material: Material, theme: str, sector: str, members: Iterable[PassageId]) -> Cell:
    """Return what one sector says on one theme."""
    heard = {
        each: voice
        for each in members
        if (voice := material.voice_of(each)) is not None
        and material.note_of(each).sector == sector
    }
    return Cell(
        theme=theme,
        sector=sector,
        passages=len(heard),
        organisations=len(set(heard.values())),
        passage_ids=tuple(sorted(heard)),
    )
