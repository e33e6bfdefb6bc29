"""How well a statement can be read by itself."""

import pytest

from ideation.text.standing import standing


@pytest.mark.parametrize(
    ("by_itself", "explained_before"),
    [
        (
            "Wir brauchen eine gemeinsame Sammeltour für Lösungsmittel aus Lackierereien.",
            "Davon hätte ich gern sechzig, und danach immer eins, wenn eins fällt.",
        ),
        (
            "- Les zingueurs veulent une tournée commune pour leurs acides usés.",
            "Elle doit être accessible à tous, au même tarif. »",
        ),
        (
            "**Weber:** Our members look for a shared test bench near the border.",
            "He wants one of these, at the same price, for everybody.",
        ),
        ("Mir sichen e gemeinsame Lager fir Dämmplacken.", "Dat wier schued."),
    ],
)
def test_what_names_its_matter_stands_better_than_what_points_back(by_itself, explained_before):
    assert standing(by_itself) > standing(explained_before)


def test_a_label_or_a_bullet_in_front_hides_no_pronoun():
    plain = standing("Sie möchte eine gemeinsame Halle bauen.")
    assert standing("- **Notiz:** Sie möchte eine gemeinsame Halle bauen.") <= plain
    assert standing("Siemens möchte eine gemeinsame Halle bauen.") > plain


def test_nothing_said_tells_nothing():
    assert standing("") == 0
