"""Weights of the clues of a voice, learned from made-up passages."""

import tomllib
from pathlib import Path

import pytest

from benchmarks.voice_weights import Case, _fault, tally_of, toml_of, weights_of
from ideation.domain.passage import Attribution

OWN, REPORTED, MENTIONED = Attribution.OWN, Attribution.REPORTED, Attribution.MENTIONED


def cases(wanted, count, **clues):
    seen = {"telling": 0.0, "absent": 0.0, "always": 1.0, "present": 0.0, **clues}
    return [Case(folder="one", found=OWN, wanted=wanted, clues=seen)] * count


MADE_UP = [
    *cases(OWN, 40, present=1.0),
    *cases(OWN, 40),
    *cases(REPORTED, 20, telling=1.0),
    *cases(MENTIONED, 20, absent=1.0),
]


def test_a_clue_speaks_for_the_voice_with_which_it_was_seen():
    weights = weights_of(MADE_UP)
    assert weights["reported"]["telling"] > 1 > weights["reported"]["absent"]
    assert weights["mentioned"]["absent"] > 1 > weights["mentioned"]["telling"]
    for voice in ("reported", "mentioned"):
        assert weights[voice]["always"] < 0
        assert weights[voice]["present"] < 0


def test_what_nobody_states_and_what_was_not_weighed_teaches_nothing():
    unheard = Case(folder="one", found=OWN, wanted=REPORTED, clues=None)
    nobody = Case(folder="one", found=None, wanted=None, clues=MADE_UP[0].clues)
    assert weights_of([*MADE_UP, unheard, nobody]) == weights_of(MADE_UP)


def test_what_is_written_is_what_was_learned():
    weights = weights_of(MADE_UP)
    written = toml_of(weights, ["one", "two"])
    assert tomllib.loads(written) == weights
    assert "(one, two)" in written
    assert "python -m benchmarks.voice_weights" in written
    assert "-0.00" not in written


def test_without_a_voice_nothing_is_learned():
    with pytest.raises(SystemExit, match="every voice"):
        weights_of(cases(OWN, 10) + cases(REPORTED, 10, telling=1.0))


def test_a_voice_is_counted_where_found_and_where_wanted():
    found = [(OWN, OWN), (REPORTED, REPORTED), (REPORTED, OWN), (MENTIONED, REPORTED), (None, None)]
    tally = tally_of(
        [Case(folder="one", found=one, wanted=other, clues=None) for one, other in found], REPORTED
    )
    assert (tally.right, tally.found, tally.wanted) == (1, 2, 2)


def test_the_sealed_notes_are_refused(tmp_path):
    for name in ("one", "two", "sealed"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "1.gold.json").touch()
    one, two, sealed = (tmp_path / name for name in ("one", "two", "sealed"))
    assert _fault([one, two]) == ""
    assert "sealed" in _fault([one, sealed])
    assert "sealed" in _fault([one, Path(f"{two}/../sealed")])
    assert "two or more" in _fault([one, one])
    (two / "1.gold.json").unlink()
    assert str(two) in _fault([one, two])
