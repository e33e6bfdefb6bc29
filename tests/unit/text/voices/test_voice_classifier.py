"""Voices by ear: who speaks for others is heard in many words, with the words that told."""

import numpy as np
import pytest

from ideation.domain.language import Language
from ideation.domain.passage import Attribution, Kind
from ideation.text.kind_classifier import KindClassifier, examples

DE, FR, EN, LB = Language.GERMAN, Language.FRENCH, Language.ENGLISH, Language.LUXEMBOURGISH
OWN, REPORTED, MENTIONED = Attribution.OWN, Attribution.REPORTED, Attribution.MENTIONED

pytestmark = pytest.mark.journey


@pytest.fixture
def classifier(by_letters):
    return by_letters


def heard(classifier, reading, language):
    [judged] = classifier.judge([reading], [language], np.zeros((1, 2), dtype=np.float32))
    return judged.heard


@pytest.mark.parametrize(
    ("reading", "language"),
    [
        ("Die Konditoren wünschen sich leichtere Formen.", DE),
        ("Von Segellehrern hört man, dass die Stege zu kurz seien.", DE),
        ("Selon M. Tavernelle, les relieurs cherchent du cuir moins cher.", FR),
        ("D'après elle, les plongeurs se plaignent tous des bouées.", FR),
        ("Piano tuners all want shorter trips, she says.", EN),
        ("According to him, most kayak clubs have given up on insurance.", EN),
        ("D'Seegler soen, si hätte gär méi laang Steeën.", LB),
    ],
)
def test_others_are_heard_to_speak(classifier, reading, language):
    chances = heard(classifier, reading, language).chances
    assert max(chances, key=chances.get) is REPORTED


@pytest.mark.parametrize(
    ("reading", "language"),
    [
        ("Wir suchen eine leichtere Form für unsere Torten.", DE),
        ("Er will einen längeren Steg bauen lassen.", DE),
        ("Elle voudrait un cuir moins cher pour ses reliures.", FR),
        ("Nous prêtons la presse le samedi.", FR),
        ("She would like shorter trips between two pianos.", EN),
        ("We will send you the drawings by 4 May.", EN),
        ("Mir sichen e méi laange Steg.", LB),
    ],
)
def test_who_is_met_is_heard_to_speak_of_itself(classifier, reading, language):
    chances = heard(classifier, reading, language).chances
    assert max(chances, key=chances.get) is OWN
    assert chances[OWN] > 0.6


@pytest.mark.parametrize(
    ("reading", "language"),
    [
        ("Ein Mitbewerber aus Rostock hat so ein Gerät bereits im Angebot.", DE),
        ("Un concurrent de Brest vend déjà un appareil semblable.", FR),
        ("A competitor in Hull already sells a similar device.", EN),
    ],
)
def test_third_parties_are_heard_to_be_talked_about(classifier, reading, language):
    chances = heard(classifier, reading, language).chances
    assert max(chances, key=chances.get) is MENTIONED


def test_the_chances_sum_to_one_and_the_telling_words_stand_in_the_reading(classifier):
    reading = "Piano tuners keep telling her they want shorter trips."
    found = heard(classifier, reading, EN)
    assert sum(found.chances.values()) == pytest.approx(1.0)
    assert found.cues[REPORTED]
    assert found.cues[REPORTED] in reading
    assert 1 <= len(found.cues[REPORTED].split()) <= 3


def test_a_promise_is_hardly_ever_reported(classifier):
    voices = classifier._voices
    readings, vectors = ["Members would join in May."] * 2, np.zeros((2, 2), dtype=np.float32)
    wish, promise = voices.hear(readings, [EN, EN], [Kind.NEED, Kind.COMMITMENT], vectors)
    assert promise.chances[REPORTED] < wish.chances[REPORTED]


def test_each_voice_has_examples_in_each_language():
    shown = [each for each in examples() if each.voice]
    for voice, least in ((OWN, 400), (REPORTED, 270), (MENTIONED, 160)):
        for language in Language:
            assert sum(e.voice is voice and e.language is language for e in shown) >= least
    assert len({each.reading for each in shown}) == len(shown)


def test_without_all_three_voices_nothing_is_heard():
    shown = [each for each in examples()[::10] if each.voice is not MENTIONED]
    classifier = KindClassifier.fit(shown, np.zeros((len(shown), 2), dtype=np.float32))
    assert heard(classifier, "We will send it by May.", EN) is None
