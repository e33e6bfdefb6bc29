"""The second page of a brief: voices over time, precedent, open question, what could be done."""

from __future__ import annotations

from collections.abc import Sequence

from ideation.domain.candidate import ScorePart
from ideation.domain.ids import OrganisationId, PassageId
from ideation.domain.passage import Kind
from ideation.domain.report import Block, Bullets, Facts, Grid, Heading, Paragraph, Sentence
from ideation.domain.trend import Dated
from ideation.domain.turn import Turn
from ideation.flagships.words import turn_words
from ideation.services.reporting.brief_compose import Composer
from ideation.services.reporting.brief_gate import LIGHTS
from ideation.text.entities.programmes import programmes
from ideation.trends.series import Period, quarters, series

_YEAR = 4
_SHOWN = 8
_DIGITAL = "digitalisation"


def trend(brief: Composer) -> list[Block]:
    """Return when the idea was heard, and how many organisations spoke of it per quarter."""
    said = _dated(brief)
    newest = brief.material.newest
    if not said or newest is None:
        sentence = brief.say("undated", brief.first)
        return [Heading(brief.words("trend")), Paragraph((sentence,))]
    periods = quarters(min(each.day for each in said), newest)
    told = [_heard(brief, said, periods), _lately(brief, said, periods)]
    rows = tuple(
        (_quarter(brief, (each.start, each.end)), str(each.passages), str(each.organisations))
        for each in series(said, periods)[-_SHOWN:]
    )
    columns = tuple(brief.words(key) for key in ("period", "statements", "organisations"))
    return [Heading(brief.words("trend")), Paragraph(tuple(told)), Grid(columns, rows)]


def precedent(brief: Composer) -> list[Block]:
    """Return the earlier flagship that comes nearest; nothing where none was compared with."""
    part: ScorePart | None = brief.candidate.score_parts.get("novelty")
    if part is None:
        return []
    # The passages the novelty was measured on; the backers' where it names none.
    ids = part.passage_ids or brief.first
    if part.near is None:
        told = brief.say("near_none", ids)
    else:
        name, novelty = brief.fact(part.near, ids), brief.fact(part.value, ids)
        told = brief.say("near", ids, name=name, n=novelty)
    found: list[Block] = [Heading(brief.words("precedent")), Paragraph((told,))]
    text = brief.on_file.precedents.get(part.near or "")
    return [*found, Facts(((part.near or "", text),))] if text else found


def question(brief: Composer) -> list[Block]:
    """Return the single fact that would turn a light: the first one off, else the shakiest on."""
    gate, turns = brief.candidate.gate, brief.given.opened.turns
    known = [(name, turns[name][0]) for name in LIGHTS if turns.get(name)]
    off = [each for each in known if not getattr(gate, each[0]).on]
    shakiest = sorted(known, key=lambda each: each[1].count)
    chosen = next(iter((*off, *shakiest)), None)
    if chosen is None:
        return []
    return [Heading(brief.words("question")), Paragraph((_turn(brief, *chosen),))]


def instruments(brief: Composer) -> list[Block]:
    """Return what the statements ask for by kind, and the next steps that people planned."""
    by_kind = {
        kind: [each for each in brief.counted if brief.material.understood[each].kind in wanted]
        for kind, wanted in (
            ("offers", {Kind.OFFER, Kind.COMMITMENT}),
            ("needs", {Kind.NEED}),
        )
    }
    items = []
    if offers := _one_each(brief, by_kind["offers"]):
        items.append(brief.say("instrument_event", offers, who=brief.speakers(offers)))
    if needs := _one_each(brief, by_kind["needs"]):
        items.append(brief.count("instrument_funding", needs, who=brief.speakers(needs)))
    digital = [each for each in brief.counted if _is_digital(brief, each)]
    if digital and 2 * len(digital) > len(brief.counted):
        items.append(brief.say("instrument_platform", _one_each(brief, digital)))
    if doubts := brief.candidate.doubts:
        items.append(brief.say("instrument_study", doubts))
    if brief.candidate.uncounted:
        items.append(brief.say("instrument_campaign", brief.candidate.uncounted))
    items += _programmes(brief)
    found: list[Block] = [Heading(brief.words("instruments"))] if items or _plan(brief) else []
    return [*found, *([Bullets(tuple((each,) for each in items))] if items else []), *_plan(brief)]


