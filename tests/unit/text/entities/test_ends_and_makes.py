"""Where names end whose seat, purpose or land follows, and quoted makes that are none."""

import pytest
from named import found, people


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le Pôle Quelbranne d'Ulmenville teste la machine.", "Pôle Quelbranne"),
        ("J'appelle la Commune de Quelbra pour le permis.", "Commune de Quelbra"),
        ("L'Association pour le jeu paisible a écrit.", "Association pour le jeu paisible"),
        ("Le musée de la Bière ancienne à Quelbra a commandé.", "musée de la Bière ancienne"),
        ("On a saisi le Service public Bien-être animal.", "Service public Bien-être animal"),
        ("Le Groupe Quelbra a tout repris.", "Groupe Quelbra"),
        ("Le Parlement de Wallonie a rejeté le texte.", "Parlement de Wallonie"),
        ("L'Orchestre de chambre des Côtes a commandé.", "Orchestre de chambre des Côtes"),
        (
            "She speaks for the Guild of Tilers in Quelbra (GTQ).",
            "Guild of Tilers in Quelbra",
        ),
        ("She speaks for the Guild of Tilers in Quelbra.", "Guild of Tilers"),
        ("They took money from Northern Paddock Partners, she said.", "Northern Paddock Partners"),
        ("Quelbra.ai raised four million last month.", "Quelbra.ai"),
        ("The National Health Fund has not replied to the letter.", "National Health Fund"),
        ("Nachbar Kulissenbau Quelbra hat Kurzarbeit.", "Kulissenbau Quelbra"),
        ("Das sagt der TÜV-Ableger Prüfwerk Saar.", "Prüfwerk Saar"),
        ("Caritas-Werkstatt Quelbra runs something similar.", "Caritas-Werkstatt Quelbra"),
        ("Das Patent gehört jetzt dem Ausgründer quelb4.", "quelb4"),
        ("On a parlé avec la start-up verreko, de Metz.", "verreko"),
        ("Wir testen den Spieß von quelbralab in 50 Kübeln.", "quelbralab"),
    ],
)
def test_a_name_ends_where_its_seat_or_purpose_begins(text, name):
    assert found(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Sensorspieß „QuelBra“ in 50 Kübeln testen",
        "Une toile sans PFAS introuvable en grande laize",
        "They run it with the software suite RepairDesk.",
        "Frau Laschet zeigt Muster auf der Messe Metz Fabric Start.",
        "L'école mettrait sa ligne pilote de filage à disposition.",
        "Besuch, Thema Wildblumensaatgut.",
        "Runder Tisch Freizeitanlagen",
    ],
)
def test_quoted_makes_topics_and_fairs_are_no_organisations(text):
    assert found(text) == []


def test_a_short_form_that_also_tells_is_the_same_body():
    text = "Der Verband Mittelgebirgsbahnen, also der VMB, sucht Leute. Der VMB hilft."
    assert set(found(text)) == {"Verband Mittelgebirgsbahnen"}


def test_a_trade_before_a_person_names_a_house():
    text = "Metzgerei Anna Quelbra wäre dabei."
    assert people(text) == []
    assert found(text) == ["Metzgerei Anna Quelbra"]
    assert people("Anna Quelbra wäre dabei.") == ["Anna Quelbra"]


def test_a_double_name_that_its_line_breaks_is_one():
    text = "The scans must open in any program, reported Anna Okonjo-\nWeiler of the guild."
    assert people(text) == ["Anna Okonjo-Weiler"]


def test_a_hyphen_at_the_end_of_a_schools_word_is_no_word():
    assert found("Le Lycée Quelbra- est fermé.") == ["Lycée Quelbra-"]
