from datetime import date as Date

import numpy as np
import pytest

from benchmarks.engine_data import (
    PER_NOTE,
    WANTED,
    Data,
    Row,
    Wanted,
    answers,
    generate,
    load_passages,
    load_questions,
    save,
)
from benchmarks.generate import planted
from benchmarks.other_engines import _condition
from benchmarks.own_engine import Meaning, Whole
from ideation.settings import SECTORS


@pytest.fixture(scope="module")
def data():
    # The corpus, which texts are generated from, takes seconds to read.
    plan = planted(300)
    rows = [
        Row(
            text=f"Statement about heat and wood Nummer {number}",
            language=language,
            sector=SECTORS[-1] if number // PER_NOTE % 2 else SECTORS[0],
            organisation=f"Werk {number // PER_NOTE}",
            day=(Date(2023, 1, 1) if number < 100 else Date(2025, 9, 1)).toordinal(),
        )
        for number, language in enumerate(plan.languages)
    ]
    questions = [f"heat question {number}" for number in range(6)]
    asked = planted(6, seed=1, noise=1).vectors
    return Data(rows=rows, vectors=plan.vectors, questions=questions, asked=asked)


@pytest.fixture(scope="module")
def folder(data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("filled")
    Whole().fill(folder, data.rows, data.vectors)
    return folder


def row(language, sector="Wood", day=100):
    return Row(text="x", language=language, sector=sector, organisation="y", day=day)


def test_right_answers_are_the_nearest_of_those_that_pass():
    vectors = np.array([[1, 0], [0.8, 0.6], [0, 1], [0.6, 0.8]], dtype=np.float32)
    rows = [row("de"), row("fr"), row("fr", day=99), row("fr", "HealthTech")]
    data = Data(rows=rows, vectors=vectors, questions=["q"], asked=vectors[:1])
    assert answers(data, Wanted(name="")) == [{0, 1, 2, 3}]
    assert answers(data, Wanted(name="", language="fr", since=100)) == [{1, 3}]
    assert answers(data, Wanted(name="", language="fr", sector="HealthTech")) == [{3}]


def test_only_the_nearest_ten_are_right():
    vectors = np.eye(12, dtype=np.float32)
    asked = np.arange(12, 0, -1, dtype=np.float32)[None, :]
    data = Data(rows=[row("de")] * 12, vectors=vectors, questions=["q"], asked=asked)
    assert answers(data, Wanted(name="")) == [set(range(10))]


def test_what_processes_read_is_what_was_generated(data, tmp_path):
    save(data, tmp_path)
    rows, vectors = load_passages(tmp_path)
    questions, asked = load_questions(tmp_path)
    assert (rows, questions) == (data.rows, data.questions)
    assert np.array_equal(vectors, data.vectors)
    assert np.array_equal(asked, data.asked)


@pytest.mark.slow
def test_generated_data_is_the_same_each_time_and_asks_nothing_twice():
    once, again = generate(400, 20), generate(400, 20)
    assert (once.rows, once.questions) == (again.rows, again.questions)
    assert np.array_equal(once.asked, again.asked)
    assert len(set(once.questions)) == len(once.asked) == 20
    assert np.allclose(np.linalg.norm(once.asked, axis=1), 1, atol=1e-6)
    assert [row.text.rsplit(" ", 1)[1] for row in once.rows] == [str(each) for each in range(400)]


def test_a_filter_is_written_as_sql():
    assert _condition(Wanted(name="")) == ""
    wanted = Wanted(name="", language="fr", sector="Wood", since=7)
    assert _condition(wanted) == "language = 'fr' and sector = 'Wood' and day >= 7"


@pytest.mark.parametrize("wanted", WANTED, ids=lambda wanted: wanted.name)
def test_our_index_finds_all_that_is_nearest(data, folder, wanted):
    engine = Meaning()
    engine.open(folder, data.questions, data.asked)
    found = [
        engine.ask(question, vector, wanted)
        for question, vector in zip(data.questions, data.asked, strict=True)
    ]
    assert [set(each) for each in found] == answers(data, wanted)


@pytest.mark.parametrize("wanted", WANTED, ids=lambda wanted: wanted.name)
def test_our_whole_search_answers_within_the_filter(data, folder, wanted):
    engine = Whole()
    engine.open(folder, data.questions, data.asked)
    passing = {number for number, row in enumerate(data.rows) if wanted.passes(row)}
    for question, vector in zip(data.questions, data.asked, strict=True):
        found = engine.ask(question, vector, wanted)
        assert len(found) == min(10, len(passing))
        assert set(found) <= passing