def _programmes(brief: Composer) -> list[Sentence]:
    """Return the programmes that the statements name, and whether they are still open."""
    known = {each.name: each for each in programmes()}
    told: dict[str, list[PassageId]] = {}
    for name, passage_id in brief.on_file.programmes:
        told.setdefault(name, []).append(passage_id)
    found = []
    for name, ids in told.items():
        validity, until = "", known[name].until if name in known else None
        if until is not None:
            key = "ended" if until < brief.given.today else "valid_until"
            validity = brief.words(key, day=brief.words.day(until))
        value = brief.fact(f"{name}{validity}", ids)
        found.append(brief.say("programme", ids, name=value, validity=""))
    return found


def _plan(brief: Composer) -> list[Block]:
    lines = brief.on_file.plan
    if not lines:
        return []
    words = brief.words
    rows = tuple(
        (
            each.step,
            words.day(each.due) if each.due else "–",
            words(f"plan_{each.instrument.value}") if each.instrument else "–",
            ", ".join(each.programmes) or "–",
        )
        for each in lines
    )
    columns = tuple(words(key) for key in ("step", "due", "instrument", "programmes"))
    return [Heading(words("planned"), 2), Grid(columns, rows)]


def _dated(brief: Composer) -> list[Dated]:
    material, found = brief.material, []
    for each in brief.candidate.passage_ids:
        voice, day = material.voice_of(each), material.note_of(each).date
        if voice is not None and day is not None:
            found.append(Dated(passage_id=each, day=day, voices=frozenset({voice})))
    return sorted(found, key=lambda each: (each.day, each.passage_id))


def _heard(brief: Composer, said: Sequence[Dated], periods: Sequence[Period]) -> Sentence:
    first, last = said[0], said[-1]
    begun, ended = _at(brief, first, periods), _at(brief, last, periods)
    ids = (first.passage_id, last.passage_id)
    if begun == ended:
        return brief.say("heard_once", ids, first=begun)
    return brief.say("heard", ids, first=begun, last=ended)


def _at(brief: Composer, said: Dated, periods: Sequence[Period]) -> str:
    within = next(each for each in periods if each[0] <= said.day < each[1])
    return brief.fact(_quarter(brief, within), [said.passage_id])


def _lately(brief: Composer, said: Sequence[Dated], periods: Sequence[Period]) -> Sentence:
    newest = periods[-_YEAR:]
    before = periods[-2 * _YEAR : -_YEAR]
    late, early = (_voices(said, each) for each in (newest, before))
    ids = list(dict.fromkeys((*late, *early))) or [said[-1].passage_id]
    counts = {"n": brief.fact(len(late), late), "m": brief.fact(len(early), early)}
    return brief.say("lately", ids, **counts)


def _voices(said: Sequence[Dated], periods: Sequence[Period]) -> list[PassageId]:
    """Return one statement of each voice heard in these periods."""
    found: dict[OrganisationId, PassageId] = {}
    for each in said:
        if periods and periods[0][0] <= each.day < periods[-1][1]:
            for voice in each.voices:
                found.setdefault(voice, each.passage_id)
    return list(found.values())


def _quarter(brief: Composer, period: Period) -> str:
    start = period[0]
    return brief.words("quarter", q=(start.month + 2) // 3, year=start.year)


def _turn(brief: Composer, light: str, turn: Turn) -> Sentence:
    names = [brief.sourcing.organisation(each) for each in turn.organisation_ids]
    # Of a house that would fall away one statement stands for all of them.
    meant = _one_each(brief, turn.passage_ids)
    ids: Sequence[PassageId] = meant or getattr(brief.candidate.gate, light).support or brief.first
    brief.fact(turn.count, ids)
    text = turn_words(turn, names, brief.words.language)
    told = f"{brief.words(light)}{brief.words.colon}{text}"
    return Sentence(told, brief.sourcing.sources(ids))


def _one_each(brief: Composer, ids: Sequence[PassageId]) -> list[PassageId]:
    """Return the first statement of each voice among some."""
    found: dict[OrganisationId | None, PassageId] = {}
    for each in ids:
        found.setdefault(brief.material.voice_of(each), each)
    return list(found.values())


def _is_digital(brief: Composer, passage_id: PassageId) -> bool:
    themes = brief.material.passages[passage_id].themes
    return bool(themes) and themes[0].slug == _DIGITAL
