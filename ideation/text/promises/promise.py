"""A promise that somebody can be reminded of, and where a statement stands that may hold one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum


class Promiser(StrEnum):
    """Who promises, as the words of the promise have it.

    TAKER: who wrote the note; SPEAKER: who is quoted; WE: "we", whoever is meant by it in the
    note; NAMED: somebody by name; ONE, MANY: "she", "they"; NOBODY: not told.
    """

    TAKER = "taker"
    SPEAKER = "speaker"
    WE = "we"
    NAMED = "named"
    ONE = "one"
    MANY = "many"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A promise: by whom, `name` the words that stand for them, `cue` what says so, its day.

    `ours`: it is said to be promised, or made to or by who took the note; else somebody does
    something until a day, perhaps for others.
    """

    by: Promiser
    name: str
    cue: str
    due: Date | None
    ours: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where a statement stands.

    `spoken`: the words are not the note-taker's own; `item`: it is an item of a list; `headed`:
    it stands under the heading of what is to be done; `people`: folded words of the names of those
    the note knows.
    """

    spoken: bool = False
    item: bool = False
    headed: bool = False
    people: frozenset[str] = frozenset()
