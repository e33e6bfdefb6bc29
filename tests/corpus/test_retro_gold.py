"""When the flagships of the sample corpus would first be seen: figures that must not fall."""

import json

import pytest

from benchmarks.retro import replayed, summed
from ideation.resources import resource

pytestmark = [pytest.mark.slow, pytest.mark.model]

GOLD = json.loads((resource("corpus") / "gold.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def retro(sample):
    workspace, _ = sample
    return workspace, replayed(workspace, GOLD)


def test_most_flagships_are_seen_and_half_of_those_on_the_day_their_notes_suffice(retro):
    figures = summed(retro[1])
    assert figures["seen"] >= 5
    assert figures["same_day"] >= 3
    assert figures["median_days"] <= 36


def test_no_more_than_half_of_the_alerts_lapse(retro):
    figures = summed(retro[1])
    assert figures["lapsed"] <= 0.5 * figures["alerts"]


def test_a_third_of_what_stands_first_is_a_flagship(retro):
    assert summed(retro[1])["precision_at_five"] >= 0.3


def test_the_last_day_sees_what_the_app_shows_today(retro):
    workspace, told = retro
    # A note without a day is on no day of the replay: what it helps to pass may not pass there.
    undated = {note.id for note in workspace.notes() if note.date is None}
    with workspace.reading() as records:
        said_then = {
            passage.id for note_id in undated for passage in records.passages.of_note(note_id)
        }
    passing = [each for each in workspace.findings.candidates() if each.passes]
    without = [
        each
        for each in passing
        if not any(said_then & set(backer.passage_ids) for backer in each.backers)
    ]
    assert without
    assert len(without) <= told.days[-1].passing <= len(passing)


def test_no_day_knows_more_than_the_days_before_it(retro):
    notes = [each.notes for each in retro[1].days]
    assert notes == sorted(notes)
    assert all(1 <= each.top <= 5 for each in retro[1].days if each.backed)
