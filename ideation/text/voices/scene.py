"""A passage and what its note says around it: who was met, who is named, who spoke before."""

from __future__ import annotations

from dataclasses import dataclass

from ideation.domain.language import Language
from ideation.domain.passage import Attribution
from ideation.text.cues import find_cue
from ideation.text.voices.rules import hearsay_of_many, reports, speaks_of_us


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What there is to see when a passage is heard.

    `subject` names who speaks of itself, "" where nobody is named; with `answers` it is the label
    of a turn. `of_the_house`: whether a house met or its people are named in what is said.
    `absent` is another organisation, of which nobody was there; `present` tells whether one is
    named whose people were. `before` is the voice before it in its context.
    """

    reading: str
    language: Language
    subject: str
    answers: bool
    of_the_house: bool
    absent: str
    present: bool
    before: Attribution | None
    before_cue: str


def voice_by_rules(scene: Scene) -> tuple[Attribution, str]:
    """Return whether a passage passes on, tells of others or speaks of itself, and why."""
    many = hearsay_of_many(scene.reading, scene.language)
    if cue := reports(scene.reading, scene.language):
        # What is said of another organisation, not of many, tells of that.
        if scene.absent and not many and not scene.subject:
            return Attribution.MENTIONED, scene.absent
        return Attribution.REPORTED, cue
    if cue := find_cue("attribution", "hearsay", scene.reading, scene.language):
        passed_on = many and not scene.absent
        return (Attribution.REPORTED if passed_on else Attribution.MENTIONED), cue
    # An answer that names another and says no "we" tells of that one.
    tells = scene.answers and not speaks_of_us(scene.reading)
    if scene.absent and (tells or not scene.subject):
        return Attribution.MENTIONED, scene.absent
    itself = find_cue("attribution", "itself", scene.reading, scene.language) is not None
    if scene.before is Attribution.REPORTED and not scene.subject and not itself:
        return Attribution.REPORTED, scene.before_cue
    return Attribution.OWN, scene.subject
