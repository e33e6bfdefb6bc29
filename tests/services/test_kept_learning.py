"""What kinds and voices learned is kept in the workspace."""

import pytest

from ideation.domain.language import Language
from ideation.services import learning
from ideation.settings import Settings
from ideation.text import kind_classifier
from ideation.workspace import Workspace

_READINGS = ["Wir brauchen einen Prüfstand.", "Les membres souhaitent un atelier commun."]
_LANGUAGES = [Language.GERMAN, Language.FRENCH]


def judged(home):
    """Judge as a process of its own would."""
    workspace = Workspace(home, Settings(encoder="hashing"))
    vectors = workspace.encoder.encode_passages(_READINGS)
    return workspace.kinds.judge(_READINGS, _LANGUAGES, vectors)


def test_a_second_process_learns_nothing_anew_and_judges_alike(home, few_examples, monkeypatch):
    first = judged(home)

    def fit(*args):
        pytest.fail("learned anew")

    monkeypatch.setattr(kind_classifier.KindClassifier, "fit", fit)
    assert judged(home) == first


def test_other_examples_are_learned_anew(home, few_examples, monkeypatch):
    judged(home)
    learnt = []
    fit = kind_classifier.KindClassifier.fit
    monkeypatch.setattr(
        kind_classifier.KindClassifier, "fit", lambda *args: learnt.append(1) or fit(*args)
    )
    monkeypatch.setattr(learning, "examples", lambda: few_examples[:-1])
    judged(home)
    assert learnt == [1]


def test_other_signs_are_learned_anew(few_examples, monkeypatch):
    before = kind_classifier.learning_of(few_examples)
    assert kind_classifier.learning_of(few_examples) == before
    monkeypatch.setattr(kind_classifier, "_LONG", 7)
    assert kind_classifier.learning_of(few_examples) != before
