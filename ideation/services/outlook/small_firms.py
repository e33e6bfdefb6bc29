"""Where small firms are not heard: themes, themes within a sector, clusters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ideation.domain.coverage import Gap, Reason, WhiteSpot
from ideation.domain.group import LastingGroup
from ideation.domain.ids import OrganisationId, PassageId
from ideation.domain.organisation import Category, Organisation, Size
from ideation.services.material import Material
from ideation.services.outlook.white_spots import Survey

_SMALL = frozenset({Size.MICRO, Size.SMALL, Size.MEDIUM})
# Fewer organisations on a theme show no gap yet; in one sector or one cluster, fewer than this.
_FEWEST, _FEWEST_WITHIN = 2, 3
# Fewer small ones than this share of what is to be expected are few.
_TOO_FEW = 0.5
# Of a shortfall so many organisations of known size must speak: of three, one is chance.
_TO_COMPARE = 5


class SmallFirms:
    """One look for what small firms do not speak of."""

    def __init__(self, material: Material, survey: Survey) -> None:
        self._material, self._survey = material, survey
        heard = set(survey.voices(material.passages).values())
        known = [each for each in heard if self._size(each) is not None]
        small = sum(self._is_small(each) for each in known)
        # The share of small ones among all that speak at all and whose size is known.
        self._share = small / len(known) if known else 0.0

    def _size(self, organisation_id: OrganisationId) -> Size | None:
        return self._material.organisations[organisation_id].size

    def _is_small(self, organisation_id: OrganisationId) -> bool:
        organisation = self._material.organisations[organisation_id]
        return _is_small_firm(organisation)

    def of_theme(
        self, slug: str, name: str, members: Iterable[PassageId], sectors: Sequence[str]
    ) -> Iterator[WhiteSpot]:
        """Yield the theme where small firms lack, else the sectors in which they lack on it."""
        heard = self._survey.voices(members)
        spot = self._spot(slug, name, heard, fewest=_FEWEST)
        if spot is not None:
            yield spot
            return
        for sector in sectors:
            within = {
                each: voice
                for each, voice in heard.items()
                if self._material.note_of(each).sector == sector
            }
            found = self._spot(slug, name, within, fewest=_FEWEST_WITHIN, only_none=True)
            if found is not None:
                yield replace(found, sector=sector)

    def of_clusters(self, clusters: Sequence[LastingGroup], language: str) -> Iterator[WhiteSpot]:
        """Yield the clusters in which several speak and no small firm, the widest first."""
        found = [
            spot
            for each in clusters
            if (
                spot := self._spot(
                    str(each.id),
                    each.label(language),
                    self._survey.voices(each.members),
                    fewest=_FEWEST_WITHIN,
                    only_none=True,
                )
            )
        ]
        yield from sorted(found, key=lambda each: (-each.organisations, int(each.about)))

    def _spot(
        self,
        about: str,
        name: str,
        heard: Mapping[PassageId, OrganisationId],
        *,
        fewest: int,
        only_none: bool = False,
    ) -> WhiteSpot | None:
        speaking = set(heard.values())
        known = [each for each in speaking if self._size(each) is not None]
        small = [each for each in known if self._is_small(each)]
        expected = self._share * len(known)
        none = not small and len(speaking) >= fewest
        few = (
            not only_none
            and bool(small)
            and len(known) >= _TO_COMPARE
            and len(small) < _TOO_FEW * expected
        )
        # Where nobody's size is known, nothing is known of small ones.
        if not known or not (none or few):
            return None
        sectors = {self._material.note_of(each).sector for each in heard}
        near = [
            each.id
            for each in self._material.organisations.values()
            if _is_small_firm(each)
            and self._survey.met(each.id) & sectors
            and self._material.roots.get(each.id, each.id) not in speaking
        ]
        return WhiteSpot(
            gap=Gap.SMALL_FIRMS,
            about=about,
            name=name,
            passages=tuple(sorted(heard)),
            organisations=len(speaking),
            small=len(small),
            expected=round(expected, 1),
            unsized=len(speaking) - len(known),
            ask=self._survey.known(near, Reason.SAME_SECTOR),
        )


def _is_small_firm(organisation: Organisation) -> bool:
    """Tell whether this is a firm of fewer than 250 people; a small institute is none."""
    return organisation.size in _SMALL and organisation.category in (None, Category.FIRM)
