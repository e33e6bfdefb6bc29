"""Letters that are passed on: what they say is kept, their heads and signatures are not."""

import pytest

from ideation.domain.cleaning import without
from ideation.text.mail_chain import set_apart

SAID = "Der Ofen der Halle bleibt kalt."


def kept(text):
    return " ".join(without(text, set_apart(text)).split())


@pytest.mark.parametrize(
    "marker",
    [
        "-------- Weitergeleitete Nachricht --------",
        "---------- Message transféré ----------",
        "---------- Forwarded message ---------",
        "Begin forwarded message:",
    ],
)
@pytest.mark.parametrize("greeting", ["", "Gruß, Ole\n\n", "Bonne journée, Ada\n\n"])
def test_what_is_passed_on_is_of_the_letter_and_its_head_is_not(marker, greeting):
    head = "Von: Jana Holtkamp <jana@example.org>\nDatum: 12.3.2026\nBetreff: Ofen\nAn: Ole"
    text = f"Bitte lesen.\n\n{greeting}{marker}\n{head}\n\n{SAID}\n\nViele Grüße\nJana Holtkamp"
    assert kept(text) == f"Bitte lesen. {SAID}"


def test_what_is_answered_stays_set_apart_within_what_is_passed_on():
    text = (
        "Bitte lesen.\n\nBegin forwarded message:\nFrom: Jana <jana@example.org>\nDate: today\n\n"
        f"{SAID}\n\n-----Original Message-----\nFrom: Ole\nSent: 11.3.2026\n\nIst er warm?"
    )
    assert kept(text) == f"Bitte lesen. {SAID}"


def test_words_of_passing_on_without_a_head_are_ones_own():
    text = f"Forwarded message\n\n{SAID}"
    assert kept(text) == f"Forwarded message {SAID}"
