"""Sort what a sector says into worries, needs, investment and outlook, and read the month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Date

from ideation.domain.barometer import Aspect, Reading
from ideation.domain.ids import OrganisationId, PassageId
from ideation.domain.passage import Kind
from ideation.trends.interval import poisson_interval

# A quote that is read at a glance.
_SHORT, _LONG = 40, 260


@dataclass(frozen=True, slots=True, kw_only=True)
class BarometerRules:
    """The thresholds of a barometer."""

    # Fewer organisations say nothing of a sector.
    fewest_organisations: int = 3
    quotes: int = 2
    # With so many months before, a month is compared.
    usual_months: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What speaks for the aspects: kind, objection, words that decide, nearness to examples."""

    kind: Kind | None
    doubt: bool
    cues: Mapping[Aspect, str]
    nearness: Mapping[Aspect, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement of an aspect: when, whose voice, how telling, how long, whether quotable."""

    passage_id: PassageId
    day: Date
    voice: OrganisationId
    aspect: Aspect
    strength: float
    length: int
    quotable: bool


def aspect_of(signs: Signs) -> Aspect | None:
    """Return what a statement speaks of, None where nothing says so.

    Words of an aspect, a need and an objection count; of several, that whose examples the
    statement comes nearest to, the first between equals. Nearness alone places nothing: most of
    what comes near to an example without such a word speaks of something else.
    """
    found = {each for each in Aspect if signs.cues.get(each)}
    if signs.kind is Kind.NEED:
        found.add(Aspect.NEEDS)
    if signs.doubt:
        found.add(Aspect.WORRIES)
    # Sorted, so that the order of the aspects decides between equals.
    ordered = sorted(found, key=list(Aspect).index)
    return max(ordered, key=lambda each: signs.nearness.get(each, 0.0), default=None)


def read_month(
    told: Sequence[Told], month: Date, earlier: Sequence[Date], rules: BarometerRules | None = None
) -> tuple[Reading, ...]:
    """Return the readings of the month that begins on `month`, one per aspect.

    `earlier` are the first days of the months to compare with in which anybody was heard.
    """
    rules = rules or BarometerRules()
    readings = []
    for aspect in Aspect:
        own = [each for each in told if each.aspect is aspect]
        now = sorted(
            (each for each in own if _month(each.day) == month),
            key=lambda each: (-each.strength, each.passage_id),
        )
        voices = len({each.voice for each in now})
        heard = [{each.voice for each in own if _month(each.day) == before} for before in earlier]
        usual = [len(each) for each in heard]
        last = dict(zip(earlier, heard, strict=True)).get(months_before(month, 1)[0])
        readings.append(
            Reading(
                aspect=aspect,
                passage_ids=tuple(each.passage_id for each in now),
                organisations=voices,
                interval=poisson_interval(voices),
                enough=voices >= rules.fewest_organisations,
                quotes=_quotes(now, rules.quotes),
                usual=sum(usual) / len(usual) if usual else None,
                before=None if last is None else len(last),
                again=len((last or set()) & {each.voice for each in now}),
            )
        )
    return tuple(readings)


def months_before(month: Date, count: int) -> list[Date]:
    """Return the first days of the `count` months before, the newest first."""
    found = []
    for back in range(1, count + 1):
        years, index = divmod(month.year * 12 + month.month - 1 - back, 12)
        found.append(Date(years, index + 1, 1))
    return found


def _month(day: Date) -> Date:
    return day.replace(day=1)


def _quotes(told: Sequence[Told], most: int) -> tuple[PassageId, ...]:
    """Return the most telling statements, one per organisation, those of good length first."""
    quotable = sorted(
        (each for each in told if each.quotable),
        key=lambda each: not _SHORT <= each.length <= _LONG,
    )
    first: dict[OrganisationId, PassageId] = {}
    for each in quotable:
        first.setdefault(each.voice, each.passage_id)
    return tuple(first.values())[:most]
