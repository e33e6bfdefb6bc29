"""The labelled sets: sizes, references, and nothing shared with what the machine learns."""

from collections import Counter
from pathlib import Path

import pytest

from ideation.services.measuring.labelled import read_labelled
from ideation.themes.scheme import load_scheme

FOLDER = Path(__file__).parents[1] / "labelled"
HALVES = {half: read_labelled(FOLDER / half) for half in ("a", "b")}
PASSAGES = [each for half in HALVES.values() for each in half.passages]


def test_there_are_enough_statements_for_every_theme_and_for_none():
    assert len(PASSAGES) >= 400
    primary = Counter(each.primary for each in PASSAGES)
    assert set(primary) == set(load_scheme().slugs)
    assert min(primary.values()) >= 50


def test_there_are_120_queries_and_30_groups():
    assert sum(len(half.queries or []) for half in HALVES.values()) >= 120
    assert sum(len(half.groups or []) for half in HALVES.values()) >= 30


@pytest.mark.parametrize("half", HALVES.values(), ids=HALVES)
def test_every_group_is_told_in_three_languages(half):
    language = {each.id: each.lang for each in half.passages}
    for group in half.groups:
        assert len({language[passage] for passage in group.passage_ids}) >= 3, group.group


@pytest.mark.parametrize("half", HALVES.values(), ids=HALVES)
def test_grades_are_one_or_two(half):
    assert {grade for query in half.queries for grade in query.relevant.values()} == {1, 2}


def test_the_halves_share_nothing():
    ids = [{each.id for each in half.passages} for half in HALVES.values()]
    texts = [{each.text for each in half.passages} for half in HALVES.values()]
    assert not ids[0] & ids[1]
    assert not texts[0] & texts[1]


def test_the_classifier_learns_from_none_of_it():
    prototypes = {each.text.casefold() for each in load_scheme().prototypes}
    assert not prototypes & {each.text.casefold() for each in PASSAGES}
