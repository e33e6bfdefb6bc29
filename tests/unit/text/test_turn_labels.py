"""The label of a turn is no word of what is said."""

import pytest

from ideation.text.turn_labels import without_label, without_speaker


def test_a_label_is_cut_off():
    assert without_label("Odo Quell: Wir suchen Weiden.") == "Wir suchen Weiden."
    assert without_label("Jeanne Ruche : On cherche.") == "On cherche."
    assert without_label("Wir suchen: Weiden.") == "Wir suchen: Weiden."


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        ("Mehlbrink: Der Altsand geht weg.", "Der Altsand geht weg."),
        ("Q.R. : On cherche du sable.", "On cherche du sable."),
        ("Dr Wagquist: we want sand.", "we want sand."),
        # A heading holds what is spoken of, and some names are words.
        ("Wasserstoff: noch zu teuer.", "Wasserstoff: noch zu teuer."),
        ("Weber: Der Altsand geht weg.", "Weber: Der Altsand geht weg."),
        ("Wir suchen Sand.", "Wir suchen Sand."),
    ],
)
def test_what_is_said_is_not_about_its_speaker(reading, said):
    assert without_speaker(reading) == said
