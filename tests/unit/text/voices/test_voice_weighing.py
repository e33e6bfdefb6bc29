"""Clues weighed together: what is heard, what rules see, what the note says around a passage."""

from dataclasses import replace

import pytest

from ideation.domain.language import Language
from ideation.domain.passage import Attribution
from ideation.text.voices.classifier import Heard
from ideation.text.voices.scene import Scene, voice_by_rules
from ideation.text.voices.weighing import OTHERS, clues_of, weighed_voice, weights_in_use

OWN, REPORTED, MENTIONED = Attribution.OWN, Attribution.REPORTED, Attribution.MENTIONED
PLAIN = Scene(
    reading="The kiln runs until midnight.",
    language=Language.ENGLISH,
    subject="",
    answers=False,
    of_the_house=False,
    absent="",
    present=False,
    before=None,
    before_cue="",
)


def heard(reported=0.0, mentioned=0.0):
    chances = {OWN: 1 - reported - mentioned, REPORTED: reported, MENTIONED: mentioned}
    return Heard(chances=chances, cues={REPORTED: "heard", MENTIONED: "heard"})


def scene(reading="The kiln runs until midnight.", **seen):
    return replace(PLAIN, reading=reading, **seen)


def test_every_clue_has_a_weight_for_each_voice_of_others():
    names = set(clues_of(PLAIN, heard()))
    assert {voice.value for voice in OTHERS} == set(weights_in_use())
    for voice in OTHERS:
        assert set(weights_in_use()[voice.value]) == names


def test_what_nothing_speaks_against_is_an_own_voice_with_its_subject():
    assert weighed_voice(scene(subject="kolbenwerk"), heard(0.1, 0.1)) == (OWN, "kolbenwerk")


def test_a_rule_and_half_an_ear_are_enough_and_neither_alone():
    told = "Members want a kiln that runs until midnight."
    assert weighed_voice(scene(told), heard(reported=0.4))[0] is REPORTED
    assert weighed_voice(scene(told), heard(reported=0.002))[0] is OWN
    assert weighed_voice(PLAIN, heard(reported=0.4))[0] is OWN


def test_the_words_shown_are_those_of_others_and_their_verb():
    voice, words = weighed_voice(
        scene("Glass blowers dread the price of gas, she says."), heard(reported=0.9)
    )
    assert (voice, words) == (REPORTED, "blowers dread")


def test_a_name_of_who_was_not_there_is_mentioned_and_a_house_met_speaks():
    sound = heard(reported=0.05, mentioned=0.4)
    told = scene("Zorbalux runs a kiln.", absent="zorbalux")
    assert weighed_voice(told, sound) == (MENTIONED, "zorbalux")
    assert weighed_voice(scene("Zorbalux runs a kiln.", of_the_house=True), sound)[0] is OWN


def test_a_reported_passage_makes_the_next_one_likelier_to_be():
    sound = heard(reported=0.5)
    assert weighed_voice(PLAIN, sound)[0] is OWN
    assert weighed_voice(scene(before=REPORTED, before_cue="members"), sound)[0] is REPORTED


@pytest.mark.parametrize("chance", [0.0, 1.0])
def test_a_chance_of_nothing_or_of_all_is_bounded(chance):
    assert all(abs(value) <= 6 for value in clues_of(PLAIN, heard(chance)).values())


@pytest.mark.parametrize(
    "told",
    [
        "Word has it that the old kilns are being sold.",
        "Smaller kilns would do, Ada keeps hearing.",
        "Im Ort geht das Gerücht, die Öfen würden verkauft.",
        "Munkelt man auch, dass Öfen wegfallen.",
        "On murmure que les fours vont doubler de prix.",
        "D'Leit zielen, et géif keen Uewen méi lafen.",
    ],
)
def test_what_goes_round_is_reported_where_it_names_nobody(told):
    sound = heard(reported=0.1, mentioned=0.1)
    assert weighed_voice(scene(told), sound)[0] is REPORTED
    assert weighed_voice(scene(told, absent="zorbalux"), sound)[0] is not REPORTED


@pytest.mark.parametrize(
    ("told", "wish"),
    [
        ("Unsere Kunden bekommen jedes Teil in drei Tagen.", "Unsere Kunden wollen jedes Teil."),
        ("Ses clients paient chaque four en trois fois.", "Ses clients veulent payer plus tard."),
        ("Our bakers get a kiln in a day.", "Our bakers want a kiln in a day."),
        ("Eis Clienten kréien hiren Uewen an engem Dag.", "Eis Clienten wëllen en Uewen."),
    ],
)
def test_what_customers_get_is_told_of_the_house_itself(told, wish):
    sound = heard(reported=0.6)
    assert weighed_voice(scene(told), sound)[0] is OWN
    language = Language.GERMAN if "Kunden" in wish else Language.ENGLISH
    assert weighed_voice(scene(wish, language=language), heard(reported=0.8))[0] is REPORTED


def test_what_members_get_is_told_by_who_speaks_for_them():
    told = scene("Its members get the kiln a year late.")
    assert weighed_voice(told, heard(reported=0.6))[0] is REPORTED


# By rules alone, where nothing was learned


def test_by_rules_what_follows_a_reported_wish_is_reported_unless_a_house_speaks_of_itself():
    behind = scene(before=REPORTED, before_cue="members")
    assert voice_by_rules(behind) == (REPORTED, "members")
    assert voice_by_rules(replace(behind, subject="kolbenwerk")) == (OWN, "kolbenwerk")
    itself = replace(behind, reading="The club itself needs a hall.")
    assert voice_by_rules(itself)[0] is OWN


def test_by_rules_an_answer_that_names_another_tells_of_it():
    told = scene("Zorbalux runs a kiln.", absent="zorbalux", subject="Weber", answers=True)
    assert voice_by_rules(told) == (MENTIONED, "zorbalux")
    assert voice_by_rules(replace(told, reading="We run a kiln with Zorbalux."))[0] is OWN
