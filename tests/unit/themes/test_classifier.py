"""The theme classifier on the hashing encoder: its own prototypes, its probabilities."""

import numpy as np
import pytest

from ideation.domain.theme import NONE, Classified, Prototype
from ideation.embeddings.hashing import HashingEncoder
from ideation.themes.classifier import ClassifierOptions, ThemeClassifier

_STATEMENTS = {
    "wood": [
        "Das Sägewerk trocknet Buchenholz für Möbel.",
        "Buchenholz aus dem Wald geht an die Tischlerei.",
        "Die Tischlerei sucht Eichenholz für Fenster.",
        "Ein Holzbauer presst Späne aus dem Sägewerk zu Platten.",
        "Möbel aus Eichenholz halten länger als aus Spanplatten.",
        "Der Wald liefert Holz für das Sägewerk nebenan.",
    ],
    "heat": [
        "Die Abwärme der Öfen heizt das Freibad.",
        "Das Freibad spart Gas durch die Wärmepumpe.",
        "Eine Wärmepumpe nutzt die Abwärme der Gießerei.",
        "Der Heizkessel verbrennt Gas und die Wärme verpufft.",
        "Fernwärme aus der Gießerei heizt die Schule.",
        "Die Schule ersetzt den Heizkessel durch Fernwärme.",
    ],
    NONE: [
        "Vielen Dank für den freundlichen Empfang.",
        "Wir treffen uns am Dienstag wieder um zehn.",
        "Frau Huber geht im Sommer in Rente.",
        "Danke, der Kaffee war wie immer vorzüglich.",
        "Der nächste Termin ist am Dienstag um neun.",
        "Herr Klein ist seit Montag wieder zurück.",
    ],
}
_PROTOTYPES = [
    Prototype(text=text, themes=(slug,)) for slug, texts in _STATEMENTS.items() for text in texts
]
# Six statements a theme are enough for what is tested here.
_SIX = ClassifierOptions(fewest=6)


@pytest.fixture(scope="module")
def encoder():
    return HashingEncoder()


@pytest.fixture(scope="module")
def classifier(encoder):
    return ThemeClassifier.fit(
        _PROTOTYPES, encoder.encode_passages([each.text for each in _PROTOTYPES]), _SIX
    )


def test_every_prototype_is_classified_as_itself(classifier, encoder):
    found = classifier.classify(encoder.encode_passages([each.text for each in _PROTOTYPES]))
    assert [each.primary for each in found] == [each.themes[0] for each in _PROTOTYPES]


def test_a_new_statement_takes_the_theme_of_its_words(classifier, encoder):
    [found] = classifier.classify(encoder.encode_passages(["Abwärme heizt die Schule mit."]))
    assert (found.primary, found.assigned) == ("heat", ("heat",))


def test_probabilities_are_over_all_slugs_best_first_and_sum_to_one(classifier, encoder):
    texts = ["Eichenholz", "Gas", "Danke", "???", "x" * 500]
    for found in classifier.classify(encoder.encode_passages(texts)):
        assert sum(found.scores.values()) == pytest.approx(1)
        assert set(found.scores) == {"wood", "heat", NONE}
        assert list(found.scores.values()) == sorted(found.scores.values(), reverse=True)
        assert found.primary == found.assigned[0] == next(iter(found.scores))


def test_an_empty_text_is_an_abstention(classifier, encoder):
    [full, empty] = classifier.classify(encoder.encode_passages(["Eichenholz", ""]))
    assert full.primary == "wood"
    assert empty == Classified(
        scores={NONE: 1.0, "heat": 0.0, "wood": 0.0}, primary=NONE, assigned=(NONE,)
    )


def test_no_texts_have_no_themes(classifier):
    assert classifier.classify(np.zeros((0, 384), dtype=np.float32)) == []


def test_learning_again_gives_the_same_probabilities(classifier, encoder):
    vectors = encoder.encode_passages([each.text for each in _PROTOTYPES])
    again = ThemeClassifier.fit(_PROTOTYPES, vectors, _SIX)
    new = encoder.encode_passages(["Holz und Wärme", "Danke für das Holz"])
    assert again.classify(new) == classifier.classify(new)


def test_a_text_has_the_same_probabilities_alone_and_among_others(classifier, encoder):
    new = encoder.encode_passages(["Holz und Wärme", "Danke für das Holz", "Gas"])
    alone = [classifier.classify(row[None])[0] for row in new]
    for one, other in zip(classifier.classify(new), alone, strict=True):
        assert one.primary == other.primary
        assert one.scores == pytest.approx(other.scores)


def test_further_themes_are_assigned_from_the_threshold_on(encoder):
    vectors = encoder.encode_passages([each.text for each in _PROTOTYPES])
    both = encoder.encode_passages(["Die Abwärme der Öfen trocknet Buchenholz im Sägewerk."])
    [none] = ThemeClassifier.fit(
        _PROTOTYPES, vectors, ClassifierOptions(secondary=1.0, fewest=6)
    ).classify(both)
    [all_] = ThemeClassifier.fit(
        _PROTOTYPES, vectors, ClassifierOptions(secondary=0.0, fewest=6)
    ).classify(both)
    assert none.scores == all_.scores
    assert none.assigned == (none.primary,)
    assert set(all_.assigned) == {"wood", "heat"}


def test_a_statement_of_two_themes_counts_for_both(encoder):
    shared = "Die Holzheizung wärmt die Schule."
    prototypes = [*_PROTOTYPES, Prototype(text=shared, themes=("heat", "wood"))]
    vectors = encoder.encode_passages([each.text for each in prototypes])
    classifier = ThemeClassifier.fit(
        prototypes, vectors, ClassifierOptions(c=10.0, secondary=0.2, fewest=6)
    )
    [found] = classifier.classify(vectors[-1:])
    assert set(found.assigned) == {"heat", "wood"}
