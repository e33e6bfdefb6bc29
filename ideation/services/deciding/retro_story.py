"""What a replay tells: alerts and their lapses, first days, precision, delays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date

from ideation.domain.candidate import Candidate
from ideation.domain.ids import GroupId, PassageId
from ideation.domain.retro import Alert, Delay, FirstSeen, ReplayedDay, Retro, Step
from ideation.domain.rules import GateRules
from ideation.services.deciding.retro_archive import Archive
from ideation.services.deciding.retro_gold import Gold

# A director reads so many cards.
_TOP = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """An alert that has not lapsed yet, with the replayed idea it is about."""

    number: int
    claim: str
    first: Date
    passage_ids: tuple[PassageId, ...]
    lapsed: Date | None = None


class Story:
    """Takes the days one by one, and sums them up."""

    def __init__(self, archive: Archive, step: Step, gold: Gold | None) -> None:
        self._archive = archive
        self._step = step
        self._gold = gold
        self._days: list[ReplayedDay] = []
        self._open: dict[int, _Open] = {}
        self._closed: list[_Open] = []
        self._backed: dict[int, Date] = {}
        self._passed: dict[int, Date] = {}
        self._flagships: dict[str, Date] = {}
        self._merged: dict[int, int] = {}
        self._members: dict[int, frozenset[PassageId]] = {}

    def tell(self, day: Date, found: Sequence[Candidate], merged: Mapping[int, int]) -> None:
        """Take in a day: its ideas, ranked, and which idea took in which."""
        self._join(merged)
        passing = {int(each.id): each for each in found if each.passes}
        backed = [each for each in found if each.independent > 1]
        for each in backed:
            self._backed.setdefault(int(each.id), day)
        for number in [each for each in self._open if each not in passing]:
            self._closed.append(replace(self._open.pop(number), lapsed=day))
        for number, each in passing.items():
            self._passed.setdefault(number, day)
            if number not in self._open:
                self._open[number] = _Open(
                    number=number, claim=each.claim, first=day, passage_ids=_behind(each)
                )
        self._members = {int(each.id): frozenset(each.passage_ids) for each in found}
        top = [each for each in backed if each.rank <= _TOP][:_TOP]
        self._days.append(
            ReplayedDay(
                day=day,
                notes=sum(each <= day for each in self._archive.day_of.values()),
                backed=len(backed),
                passing=len(passing),
                top=len(top),
                right=self._right(top, passing.values(), day),
            )
        )

    def ended(self, today: Sequence[Candidate], rules: GateRules) -> Retro:
        """Return the whole story; `today` are the ideas as they stand now."""
        now = self._today(today)
        first_of = {number: idea for idea, number in now.items()}
        alerts = sorted(
            (*self._closed, *self._open.values()), key=lambda each: (each.first, each.number)
        )
        scored = [each for each in self._days if each.top and each.right is not None]
        shares = [(each.right or 0) / each.top for each in scored]
        return Retro(
            step=self._step,
            since=self._days[0].day if self._days else None,
            until=self._days[-1].day if self._days else None,
            notes=len(self._archive.day_of),
            undated=self._archive.undated,
            days=tuple(self._days),
            first_seen=tuple(
                self._first_seen(each, now.get(each.id)) for each in today if each.independent > 1
            ),
            alerts=tuple(
                Alert(
                    idea=first_of.get(self._survivor(each.number)),
                    claim=each.claim,
                    first=each.first,
                    lapsed=each.lapsed,
                    passage_ids=each.passage_ids,
                )
                for each in alerts
            ),
            delays=self._delays(rules),
            precision=round(sum(shares) / len(shares), 4) if shares else None,
        )

    def _join(self, merged: Mapping[int, int]) -> None:
        """Carry what an idea was over to the one that took it in: an alert does not lapse so."""
        for gone, kept in merged.items():
            self._merged[gone] = kept
            for days in (self._backed, self._passed):
                if gone in days:
                    days[kept] = min(days[gone], days.get(kept, days[gone]))
            alert = self._open.pop(gone, None)
            if alert is not None:
                other = self._open.get(kept)
                first = alert if other is None or alert.first < other.first else other
                self._open[kept] = replace(first, number=kept)

    def _survivor(self, number: int) -> int:
        while number in self._merged:
            number = self._merged[number]
        return number

    def _right(
        self, top: Sequence[Candidate], passing: Iterable[Candidate], day: Date
    ) -> int | None:
        """Return how many of the first are flagships; note the first day that each passes."""
        if self._gold is None:
            return None
        for each in passing:
            flagship = self._gold.flagship_of(each)
            if flagship is not None:
                self._flagships.setdefault(flagship.id, day)
        return sum(self._gold.flagship_of(each) is not None for each in top)

    def _today(self, today: Sequence[Candidate]) -> dict[GroupId, int]:
        """Return for each idea of today the replayed one that holds most of its statements."""
        found = {}
        for each in today:
            members = frozenset(each.passage_ids)
            shared = [(len(members & own), -number) for number, own in self._members.items()]
            most, number = max(shared, default=(0, 0))
            if 2 * most >= len(members) > 0:
                found[each.id] = -number
        return found

    def _first_seen(self, candidate: Candidate, number: int | None) -> FirstSeen:
        return FirstSeen(
            idea=candidate.id,
            claim=candidate.claim,
            first_backed=None if number is None else self._backed.get(number),
            first_passed=None if number is None else self._passed.get(number),
            passes=candidate.passes,
        )

    def _delays(self, rules: GateRules) -> tuple[Delay, ...]:
        if self._gold is None:
            return ()
        found = []
        for each in self._gold.flagships:
            due, alert = self._gold.due(each, rules), self._flagships.get(each.id)
            days = (alert - due).days if due is not None and alert is not None else None
            found.append(Delay(id=each.id, title=each.title, due=due, alert=alert, days=days))
        return tuple(found)


def _behind(candidate: Candidate) -> tuple[PassageId, ...]:
    """Return the statements behind the lights of a candidate, each once."""
    gate = candidate.gate
    lights = (gate.independent, gate.public_private, gate.beyond_one)
    return tuple(dict.fromkeys(each for light in lights for each in light.support))
