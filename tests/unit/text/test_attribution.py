"""Whose voice: own, reported, mentioned, the note-taker's, nobody's."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ideation.domain.ids import OrganisationId
from ideation.domain.language import Language
from ideation.domain.passage import Attribution
from ideation.text.attribution import Party, voices_of
from ideation.text.contexts import contexts_of
from ideation.text.names import NameFinder
from ideation.text.passages import split

KOLBEN = Party(id=OrganisationId(1), name="Kolbenwerk GmbH", people=("Anna Weber",))
AEOLIA = Party(id=OrganisationId(2), name="Institut Aeolia", people=("Luc Thill",))
OWN, REPORTED, MENTIONED = Attribution.OWN, Attribution.REPORTED, Attribution.MENTIONED


def voices(text, *met, others=(), author="Nora Reding"):
    drafts = split(text)
    spans = [each.span for each in drafts]
    found = voices_of(
        text,
        [(each.span, each.reading, each.language) for each in drafts],
        contexts=contexts_of(text, spans),
        met=met,
        others=others,
        author=author,
    )
    return [(draft.text, voice) for draft, voice in zip(drafts, found, strict=True)]


def only(text, *met, **options):
    [(_, voice)] = voices(text, *met, **options)
    return voice.attribution, voice.organisation_id


def of(found, words):
    return next(voice for text, voice in found if words in text)


@pytest.mark.parametrize(
    "text",
    [
        "Wir wollen einen Ofen für kleine Serien.",
        "Sie möchten den Ofen gern mit anderen teilen.",
        "Elle voudrait un four pour les petites séries.",
        "They would lend their kiln on Fridays.",
        "Si wëllen en Uewe fir kleng Serien.",
    ],
)
def test_the_one_organisation_met_speaks_of_itself_also_in_the_third_person(text):
    assert only(text, KOLBEN) == (OWN, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Unsere Mitglieder wünschen sich einen Ofen für kleine Serien.",
        "Viele Betriebe in der Branche suchen einen solchen Ofen.",
        "Les membres réclament un four depuis longtemps.",
        "Plusieurs PME souhaitent un four commun, dit-elle.",
        "Our members want a kiln for small series.",
        "Eis Memberen hätte gär en Uewe fir kleng Serien.",
    ],
)
def test_who_speaks_for_others_reports(text):
    assert only(text, KOLBEN)[0] is REPORTED


@pytest.mark.parametrize(
    "text",
    [
        "Die Zorbalux soll einen neuen Ofen haben wollen.",
        "Zorbalux veut un four, paraît-il, pour ses tuiles.",
        "Apparently the neighbours want a kiln of their own.",
        "D'Zorbalux wëll en neien Uewen, et heescht op d'mannst.",
    ],
)
def test_hearsay_is_mentioned_not_said(text):
    assert only(text, KOLBEN, others=["Zorbalux S.A."])[0] is MENTIONED


def test_a_known_organisation_that_is_talked_about_does_not_speak():
    text = "Zorbalux möchte einen Ofen für große Stücke bauen."
    assert only(text, KOLBEN, others=["Zorbalux S.A."])[0] is MENTIONED
    assert only(text, KOLBEN)[0] is OWN


def test_who_names_itself_beside_another_still_speaks():
    text = "Kolbenwerk möchte den Ofen mit Zorbalux zusammen bauen."
    assert only(text, KOLBEN, others=["Zorbalux S.A."]) == (OWN, 1)


def test_what_follows_a_reported_wish_stays_reported():
    text = (
        "Unsere Mitglieder wünschen sich seit Jahren einen Ofen für kleine Serien. "
        "Ein offener Betrieb am Abend wäre den meisten dabei am liebsten, sagt der Verband."
    )
    assert {voice.attribution for _, voice in voices(text, KOLBEN)} == {REPORTED}


def test_nobody_met_means_nobodys_voice():
    assert only("Man sollte einen Ofen für alle bauen.") == (OWN, None)


INTERVIEW = """\
**Reding:** Was fehlt Ihnen in der Werkstatt am meisten?

**Weber:** Ein Ofen für kleine Serien, den wir gern teilen würden.

**Thill:** Dem Institut reicht der alte Ofen, danke der Nachfrage.
"""


def test_in_an_interview_each_turn_is_its_speakers_and_the_interviewer_says_nothing():
    found = voices(INTERVIEW, KOLBEN, AEOLIA)
    assert of(found, "Was fehlt").attribution is None
    assert of(found, "kleine Serien").organisation_id == 1
    assert of(found, "alte Ofen").organisation_id == 2


def test_in_a_note_with_several_a_passage_that_names_none_backs_none():
    assert only("Ein Ofen für kleine Serien wäre gut.", KOLBEN, AEOLIA)[1] is None
    assert only("Weber will einen Ofen für kleine Serien.", KOLBEN, AEOLIA) == (OWN, 1)
    assert only("Das Aeolia will einen Ofen für kleine Serien.", KOLBEN, AEOLIA) == (OWN, 2)


def test_a_quotation_that_goes_on_keeps_its_voice():
    text = (
        "Frau Weber sagt es so: „Einen Ofen für kleine Serien müssten wir endlich haben. "
        "Am liebsten einen, den die ganze Straße bezahlt und betreibt.“"
    )
    assert {voice.organisation_id for _, voice in voices(text, KOLBEN, AEOLIA)} == {1}


@pytest.mark.parametrize(
    "text",
    [
        "Ich melde mich mit fünf Standorten für den Ofen.",
        "Je cherche un four pour eux dans la région.",
        "I should look for a kiln in the region.",
        "*Impression : une dame prudente, mais sincère.*",
    ],
)
def test_the_note_taker_speaks_for_the_agency(text):
    assert only(text, KOLBEN) == (OWN, None)


def test_what_stands_in_quotation_marks_is_not_the_note_takers():
    assert only("Sie sagt: „Ich will einen Ofen für kleine Serien.“", KOLBEN) == (OWN, 1)


# Names


def test_a_name_is_found_by_its_own_word_not_by_a_common_one():
    finder = NameFinder(["Zorbalux Theater S.à r.l."])
    assert finder.first("Die ZORBALUX baut.") == "zorbalux"
    assert finder.first("Das Theater baut.") == ""
    assert finder.first("Zorbalux Theater SARL baut.") == "zorbalux theater"


def test_a_common_word_with_an_accent_names_nobody():
    finder = NameFinder(["Zentrum für Nahwärme Zorbalux"])
    assert finder.first("Für ein Pflaster ist das gut.") == ""
    assert finder.first("Die Leute vom Zentrum für Nahwärme Zorbalux.") != ""


def test_a_name_of_common_words_is_found_whole_or_by_its_acronym():
    finder = NameFinder(["Office national des matières (ONM)"])
    assert finder.first("Das ONM zahlt.") == "onm"
    assert finder.first("Le bureau national paie.") == ""


def test_people_are_found_by_their_family_name():
    finder = NameFinder(["Dr. Anna Weber"], people=True)
    assert finder.first("Frau Weber war da.") == "weber"
    assert finder.first("Anna war da.") == ""


def test_no_names_find_nothing():
    assert NameFinder([]).first("Irgendein Text.") == ""


@settings(max_examples=50)
@given(st.text(max_size=300))
def test_any_note_gets_a_voice_for_each_passage(text):
    found = voices(text, KOLBEN, AEOLIA, others=["Zorbalux S.A."])
    assert len(found) == len(split(text))
    assert all(voice.organisation_id in (None, 1, 2) for _, voice in found)
    assert all(Language(draft.language) for draft in split(text))
