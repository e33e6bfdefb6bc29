"""Minutes of a review meeting: what was decided on each candidate, by whom, and what is next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Date

from ideation.domain.candidate import Candidate
from ideation.domain.decision import Decision, WakeIf
from ideation.domain.ids import PassageId
from ideation.domain.plan import ActKind, PlanLine
from ideation.domain.report import (
    Block,
    Facts,
    Grid,
    Heading,
    Paragraph,
    Quote,
    Report,
    Sentence,
    Source,
)
from ideation.domain.run import Run
from ideation.errors import BadInput
from ideation.ports import Store
from ideation.services.deciding.minutes_words import WORDS, word, written_day
from ideation.services.deciding.plans import plan_of
from ideation.services.material import Material, gather
from ideation.services.rights import Right, requires

# So many candidates fit into one review meeting.
MOST = 7
_LIGHTS = ("independent", "public_private", "beyond_one")


@requires(Right.READ)
def minutes(
    store: Store,
    agency: Sequence[str],
    candidates: Sequence[Candidate],
    day: Date,
    language: str,
    *,
    run: Run | None,
) -> Report:
    """Return the minutes of a meeting on `day`: its decisions on these candidates, in order.

    `run` is what the findings come from; BadInput for a language without words.
    """
    if language not in WORDS:
        raise BadInput(
            f"Minutes are not written in {language!r}.",
            hint=f"Choose one of: {', '.join(WORDS)}.",
        )
    ids = [each.id for each in candidates]
    with store.reading() as records:
        quoted = sorted({each for one in candidates for each in _quoted(one)})
        material = gather(records, agency, quoted)
        decisions = [each for each in records.chronicle.decisions(ids) if each.at.date() == day]
        acts = records.acts.of(ActKind.LINE, ids)
    blocks: list[Block] = []
    for each in candidates:
        taken = [one for one in decisions if one.group_id == each.id]
        lines = plan_of(each.id, [act for act in acts if act.group_id == each.id]).lines
        blocks += _about(each, taken, lines, material, language)
    decided = {each.group_id for each in decisions if each.undone_at is None}
    return Report(
        title=f"{word(language, 'title')}, {written_day(day, language)}",
        subtitle=word(language, "subtitle", n=len(candidates), decided=len(decided)),
        language=language,
        made=_made(run, material, language),
        blocks=tuple(blocks),
        confidential=any(
            material.note_of(each).confidential for each in quoted if each in material.passages
        ),
    )


def _quoted(candidate: Candidate) -> tuple[PassageId, ...]:
    return (candidate.claim_id, *candidate.doubts[:1])


def _about(
    candidate: Candidate,
    taken: Sequence[Decision],
    lines: Sequence[PlanLine],
    material: Material,
    language: str,
) -> list[Block]:
    blocks: list[Block] = [Heading(candidate.name, 1)]
    if candidate.own_claim is not None:
        blocks.append(Paragraph((Sentence(candidate.own_claim.text),)))
    blocks.append(_quote(candidate.claim_id, material))
    blocks.append(Facts(tuple(_facts(candidate, taken, material, language))))
    if candidate.doubts:
        blocks.append(Heading(word(language, "doubt"), 3))
        blocks.append(_quote(candidate.doubts[0], material))
    if lines:
        blocks.append(Heading(word(language, "plan"), 3))
        blocks.append(_plan(lines, language))
    return blocks


def _quote(passage_id: PassageId, material: Material) -> Quote:
    passage, note = material.passages[passage_id], material.note_of(passage_id)
    speaker = material.understood[passage_id].organisation_id
    who = material.organisations.get(speaker) if speaker is not None else None
    return Quote(
        text=passage.text,
        source=Source(
            note_id=note.id,
            title=note.title,
            date=note.date,
            organisation=who.name if who else None,
            language=passage.language.value,
            passage_id=passage_id,
        ),
        tag=passage.language.value,
    )


def _facts(
    candidate: Candidate, taken: Sequence[Decision], material: Material, language: str
) -> list[tuple[str, str]]:
    on = [word(language, each) for each in _LIGHTS if getattr(candidate.gate, each).on]
    lights = word(language, "of_three", n=len(on), names=", ".join(on))
    rows = [
        (word(language, "lights"), lights if on else word(language, "none_on")),
        (word(language, "backers"), ", ".join(each.name for each in candidate.backers) or "–"),
    ]
    if not taken:
        rows.append((word(language, "decision"), word(language, "open")))
    for each in taken:
        rows += _decided(each, material, language)
    return rows


def _decided(decision: Decision, material: Material, language: str) -> list[tuple[str, str]]:
    verdict = word(language, decision.verdict.value)
    if decision.undone_at is not None:
        return [(word(language, "decision"), word(language, "taken_back", verdict=verdict))]
    who = decision.who or decision.by.value
    rows = [
        (word(language, "decision"), verdict),
        (word(language, "reason"), decision.reason),
        (word(language, "by"), word(language, "at", who=who, time=f"{decision.at:%H:%M}")),
    ]
    if decision.wake_if:
        conditions = [_condition(each, material, language) for each in decision.wake_if]
        rows.append((word(language, "wake"), "; ".join(conditions)))
    return rows


def _condition(condition: WakeIf, material: Material, language: str) -> str:
    awaited = condition.organisation_id
    named = material.organisations.get(awaited) if awaited is not None else None
    return word(
        language,
        condition.kind.value,
        day=written_day(condition.day, language) if condition.day else "",
        name=named.name if named else "",
    )


def _plan(lines: Sequence[PlanLine], language: str) -> Grid:
    names = ("step", "owner", "due", "instrument", "status")
    return Grid(
        columns=tuple(word(language, each) for each in names),
        rows=tuple(
            (
                each.step,
                each.owner or "–",
                written_day(each.due, language) if each.due else "–",
                word(language, each.instrument.value) if each.instrument else "–",
                word(language, f"status_{each.status.value}"),
            )
            for each in lines
        ),
    )


def _made(run: Run | None, material: Material, language: str) -> str:
    if run is None:
        return word(language, "made_bare")
    return word(
        language,
        "made",
        notes=len(material.notes),
        day=written_day(run.made_at.date(), language),
        model=run.model_name,
    )
