"""The language of a passage: its own words, and the rest of its note where they are few."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ideation.domain.language import Language
from ideation.text.language import languages_of, probabilities

DE, FR, EN, LB = Language.GERMAN, Language.FRENCH, Language.ENGLISH, Language.LUXEMBOURGISH


def _codes(texts):
    return [language.value for language, _ in languages_of(texts)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Betrieb möchte die Abwärme seiner Öfen an das Freibad abgeben.", DE),
        ("WIR SUCHEN EINEN PARTNER FÜR EINE PILOTANLAGE", DE),
        ("L'atelier voudrait partager son banc d'essai avec deux voisins.", FR),
        ("Nous cherchons un partenaire.", FR),
        ("The foundry would like to share its press with the whole street.", EN),
        ("They need more space.", EN),
        ("De Betrib wëll seng Maschinne mat den Noperen deelen.", LB),
        ("Mir sichen e Partner fir de Projet, deen am Fréijoer ufänkt.", LB),
    ],
)
def test_a_sentence_alone_is_recognised(text, language):
    assert languages_of([text])[0][0] is language


def test_short_luxembourgish_passages_lean_on_their_note():
    short = ["Mir brauchen dat.", "Budget feelt.", "Jo."]
    note = [
        "Hie freet no engem Raum, wou d'Leit hir Prototyppe kënne weisen.",
        "De Betrib wëll seng Maschinne mat den Noperen deelen.",
        *short,
    ]
    assert "lb" not in [_codes([each])[0] for each in short]
    assert _codes(note) == ["lb"] * 5


def test_short_german_passages_stay_german_in_a_german_note():
    note = ["Der Betrieb will seine Abwärme mit den Nachbarn teilen.", "Budget offen.", "Ja."]
    assert _codes(note) == ["de", "de", "de"]


def test_a_note_does_not_rule_out_another_language():
    note = [
        "Der Betrieb will seine Abwärme mit den Nachbarn teilen, aber keiner rechnet nach.",
        "Das Freibad verheizt im Sommer noch immer Gas, obwohl die Gießerei nebenan steht.",
        "Nous cherchons aussi un partenaire de l'autre côté de la frontière pour la vapeur.",
    ]
    assert _codes(note) == ["de", "de", "fr"]


def test_each_sentence_of_a_mixed_note_keeps_its_own_language():
    note = [
        "Die Werkstatt hat zwei Fräsen, die freitags niemand braucht, auch nicht im Winter.",
        "L'atelier voisin cherche justement une fraiseuse pour un jour par semaine.",
        "The third workshop would rather pay for finished parts than for machine hours.",
        "De véierte Betrib wëll säi Léierbouf ausbilden an huet dofir keng Maschinn.",
    ]
    assert _codes(note) == ["de", "fr", "en", "lb"]


def test_a_text_without_letters_could_be_any_language():
    assert probabilities("2026: 3,5 % …") == {DE: 0.25, FR: 0.25, EN: 0.25, LB: 0.25}


def test_a_passage_without_letters_takes_the_language_of_its_note():
    assert _codes(["Nous cherchons un partenaire pour notre four à induction.", "2026"])[1] == "fr"


def test_no_passages_have_no_languages():
    assert languages_of([]) == []


@settings(max_examples=60)
@given(st.lists(st.text(max_size=40), max_size=4))
def test_probabilities_are_probabilities_whatever_the_text(texts):
    for text in texts:
        assert sum(probabilities(text).values()) == pytest.approx(1)
    decided = languages_of(texts)
    assert len(decided) == len(texts)
    assert all(0.25 <= probability <= 1 for _, probability in decided)
