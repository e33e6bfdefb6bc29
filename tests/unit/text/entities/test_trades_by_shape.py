"""Trades that no table holds: told by how their words end, beside somebody's name only."""

import pytest

from ideation.text.entities.people import find_people
from ideation.text.pipeline import labelled_tokens


def roles(text):
    return [each.role for each in find_people(text, labelled_tokens(text))]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Dabei war Clara Quelzer, Brunnenmeisterin vom Hof am Berg.", "Brunnenmeisterin"),
        ("Clara Quelzer (Schirmmacher) kam.", "Schirmmacher"),
        ("J'ai vu Clara Quelzer, accordeuse de pianos.", "accordeuse de pianos"),
        ("Avec Clara Quelzer, vernisseur chez Zolm.", "vernisseur"),
        ("We met Clara Quelzer, glove tester at the mill.", "glove tester"),
        ("La graphologue Clara Quelzer hésite.", "graphologue"),
        ("It came with seamstress Clara Quelzer.", "seamstress"),
        ("D'Chefin, d'Clara Quelzer, sicht eng Sond.", "Chefin"),
        ("De Patron, de Bruno Quelzer, huet fréier hei geschafft.", "Patron"),
    ],
)
def test_a_trade_beside_a_name_is_a_role(text, role):
    assert roles(text) == [role]


@pytest.mark.parametrize(
    "text",
    [
        "Clara Quelzer, immer zu früh, kam.",
        "Clara Quelzer, later that day, left.",
        "Mit Clara Quelzer, Fenster sind kaputt.",
        "Clara Quelzer, hier à Metz, attend.",
        "Clara Quelzer, Hamburger Straße 3",
    ],
)
def test_what_only_ends_like_a_trade_is_no_role(text):
    assert roles(text) == [None]
