"""Kinds learned from examples: vectors and letters decide, rules keep fragments and denials."""

from collections import Counter

import numpy as np
import pytest

from ideation.domain.language import Language
from ideation.domain.passage import Kind
from ideation.text.kind_classifier import Example, KindClassifier, examples
from ideation.text.kinds import kind_of

DE, FR, EN, LB = (
    Language.GERMAN,
    Language.FRENCH,
    Language.ENGLISH,
    Language.LUXEMBOURGISH,
)
KINDS = list(Kind)
# Says nothing of any kind by its words.
PLAIN = {
    DE: "Der Ofen steht hinten im Hof der Halle.",
    FR: "Le four se trouve au fond de la cour.",
    EN: "The kiln stands at the back of the yard.",
    LB: "Den Uewe steet hannen am Haff vun der Hal.",
}
PROMISE = {
    DE: "Ich schicke Ihnen bis Montag die Zeichnung vom Ofen.",
    FR: "Je vous envoie la photo du four avant lundi.",
    EN: "I will send you the drawing of the kiln by Monday.",
    LB: "Ech schécken Iech bis Méindeg d'Zeechnung vum Uewen.",
}


def unit(kind):
    return np.eye(len(KINDS), dtype=np.float32)[KINDS.index(kind)]


def shown(counts):
    return [
        Example(kind=kind, language=language, reading=reading)
        for kind, count in counts.items()
        for language, reading in PLAIN.items()
        for _ in range(count)
    ]


def judged(classifier, reading, language, vector):
    [found] = classifier.judge([reading], [language], vector[np.newaxis])
    return found


@pytest.fixture(scope="module")
def by_vector():
    """A classifier for which the words say nothing and the vector everything."""
    rows = shown(dict.fromkeys(KINDS, 10))
    return KindClassifier.fit(rows, np.stack([unit(each.kind) for each in rows]))


# The examples


def test_the_examples_show_each_kind_in_four_languages_equally_often():
    counts = Counter((each.kind, each.language) for each in examples())
    assert set(counts) == {(kind, language) for kind in Kind for language in Language}
    for kind in Kind:
        assert len({counts[kind, language] for language in Language}) == 1
        assert counts[kind, DE] >= 20


def test_no_example_comes_twice():
    readings = Counter(" ".join(each.reading.casefold().split()) for each in examples())
    assert [reading for reading, count in readings.items() if count > 1] == []


def test_each_example_says_something():
    assert [each.reading for each in examples() if len(each.reading.split()) < 3] == []
    assert [each.reading for each in examples() if each.reading != each.reading.strip()] == []


# The classifier


@pytest.mark.parametrize("language", PLAIN)
@pytest.mark.parametrize("kind", [each for each in Kind if each is not Kind.COMMITMENT])
def test_the_vector_tells_the_kind_where_words_do_not(by_vector, kind, language):
    assert judged(by_vector, PLAIN[language], language, unit(kind)).kind is kind


@pytest.mark.parametrize("language", PLAIN)
def test_a_promise_is_one_by_its_words_or_where_it_is_plainly_one(by_vector, language):
    # Hardly likelier than a fact: only its words make it one.
    doubtful = unit(Kind.COMMITMENT) + 0.85 * unit(Kind.FACT)
    assert judged(by_vector, PLAIN[language], language, doubtful).kind is Kind.FACT
    plainly = judged(by_vector, PLAIN[language], language, unit(Kind.COMMITMENT))
    assert (plainly.kind, plainly.cue) == (Kind.COMMITMENT, "")
    promise = judged(by_vector, PROMISE[language], language, doubtful)
    assert promise.kind is Kind.COMMITMENT
    assert promise.cue in PROMISE[language]
    assert promise.cue


@pytest.mark.parametrize(
    ("language", "reading"),
    [
        (DE, "Sie brauchen einen Ofen für kleine Serien."),
        (FR, "Elle voudrait un four pour les petites séries."),
        (EN, "They need a kiln for small series of tiles."),
        (LB, "Si wëllen en Uewe fir kleng Serien."),
    ],
)
def test_words_are_shown_only_where_the_rules_agree(by_vector, language, reading):
    agreed = judged(by_vector, reading, language, unit(Kind.NEED))
    assert agreed == kind_of(reading, language)
    assert agreed.cue in reading
    assert agreed.cue
    other = judged(by_vector, reading, language, 3 * unit(Kind.FACT))
    # A wish by its words stays one of which an idea can be made.
    assert (other.kind, other.cue, other.wish) == (Kind.FACT, "", True)


