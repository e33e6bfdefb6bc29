"""What people's labels change in the classifier, and that they can be unlearned exactly."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ideation.domain.theme import NONE, Prototype
from ideation.embeddings.hashing import HashingEncoder
from ideation.themes.classifier import ClassifierOptions, ThemeClassifier
from ideation.themes.residuals import Residuals, near_bound
from ideation.themes.scheme import FEWEST

WORDS = {
    "wood": "Holz Säge Brett Eiche Buche Tischler".split(),
    "heat": "Ofen Wärme Gas Kessel Heizung Dampf".split(),
    NONE: "Dank Termin Kaffee Dienstag Gruß Urlaub".split(),
}


def statements(words):
    return [f"{one} und {other} heute" for one in words for other in words if one < other]


ENCODER = HashingEncoder()
PROTOTYPES = [
    Prototype(text=text, themes=(slug,))
    for slug, words in WORDS.items()
    for text in statements(words)
]
VECTORS = ENCODER.encode_passages([each.text for each in PROTOTYPES])
OTHERS = ENCODER.encode_passages(
    ["Die Fähre nach Holz", "Ofen aus Eiche", "Danke für Gas", "Fähre und Kai", "", "Kai und Boot"]
)


@pytest.fixture(scope="module")
def classifier():
    return ThemeClassifier.fit(PROTOTYPES, VECTORS, ClassifierOptions(fewest=10))


@pytest.fixture(scope="module")
def few():
    chosen = [row for row, each in enumerate(PROTOTYPES) if row % 6 == 0]
    return ThemeClassifier.fit([PROTOTYPES[row] for row in chosen], VECTORS[chosen])


def test_the_options_call_few_what_the_scheme_calls_few(classifier, few):
    assert ClassifierOptions().fewest == FEWEST
    assert not classifier.few
    assert few.few


@pytest.mark.parametrize("kind", ["classifier", "few"])
def test_a_label_moves_what_is_alike_towards_it(request, kind):
    base = request.getfixturevalue(kind)
    taught_text, alike, far = ENCODER.encode_passages(
        ["Fähre und Kai im Hafen", "Fähre und Kai und Hafen", "Gruß und Kaffee am Dienstag"]
    )
    taught = base.taught([("heat",)], taught_text[None])
    heat = base.slugs.index("heat")

    def gain(vector):
        rows = vector[None]
        return (taught.probabilities(rows) - base.probabilities(rows))[0, heat]

    assert gain(alike) > 0.05
    assert gain(alike) > 3 * abs(gain(far))


def test_a_label_that_the_machine_knew_for_certain_changes_next_to_nothing(classifier):
    [known] = ENCODER.encode_passages(["Holz und Säge und Brett und Eiche"])
    share = classifier.probabilities(known[None])[0, classifier.slugs.index("wood")]
    taught = classifier.taught([("wood",)], known[None])
    moved = np.abs(taught.probabilities(OTHERS) - classifier.probabilities(OTHERS)).max()
    wrong = classifier.taught([("heat",)], known[None])
    far = np.abs(wrong.probabilities(OTHERS) - classifier.probabilities(OTHERS)).max()
    assert share > 0.8
    assert moved < far / 3


def test_no_label_is_the_same_classifier(classifier):
    assert classifier.taught([], VECTORS[:0]) is classifier


@pytest.mark.parametrize("kind", ["classifier", "few"])
def test_the_same_labels_give_the_same_numbers_and_others_do_not(request, kind):
    base = request.getfixturevalue(kind)
    one = base.taught([("heat",), ("wood", "heat")], OTHERS[:2])
    same = base.taught([("heat",), ("wood", "heat")], OTHERS[:2])
    other = base.taught([("heat",), ("wood",)], OTHERS[:2])
    assert one.digest == same.digest
    assert len({base.digest, one.digest, other.digest}) == 3


@settings(max_examples=25)
@given(
    rows=st.lists(st.integers(0, len(PROTOTYPES) - 1), min_size=1, max_size=30),
    labels=st.lists(st.sampled_from(sorted(WORDS)), min_size=1, max_size=6),
)
def test_a_score_does_not_depend_on_the_batch(classifier, rows, labels):
    taught = classifier.taught([(each,) for each in labels], OTHERS[: len(labels)])
    together = taught.probabilities(VECTORS[rows])
    for row, shares in zip(rows, together, strict=True):
        assert np.array_equal(taught.probabilities(VECTORS[[row]])[0], shares)
        assert shares.sum() == pytest.approx(1)


def test_an_empty_text_abstains_whatever_was_taught(classifier):
    taught = classifier.taught([("heat",)], OTHERS[:1])
    assert taught.classify(OTHERS[4:5])[0].primary == NONE


def test_assigned_are_the_themes_that_classify_assigns(classifier):
    for given_, each in zip(
        classifier.assigned(VECTORS), classifier.classify(VECTORS), strict=True
    ):
        assert tuple(slug for slug, _ in given_) == each.assigned
        assert [score for _, score in given_] == [each.scores[slug] for slug in each.assigned]


def test_a_statement_far_from_all_labels_gets_nothing_added():
    vectors = np.eye(4, dtype=np.float32)
    wanted, given_ = np.array([[1.0, 0.0]] * 2), np.array([[0.2, 0.8]] * 2)
    learned = Residuals.fit(vectors[:2], wanted, given_, bound=0.4)
    assert np.array_equal(learned.added(vectors[2:]), np.zeros((2, 2)))
    assert learned.added(vectors[:1])[0, 0] > 1


def at_cosine(cosine):
    return np.array([[cosine, np.sqrt(1 - cosine**2), 0.0]], dtype=np.float32)


def test_a_label_moves_nothing_that_is_only_weakly_related():
    taught = np.array([[1.0, 0.0, 0.0]], dtype=np.float32)
    learned = Residuals.fit(taught, np.array([[1.0, 0.0]]), np.array([[0.0, 1.0]]), bound=0.4)
    moved = [float(learned.added(at_cosine(each))[0, 0]) for each in (0.12, 0.3, 0.39, 0.5, 0.9)]
    assert moved[:3] == [0.0, 0.0, 0.0]
    assert 0 < moved[3] < moved[4]


def test_near_is_what_few_pairs_of_the_schemes_examples_are():
    bound = near_bound(VECTORS)
    # Fewer examples than a bound can be read from: that of our encoder.
    assert bound == 0.4
    many = np.concatenate([VECTORS] * 4)
    cosines = (many @ many.T)[np.triu_indices(len(many), 1)]
    assert (cosines > near_bound(many)).mean() == pytest.approx(0.01, abs=0.01)
    alike = many + 3 * np.ones_like(many)
    alike /= np.linalg.norm(alike, axis=1, keepdims=True)
    assert near_bound(alike) > near_bound(many) or near_bound(many) == 0.95
