"""What names groups: concepts in the reader's language, and words that are near in meaning."""

import numpy as np
import pytest

from ideation.clustering.terms import Terms
from ideation.domain.language import Language
from ideation.services.grouping.subjects import Subjects
from ideation.text.concepts import concepts

_DE, _EN, _FR = Language.GERMAN, Language.ENGLISH, Language.FRENCH
_DIM = 256
_ROOF, _ZINC = np.eye(_DIM, dtype=np.float32)[:2]
_MEANING = {"roof": _ROOF, "Dach": _ROOF, "toiture": _ROOF, "zinc": _ZINC}


def encode(texts):
    """Return a direction for what is about roofs or zinc, one of its own for everything else."""
    rng = np.random.default_rng(len(texts))
    rows = rng.normal(size=(len(texts), _DIM)).astype(np.float32)
    for row, text in zip(rows, texts, strict=True):
        row[:] = _MEANING.get(text, row / np.linalg.norm(row))
    return rows


def subjects(*members):
    """Return the subjects of one group of (words, language, direction)."""
    vectors = np.array([direction for _, _, direction in members], dtype=np.float32)
    return Subjects(
        vectors,
        np.zeros(len(members), dtype=np.intp),
        [words for words, _, _ in members],
        [language for _, language, _ in members],
        encode=encode,
        common=np.zeros(_DIM, dtype=np.float32),
    )


@pytest.fixture
def roofs():
    return subjects(
        (["Dach", "fragen"], _DE, _ROOF), (["Dach"], _DE, _ROOF), (["toiture"], _FR, _ROOF)
    )


def test_readers_are_told_the_concept_in_their_language(roofs):
    own = Terms(["Dach"], [])
    assert roofs.terms(0, own, _EN).telling[0] == "roof"
    assert roofs.terms(0, own, _FR).telling[0] == "toiture"


def test_a_word_that_is_far_in_meaning_does_not_name(roofs):
    assert "fragen" not in roofs.terms(0, Terms(["fragen", "Dach"], []), _DE).telling
    assert roofs.terms(0, Terms(["fragen", "Dach"], []), _DE).spare == ["fragen"]


def test_a_foreign_word_only_stands_in_for_a_concept(roofs):
    assert "Dach" not in roofs.terms(0, Terms(["Dach"], []), _EN).telling


def test_what_is_alike_in_manner_only_has_no_subject():
    strange = np.eye(_DIM, dtype=np.float32)[7]
    nothing = subjects((["sagen"], _DE, strange), (["lachen"], _DE, strange))
    assert not nothing.is_named(0, ["sagen", "lachen"])
    assert nothing.terms(0, Terms(["sagen", "lachen"], []), _DE).telling == ["sagen", "lachen"]


def test_a_subject_is_a_concept_or_an_own_word(roofs):
    assert roofs.is_named(0, [])
    assert {"roof", "zinc"} <= {each.names[_EN] for each in concepts()}