@pytest.mark.parametrize("language", PLAIN)
def test_what_plainly_sounds_like_a_need_is_a_wish_but_a_question_is_none(by_vector, language):
    told = judged(by_vector, PLAIN[language], language, 3 * unit(Kind.NEED))
    asked = judged(by_vector, PLAIN[language][:-1] + "?", language, 3 * unit(Kind.NEED))
    assert (told.kind, told.wish) == (Kind.NEED, True)
    assert not asked.wish


@pytest.mark.parametrize(
    ("language", "reading"),
    [
        (DE, "Wir möchten unseren Ofen gern mit den Nachbarn teilen."),
        (FR, "Elle aimerait partager son four avec les voisins."),
        (EN, "They would like to share their kiln with neighbours."),
        (LB, "Si géife gär hiren Uewe mat den Noperen deelen."),
    ],
)
def test_a_polite_offer_stays_one_however_it_sounds(by_vector, language, reading):
    assert judged(by_vector, reading, language, 3 * unit(Kind.NEED)) == kind_of(reading, language)


@pytest.mark.parametrize(
    ("language", "reading"),
    [
        (DE, "Wir wollen keinen neuen Ofen im Hof."),
        (FR, "Nous ne voulons pas de four dans la cour."),
        (EN, "We do not want a new kiln in the yard."),
        (LB, "Mir brauchen keen neien Uewen am Haff."),
    ],
)
def test_a_wish_denied_stays_an_observation(by_vector, language, reading):
    found = judged(by_vector, reading, language, unit(Kind.NEED))
    assert (found.kind, found.wish) == (Kind.OBSERVATION, False)


@pytest.mark.parametrize(
    ("language", "reading", "kind"),
    [
        (DE, "Ofen im Hof", Kind.OBSERVATION),
        (FR, "Four à 900", Kind.FACT),
        (EN, "Kiln in yard", Kind.OBSERVATION),
        (LB, "Uewen: 900 Grad", Kind.FACT),
    ],
)
def test_a_fragment_stays_what_the_rules_call_it(by_vector, language, reading, kind):
    assert judged(by_vector, reading, language, unit(Kind.OFFER)).kind is kind


def test_shares_are_those_of_notes_not_of_the_examples():
    counts = {kind: 3 for kind in KINDS} | {Kind.IDEA: 12}
    rows = shown(counts)
    classifier = KindClassifier.fit(rows, np.zeros((len(rows), 2), dtype=np.float32))
    for language, reading in PLAIN.items():
        found = judged(classifier, reading, language, np.zeros(2, dtype=np.float32))
        assert found.kind is Kind.OBSERVATION


def test_nothing_is_judged_as_nothing(by_vector):
    assert by_vector.judge([], [], np.zeros((0, len(KINDS)), dtype=np.float32)) == []


@pytest.mark.journey
def test_most_examples_are_told_by_their_letters_and_cues_alone(by_letters):
    some = examples()[::4]
    found = by_letters.judge(
        [each.reading for each in some],
        [each.language for each in some],
        np.zeros((len(some), 2), dtype=np.float32),
    )
    for language in Language:
        right = [
            judged.kind is each.kind
            for judged, each in zip(found, some, strict=True)
            if each.language is language
        ]
        assert len(right) > 100
        assert sum(right) / len(right) > 0.85


def test_the_same_examples_teach_the_same():
    few = examples()[::12]
    random = np.random.default_rng(7)
    vectors = random.normal(size=(len(few), 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    classifier, again = (KindClassifier.fit(few, vectors) for _ in range(2))
    readings, languages = [*PLAIN.values(), *PROMISE.values()], [*PLAIN, *PROMISE]
    rows = np.zeros((len(readings), 8), dtype=np.float32)
    assert again.judge(readings, languages, rows) == classifier.judge(readings, languages, rows)
    assert (
        classifier.judge(readings[:1], languages[:1], rows[:1])
        == (classifier.judge(readings, languages, rows)[:1])
    )
