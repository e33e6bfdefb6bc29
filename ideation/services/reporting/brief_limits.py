"""The end of a brief: what it does not show, and how it was made."""

from __future__ import annotations

from collections.abc import Sequence

from ideation.domain.ids import PassageId
from ideation.domain.report import Block, Bullets, Facts, Heading, Sentence
from ideation.services.reporting.brief_compose import Composer


def limits(brief: Composer) -> list[Block]:
    """Return what this does not show: what does not count, who is not heard."""
    counted = brief.counted
    undated = [each for each in counted if brief.material.note_of(each).date is None]
    hidden = [each for each in counted if not brief.sourcing.may_tell(each)]
    items: list[Sentence] = []
    for key, ids in (
        ("limit_uncounted", list(brief.candidate.uncounted)),
        ("limit_undated", undated),
        ("limit_confidential", hidden),
    ):
        if ids:
            items.append(brief.count(key, ids))
    items += [*_one_language(brief), *_one_region(brief), Sentence(brief.words("limit_sample"))]
    return [Heading(brief.words("limits")), Bullets(tuple((each,) for each in items))]


def made(brief: Composer) -> list[Block]:
    """Return how the brief was made: statements used and left out, model, day of the run."""
    words, run, rules = brief.words, brief.on_file.run, brief.given.rules
    counted = set(brief.counted)
    members = brief.candidate.passage_ids
    notes = {brief.material.passages[each].note_id for each in members}
    rows = (
        (words("fact_statements"), str(len(members))),
        (words("fact_used"), str(len(counted))),
        (words("fact_dropped"), _dropped(brief, [each for each in members if each not in counted])),
        (words("fact_notes"), str(len(notes))),
        (words("fact_model"), run.model_name if run else words("unknown")),
        (words("fact_run"), words.day(run.made_at.date()) if run else words("unknown")),
        (words("fact_rules"), words("rules", n=rules.independent, m=rules.sectors)),
    )
    return [Heading(words("made")), Facts(rows)]


def _dropped(brief: Composer, left: Sequence[PassageId]) -> str:
    """Return how many statements were left out, and for which reasons."""
    material, uncounted = brief.material, set(brief.candidate.uncounted)
    why = {"uncounted": 0, "copies": 0, "voiceless": 0, "other": 0}
    for each in left:
        if each in uncounted:
            why["uncounted"] += 1
        elif each in material.sources or each in material.standard_text:
            why["copies"] += 1
        elif material.voice_of(each) is None:
            why["voiceless"] += 1
        else:
            why["other"] += 1
    told = [brief.words(f"dropped_{name}", n=count) for name, count in why.items() if count]
    return f"{len(left)} ({', '.join(told)})" if told else brief.words("dropped_none")


def _one_language(brief: Composer) -> list[Sentence]:
    spoken = {brief.material.passages[each].language.value for each in brief.counted}
    if len(spoken) != 1 or len(brief.voices) < 2:
        return []
    name = brief.fact(brief.words(f"lang_{spoken.pop()}"), brief.first)
    return [brief.say("limit_language", brief.first, list=name)]


def _one_region(brief: Composer) -> list[Sentence]:
    known = [each for each in brief.voices if each.region]
    if len(known) < 2 or len({each.region for each in known}) != 1:
        return []
    ids = [brief.strongest(each) for each in known]
    return [brief.say("limit_region", ids, list=brief.fact(known[0].region, ids))]
