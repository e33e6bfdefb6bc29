"""Ids that pass filters are found once, and never those of before a change."""

import threading
import time

import pytest

from ideation.domain.language import Language
from ideation.domain.search import Filters
from ideation.services.searching.passing import Passing

GERMAN = Filters(language=Language("de"))
OTHER = Filters(sector="CleanTech")


@pytest.fixture
def asked(workspace, monkeypatch):
    """The filters whose ids were read from the store, in order."""
    workspace.door.take_text("Wir suchen einen Prüfstand für Pumpen.", {"sector": "CleanTech"})
    store, seen = workspace._store, []
    with store.reading() as records:
        passages = type(records.passages)
    matching = passages.matching
    monkeypatch.setattr(
        passages,
        "matching",
        lambda self, filters: (seen.append(filters), matching(self, filters))[1],
    )
    # The clock of files is coarse: right after a change nothing is kept.
    time.sleep(0.05)
    return seen


def among(workspace, passing, filters):
    with workspace._store.reading() as records:
        ids = passing.among(records, filters)
    return None if ids is None else ids.tolist()


def test_filters_that_ask_nothing_restrict_nothing(workspace, asked):
    assert among(workspace, Passing(workspace._store), Filters()) is None
    assert asked == []


def test_ids_are_read_once_for_each_filter(workspace, asked):
    passing = Passing(workspace._store)
    first = among(workspace, passing, GERMAN)
    assert first == [1]
    assert [among(workspace, passing, each) for each in (GERMAN, OTHER, GERMAN)] == [first] * 3
    assert asked == [GERMAN, OTHER]


def test_after_a_change_they_are_read_anew(workspace, asked):
    passing = Passing(workspace._store)
    assert among(workspace, passing, GERMAN) == [1]
    workspace.door.take_text("Uns fehlt eine Halle für Versuche.", {})
    assert among(workspace, passing, GERMAN) == [1, 2]
    workspace.remove_note(1)
    assert among(workspace, passing, GERMAN) == [2]


def test_no_one_can_change_what_is_kept(workspace, asked):
    passing = Passing(workspace._store)
    with workspace._store.reading() as records, pytest.raises(ValueError, match="read-only"):
        passing.among(records, GERMAN)[0] = 7


def test_filters_asked_long_ago_are_let_go(workspace, asked):
    passing = Passing(workspace._store)
    many = [Filters(author=f"A{number}") for number in range(40)]
    for each in (GERMAN, *many):
        among(workspace, passing, each)
    assert len(passing._kept) == 16
    assert GERMAN not in passing._kept


def test_threads_that_ask_at_once_get_their_own_answers(workspace, asked):
    passing = Passing(workspace._store)
    wrong = []

    def ask(filters, expected):
        for _ in range(50):
            if among(workspace, passing, filters) != expected:
                wrong.append(filters)

    threads = [
        threading.Thread(target=ask, args=each)
        for each in ((GERMAN, [1]), (OTHER, [1]), (Filters(language=Language("fr")), []))
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert wrong == []
