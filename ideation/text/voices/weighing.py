"""Whose voice speaks, weighed: what is heard, what the rules see and what the note says around it.

No clue decides alone. Each adds to what speaks for "reported" and for "mentioned" against an own
voice; how much was learned from gold notes (a logistic regression; `cues/voice_weights.toml`).
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from ideation.domain.fold import folded_words
from ideation.domain.passage import Attribution
from ideation.text.cues import find_cue
from ideation.text.turn_labels import without_label
from ideation.text.voices.classifier import Heard
from ideation.text.voices.rules import (
    hearsay_of_many,
    is_served,
    rumoured,
    said_of_others,
    speaks_of_us,
    tells_of_them,
)
from ideation.text.voices.scene import Scene
from ideation.text.voices.signs import (
    opens_with_a_body,
    opens_with_a_name,
    spoken_for,
)

Weights = Mapping[str, Mapping[str, float]]

OTHERS = (Attribution.REPORTED, Attribution.MENTIONED)
# Of what is nearly sure more says nothing.
_SUREST = 6.0
# So far from the start a name is that of the subject.
_FRONT = 12


def weighed_voice(
    scene: Scene, heard: Heard, weights: Weights | None = None
) -> tuple[Attribution, str]:
    """Return the voice for which most speaks, and the words that say so.

    `weights` are by voice and clue, in log-odds against an own voice; default: those learned.
    """
    clues = clues_of(scene, heard)
    weights = weights or weights_in_use()
    scores = {
        voice: sum(weights[voice.value][name] * value for name, value in clues.items())
        for voice in OTHERS
    }
    best = max(OTHERS, key=lambda voice: scores[voice])
    if scores[best] <= 0:
        return Attribution.OWN, scene.subject
    return best, _words_for(best, scene, heard)


def clues_of(scene: Scene, heard: Heard) -> dict[str, float]:
    """Return every clue by its name, most of them 1 or 0."""
    reading, language = scene.reading, scene.language
    bare = without_label(reading)
    place = folded_words(bare).find(scene.absent)

    def has(key: str) -> bool:
        return find_cue("attribution", key, reading, language) is not None

    seen = {
        "always": True,
        "said of others": said_of_others(reading, language) is not None,
        "others and a verb": spoken_for(bare, language) is not None,
        "each or none": has("each_or_none"),
        "many": hearsay_of_many(reading, language),
        "hearsay": has("hearsay"),
        "telling": has("telling"),
        "hedged": has("hedged"),
        "rumour of nobody": rumoured(reading) and not scene.absent,
        "served": is_served(reading),
        "itself": has("itself"),
        "us": speaks_of_us(reading),
        "they": tells_of_them(reading, language),
        "absent": bool(scene.absent),
        "absent in front": bool(scene.absent) and place < _FRONT,
        "present": scene.present,
        "of the house": scene.of_the_house,
        "body in front": opens_with_a_body(bare) and not scene.of_the_house,
        "name in front": opens_with_a_name(bare) and not scene.of_the_house,
        "answers": scene.answers,
        "answers of absent": scene.answers and bool(scene.absent),
        "reported before": scene.before is Attribution.REPORTED,
        "mentioned before": scene.before is Attribution.MENTIONED,
    }
    return {
        **{f"heard {voice.value}": _odds(heard.chances, voice) for voice in OTHERS},
        **{name: float(value) for name, value in seen.items()},
    }


def _odds(chances: Mapping[Attribution, float], voice: Attribution) -> float:
    """Return the log-odds of a voice against an own one, within bounds."""
    least = math.exp(-_SUREST)
    odds = math.log(max(chances[voice], least)) - math.log(max(chances[Attribution.OWN], least))
    return max(-_SUREST, min(_SUREST, odds))


def _words_for(voice: Attribution, scene: Scene, heard: Heard) -> str:
    """Return the words that tell most plainly why a passage is not an own voice."""
    hearsay = find_cue("attribution", "hearsay", scene.reading, scene.language)
    if voice is Attribution.MENTIONED:
        return scene.absent or hearsay or heard.cues.get(voice, "")
    return (
        said_of_others(scene.reading, scene.language)
        or spoken_for(without_label(scene.reading), scene.language)
        or hearsay
        or heard.cues.get(voice)
        or (scene.before_cue if scene.before is voice else "")
    )


@lru_cache(maxsize=1)
def weights_in_use() -> Weights:
    """Return what was learned from gold notes."""
    path = files("ideation.text.cues") / "voice_weights.toml"
    found: dict[str, dict[str, float]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return found
