"""What names groups: concepts in the reader's language, and words that are near in meaning."""

import numpy as np
import pytest

from ideation.clustering.terms import Terms
from ideation.domain.ids import NoteId, PassageId
from ideation.domain.language import Language
from ideation.domain.passage import Passage
from ideation.services.grouping.naming import Spoken, with_a_subject
from ideation.services.grouping.subjects import Meanings, Subjects
from ideation.text.concepts import concepts

_DE, _EN, _FR = Language.GERMAN, Language.ENGLISH, Language.FRENCH
_DIM = 256
_ROOF, _ZINC, _DOOR = np.eye(_DIM, dtype=np.float32)[:3]
_MEANING = {"roof": _ROOF, "Dach": _ROOF, "toiture": _ROOF, "zinc": _ZINC}
_MEANING |= dict.fromkeys(("Tür", "door", "porte", "Quirlox"), _DOOR)


def encode(texts):
    """Return a direction for what is about roofs or zinc, one of its own for everything else."""
    rng = np.random.default_rng(len(texts))
    rows = rng.normal(size=(len(texts), _DIM)).astype(np.float32)
    for row, text in zip(rows, texts, strict=True):
        row[:] = _MEANING.get(text, row / np.linalg.norm(row))
    return rows


def subjects(*members, cores=None):
    """Return the subjects of one group of (words, language, direction)."""
    vectors = np.array([direction for _, _, direction in members], dtype=np.float32)
    return Subjects(
        vectors,
        np.zeros(len(members), dtype=np.intp),
        [words for words, _, _ in members],
        [language for _, language, _ in members],
        meanings=Meanings(encode),
        common=np.zeros(_DIM, dtype=np.float32),
        cores=cores,
    )


@pytest.fixture
def roofs():
    return subjects(
        (["Dach", "fragen"], _DE, _ROOF), (["Dach"], _DE, _ROOF), (["toiture"], _FR, _ROOF)
    )


NONE = Terms([], [])


def named(group, words, language, reader, spare=NONE):
    """Return what names the group by words of its own that are said in a language."""
    return group.terms(0, {language: Terms(words, [])}, reader, spare)


def test_readers_are_told_the_concept_in_their_language(roofs):
    assert named(roofs, ["Dach"], _DE, _EN).telling[0] == "roof"
    assert named(roofs, ["Dach"], _DE, _FR).telling[0] == "toiture"


def test_a_word_that_is_far_in_meaning_does_not_name(roofs):
    found = named(roofs, ["fragen", "Dach"], _DE, _DE, Terms(["fragen", "Dach"], ["Ziegel"]))
    assert found.telling == ["Dach"]
    assert found.spare == ["fragen", "Ziegel"]


def test_a_foreign_word_is_told_by_its_translation():
    doors = subjects((["Tür"], _DE, _DOOR), (["Tür"], _DE, _DOOR), (["ouvrir"], _FR, _DOOR))
    assert named(doors, ["Tür"], _DE, _EN).telling == ["door"]
    assert named(doors, ["Tür"], _DE, _DE).telling == ["Tür"]


def test_a_foreign_word_without_a_translation_stands_in_where_nothing_else_does():
    strange = subjects((["Quirlox"], _DE, _DOOR), (["Quirlox"], _DE, _DOOR))
    assert named(strange, ["Quirlox"], _DE, _EN).telling == ["Quirlox"]
    assert named(strange, ["Quirlox", "Tür"], _DE, _EN).telling == ["Quirlox"]
    both = subjects((["Quirlox", "Tür"], _DE, _DOOR), (["Tür"], _DE, _DOOR))
    assert named(both, ["Quirlox", "Tür"], _DE, _EN).telling == ["door"]


def test_of_two_names_that_say_the_same_the_better_stands():
    found = named(
        subjects((["porte", "door"], _EN, _DOOR), (["door"], _EN, _DOOR)),
        ["porte", "door"],
        _EN,
        _EN,
    )
    assert found.telling == ["door"]
    assert "porte" in found.spare


def test_the_middle_of_a_group_is_that_of_its_core():
    members = ((["zinc"], _EN, _ZINC), (["roof"], _EN, _ROOF), (["roof"], _EN, _ROOF))
    assert named(subjects(*members), ["zinc", "roof"], _EN, _EN).telling[0] == "roof"
    assert named(subjects(*members, cores=[[0]]), ["zinc", "roof"], _EN, _EN).telling[0] == "zinc"


def test_what_is_alike_in_manner_only_has_no_subject():
    strange = np.eye(_DIM, dtype=np.float32)[7]
    nothing = subjects((["sagen"], _DE, strange), (["lachen"], _DE, strange))
    assert not nothing.is_named(0, {_DE: Terms(["sagen", "lachen"], [])})
    assert named(nothing, ["sagen", "lachen"], _DE, _DE).telling == ["sagen", "lachen"]


def test_a_subject_is_a_concept_or_an_own_word(roofs):
    assert roofs.is_named(0, {})
    assert {"roof", "zinc"} <= {each.names[_EN] for each in concepts()}
    doors = subjects((["Tür"], _DE, _DOOR), (["Tür"], _DE, _DOOR))
    assert doors.is_named(0, {_DE: Terms(["Tür"], [])})
    assert not doors.is_named(0, {})


# So near to doors that a name hardly fits.
HARDLY = (0.31 * _DOOR + np.sqrt(1 - 0.31**2) * np.eye(_DIM, dtype=np.float32)[7]).astype("f4")


def test_of_a_group_that_stands_a_name_is_asked_less():
    doors = subjects((["Tür"], _DE, HARDLY), *[(["sagen"], _DE, HARDLY)] * 2)
    own = {_DE: Terms(["Tür"], [])}
    assert not doors.is_named(0, own)
    assert doors.is_named(0, own, stands=True)
    assert not doors.is_named(0, {_DE: Terms(["sagen"], [])}, stands=True)


def spoken(words, *directions):
    ids = np.arange(1, len(directions) + 1)
    return Spoken(
        ids,
        np.array(directions, dtype=np.float32),
        {
            PassageId(each): Passage(
                id=PassageId(each),
                note_id=NoteId(each),
                start=0,
                end=3,
                text="Tür",
                reading="Tür",
                language=_DE,
            )
            for each in ids.tolist()
        },
        words,
        (),
        meanings=Meanings(encode),
        common=np.zeros(_DIM, dtype=np.float32),
    )


def test_what_was_a_cluster_stays_one_though_it_grew():
    group, other = frozenset(map(PassageId, (1, 2, 3))), frozenset(map(PassageId, (3, 4)))
    said = spoken([["Tür"], ["sagen"], ["lachen"], ["Dach"]], HARDLY, HARDLY, HARDLY, _ROOF)
    assert with_a_subject([group], said, []) == []
    assert with_a_subject([group], said, [], standing=[other]) == []
    assert with_a_subject([group], said, [], standing=[other, group - {PassageId(3)}]) == [group]


def test_what_has_no_subject_is_taken_apart_until_its_parts_have_one():
    said = spoken([["Tür"]] * 102, _DOOR, _DOOR, *np.eye(_DIM, dtype=np.float32)[7:107])
    doors, whole = frozenset(map(PassageId, (1, 2))), frozenset(map(PassageId, range(1, 103)))
    assert with_a_subject([whole], said, []) == []
    same, finer = (lambda group: [group]), (lambda group: [doors, group - doors])
    assert with_a_subject([whole], said, [same, finer]) == [doors]
