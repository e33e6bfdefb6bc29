"""Questions and their answers, as `distil` is taught them."""

from itertools import islice

import numpy as np
import pytest

from ideation.embeddings.training.asking import Questions, asking_loss, read_questions
from ideation.embeddings.training.network import Network
from ideation.embeddings.training.recipe import Recipe
from ideation.errors import BadInput
from tests.unit.training.conftest import write_tsv

pytestmark = pytest.mark.model

_ASKED = ("who shares a hall?", "wer teilt eine halle?", "qui partage ?", "wien deelt eng hal?")
_OTHER = ("is the street closed?", "ist die straße gesperrt?", "la rue est fermée ?", "ass zou?")


def said(english):
    return (english, f"{english} de", f"{english} fr", f"{english} lb")


@pytest.fixture
def asking(glossary):
    """The glossary with two questions, three answers and two soundalikes."""
    write_tsv(glossary / "statements" / "q.tsv", [("en", "de", "fr", "lb"), _ASKED, _OTHER])
    rows = [
        ("question", "answers", "en", "de", "fr", "lb"),
        (_ASKED[0], "yes", *said("our room is free")),
        (_ASKED[0], "yes", *said("they want a test bench")),
        (_ASKED[0], "no", *said("the hall mirror is red")),
        (_OTHER[0], "yes", *said("the street is closed")),
        (_OTHER[0], "no", *said("the street fair is open")),
    ]
    write_tsv(glossary / "answers" / "a.tsv", rows)
    return glossary


def test_questions_come_with_their_answers_and_soundalikes(asking):
    first, second = read_questions(asking)
    assert first.forms["fr"] == _ASKED[2]
    assert [each["en"] for each in first.answers] == ["our room is free", "they want a test bench"]
    assert [each["lb"] for each in second.others] == ["the street fair is open lb"]


def test_a_question_without_a_soundalike_is_refused(asking):
    rows = [("question", "answers", "en", "de", "fr", "lb"), (_OTHER[0], "yes", *said("yes"))]
    write_tsv(asking / "answers" / "a.tsv", rows)
    with pytest.raises(BadInput, match="is the street closed"):
        read_questions(asking)


def test_every_question_meets_all_languages_and_its_own_answer(asking, teacher):
    network = Network.load(teacher)
    questions = Questions(network, network, read_questions(asking), Recipe(minutes=0, asked=2))
    seen = set()
    for asked in islice(questions.drawn(), 40):
        assert len(asked.questions) == 2
        assert len(asked.candidates) == 4
        assert not asked.left_out[np.arange(2), np.arange(2)].any()
        assert not asked.left_out[:, 2:].any()
        seen |= {tuple(pieces) for pieces in asked.questions}
    spoken = {tuple(p) for p in network.tokenise([*_ASKED, *_OTHER], limit=64)}
    assert seen == spoken


def test_what_shares_a_concern_may_stand_in_its_place(asking, teacher):
    rows = [
        ("question", "answers", "en", "de", "fr", "lb"),
        (_ASKED[0], "same", *said("our room is free")),
        (_ASKED[0], "same", *said("they want a test bench")),
        (_ASKED[0], "no", *said("the hall mirror is red")),
    ]
    write_tsv(asking / "answers" / "a.tsv", rows)
    network = Network.load(teacher)
    [concern] = read_questions(asking)
    questions = Questions(network, network, [concern], Recipe(minutes=0, asked=1))
    seen = set()
    for asked in islice(questions.drawn(), 200):
        first, second = asked.questions[0], asked.candidates[0]
        assert first != second
        seen.add(tuple(first))
    forms = [form for said in (concern.forms, *concern.answers) for form in said.values()]
    assert seen == {tuple(pieces) for pieces in network.tokenise(forms, limit=64)}


def test_a_question_is_answered_or_said_in_other_words(asking):
    rows = [("question", "answers", "en", "de", "fr", "lb")]
    rows += [(_OTHER[0], kind, *said(kind)) for kind in ("yes", "same", "no")]
    write_tsv(asking / "answers" / "a.tsv", rows)
    with pytest.raises(BadInput, match="is the street closed"):
        read_questions(asking)


def test_the_loss_falls_when_the_answer_comes_nearer():
    import torch

    def loss(answer, *, left_out=False):
        candidates = torch.nn.functional.normalize(torch.tensor([answer, [0.0, 1.0]]), dim=1)
        return float(
            asking_loss(
                torch.tensor([[1.0, 0.0]]),
                candidates,
                torch.tensor([[False, left_out]]),
                temperature=0.05,
            )
        )

    assert loss([1.0, 0.1]) < loss([1.0, 0.9]) < loss([0.1, 1.0])
    assert loss([0.1, 1.0], left_out=True) == pytest.approx(0, abs=1e-6)
