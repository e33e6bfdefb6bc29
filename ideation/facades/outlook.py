"""What a workspace sees coming: courses opened, the radar, context periods, news, barometers."""

from __future__ import annotations

from datetime import date as Date
from datetime import datetime

from ideation.domain.band import Band, BandId
from ideation.domain.radar import Radar
from ideation.domain.report import Report
from ideation.domain.trend import Step
from ideation.domain.visit import Visit
from ideation.facades.facade import Facade, Shared
from ideation.facades.findings import Findings
from ideation.services.outlook import bands as band_service
from ideation.services.outlook.barometer import MadeBarometer, barometer_months, make_barometer
from ideation.services.outlook.barometer_report import barometer_report
from ideation.services.outlook.news import (
    Asker,
    FoundNews,
    find_news,
    last_seen,
    mark_seen,
    take_back_seen,
)
from ideation.services.outlook.radar import find_radar
from ideation.services.outlook.trends import OpenedTrend, open_trend


class Outlook(Facade):
    """The outlook of one workspace."""

    def __init__(self, shared: Shared, findings: Findings) -> None:
        super().__init__(shared)
        self._findings = findings

    def trend(self, key: str, *, step: Step = Step.QUARTER, language: str = "en") -> OpenedTrend:
        """Return the trend of a theme (by slug) or cluster (by id), opened; raises NotFound."""
        args = (self._store, self._scheme(), self._settings.agency, key)
        return self._run(open_trend, *args, step=step, language=language)

    def radar(self, *, step: Step = Step.QUARTER, language: str = "en") -> Radar:
        """Return the clusters by theme and verdict."""
        args = (self._store, self._scheme(), self._settings.agency)
        return self._run(find_radar, *args, step=step, language=language)

    def bands(self, language: str = "en") -> list[Band]:
        """Return the context periods by their first day."""
        return self._run(band_service.list_bands, self._store, language=language)

    def bands_off(self, language: str = "en") -> list[Band]:
        """Return the periods that came with Ideation and were switched off."""
        return self._run(band_service.list_switched_off, self._store, language=language)

    def add_band(self, name: str, first: Date, last: Date | None) -> Band:
        """Store a context period; `last` None goes on."""
        return self._run(band_service.add_band, self._store, name, first, last)

    def change_band(self, band_id: int, name: str, first: Date, last: Date | None) -> Band:
        """Give a context period another name or other days."""
        args = (self._store, BandId(band_id), name, first, last)
        return self._run(band_service.change_band, *args)

    def remove_band(self, band_id: int) -> Band:
        """Take a context period out of the charts; `restore_band` undoes it."""
        return self._run(band_service.remove_band, self._store, self._clock, BandId(band_id))

    def restore_band(self, band_id: int) -> Band:
        """Bring a removed context period back."""
        return self._run(band_service.restore_band, self._store, BandId(band_id))

    def news(self, *, who: str = "", since: Date | None = None, language: str = "en") -> FoundNews:
        """Return what changed since somebody last looked, or since a day."""
        asker = self._asker(language)
        return self._run(find_news, self._store, self._clock, asker, who=who, since=since)

    def mark_seen(self, *, who: str = "") -> Visit:
        """Note that somebody has seen everything there is; `take_back_seen` undoes it."""
        return self._run(mark_seen, self._store, self._clock, self._asker("en"), who=who)

    def last_seen(self, *, who: str = "") -> datetime | None:
        """Return when somebody last marked everything as seen."""
        return self._run(last_seen, self._store, who=who)

    def take_back_seen(self, *, who: str = "") -> bool:
        """Forget the newest visit of somebody."""
        return self._run(take_back_seen, self._store, who=who)

    def barometer(
        self, sector: str, month: Date, *, named: bool = True, language: str = "en"
    ) -> MadeBarometer:
        """Return the readings of a sector in the month that `month` lies in."""
        settings = (self._settings.agency, self._settings.sectors)
        args = (self._store, self._encoder(), *settings, sector, month)
        return self._run(
            make_barometer, *args, named=named, language=language, scheme=self._scheme()
        )

    def barometer_months(self, sector: str) -> list[Date]:
        """Return the months with a dated note of a sector, the newest first."""
        return self._run(barometer_months, self._store, sector)

    def barometer_report(self, made: MadeBarometer, language: str, *, named: bool = True) -> Report:
        """Return a barometer as a paper in `language`."""
        model = self._encoder().model.name
        return barometer_report(made, language=language, model_name=model, named=named)

    def _asker(self, language: str) -> Asker:
        return Asker(
            scheme=self._scheme(),
            agency=self._settings.agency,
            candidates=self._findings.candidates(language=language),
            rules=self._findings.rules,
            language=language,
        )
