"""Say how a course runs, by rules that are published and fit for small counts.

The periods are halved. If nothing had changed, the voices of a trend would fall into the later
half as often as all voices heard do; a Jeffreys posterior (a beta distribution with half a
voice added on either side; Brown, Cai & DasGupta 2001) says how sure a departure from that is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ideation.domain.trend import Bin, Course, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendRules:
    """The thresholds of a verdict."""

    # Only so many of the newest periods count.
    periods: int = 6
    fewest_periods: int = 4
    fewest_organisations: int = 3
    # How sure a rise or fall must be.
    certainty: float = 0.9

    @classmethod
    def of(cls, step: Step) -> TrendRules:
        """Return the rules for periods of that length: a year of months, or six quarters."""
        return cls(periods=12, fewest_periods=6) if step is Step.MONTH else cls()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A verdict with what it rests on: voices in the earlier and the later half."""

    course: Course
    early: int
    late: int
    certainty: float


def judge(
    bins: Sequence[Bin],
    heard: Sequence[int],
    *,
    organisations: int,
    rules: TrendRules | None = None,
) -> Judgement:
    """Return the verdict on `bins`.

    `heard[i]` is how many distinct organisations spoke at all in period i, `organisations` how
    many stand behind the whole trend: thirty statements of one firm are too few to say.
    """
    rules = rules or TrendRules()
    voices = [each.organisations for each in bins][-rules.periods :]
    exposure = list(heard)[-rules.periods :]
    half = len(voices) // 2
    early, late = sum(voices[:half]), sum(voices[half:])
    if len(voices) < rules.fewest_periods or organisations < rules.fewest_organisations:
        return Judgement(course=Course.TOO_FEW, early=early, late=late, certainty=0.0)
    rises = surer_later(early, late, sum(exposure[:half]), sum(exposure[half:]))
    if rises >= rules.certainty:
        course = Course.GROWING if early else Course.EMERGING
    elif 1 - rises >= rules.certainty:
        course = Course.FADING
    else:
        course = Course.STABLE
    return Judgement(course=course, early=early, late=late, certainty=max(rises, 1 - rises))


def surer_later(early: int, late: int, heard_early: int, heard_late: int) -> float:
    """Return how sure it is that more of what is heard in the later time is of this matter.

    Of `heard_early` and `heard_late` voices in all, `early` and `late` spoke of it; 0.5 says that
    nothing is known, 1.0 that it surely rose, 0.0 that it surely fell.
    """
    return 1 - _beta_cdf(_share(heard_early, heard_late), late + 0.5, early + 0.5)


def _share(early: int, late: int) -> float:
    return late / (early + late) if early + late else 0.5


def _beta_cdf(share: float, a: float, b: float) -> float:
    from scipy.special import betainc

    return float(betainc(a, b, share))
