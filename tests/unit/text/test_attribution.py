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
from ideation.text.voices.classifier import Heard

KOLBEN = Party(id=OrganisationId(1), name="Kolbenwerk GmbH", people=("Anna Weber",))
AEOLIA = Party(id=OrganisationId(2), name="Institut Aeolia", people=("Luc Thill",))
OWN, REPORTED, MENTIONED = Attribution.OWN, Attribution.REPORTED, Attribution.MENTIONED


def heard(**chances):
    """What a passage sounds like; a voice not named has no chance."""
    full = {each: chances.get(each.value, 0.0) for each in Attribution}
    return Heard(chances=full, cues={each: f"heard {each.value}" for each in Attribution})


def voices(text, *met, others=(), author="Nora Reding", sounds=()):
    drafts = split(text)
    spans = [each.span for each in drafts]
    found = voices_of(
        text,
        [(each.span, each.reading, each.language) for each in drafts],
        contexts=contexts_of(text, spans),
        met=met,
        others=NameFinder(others),
        author=author,
        heard=sounds,
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


# Who asks, who greets, who speaks of many


def interview(*turns):
    return "\n\n".join(f"**{name}:** {said}" for name, said in turns)


ASKED = {
    "de": (
        "Was fehlt Ihnen in der Werkstatt am meisten?",
        "Uns fehlt ein Ofen, den wir gern teilen würden.",
        "Und wie lange suchen Sie schon danach?",
        "Seit drei Jahren suchen wir einen solchen Ofen.",
        "Das klingt nach einem guten Plan für alle.",
        "Dann schicke ich Ihnen bis Montag die Zeichnung.",
    ),
    "fr": (
        "Que vous manque-t-il le plus à l'atelier ?",
        "Il nous manque un four que nous aimerions partager.",
        "Depuis quand le cherchez-vous ?",
        "Nous cherchons un tel four depuis trois ans.",
        "Voilà une très belle idée pour tous.",
        "Je vous envoie le dessin avant lundi.",
    ),
    "en": (
        "What do you lack most in the workshop?",
        "We lack a kiln that we would like to share.",
        "And how long have you been looking for it?",
        "We have been looking for such a kiln for three years.",
        "That sounds like a good plan for everybody.",
        "I will send you the drawing by Monday.",
    ),
    "lb": (
        "Wat feelt Iech an der Wierkstat am meeschten?",
        "Eis feelt en Uewen, dee mir gär deele géifen.",
        "A wéi laang sicht Dir scho dono?",
        "Mir sichen zënter dräi Joer esou en Uewen.",
        "Dat kléngt no engem gudde Plang fir jiddereen.",
        "Ech schécken Iech bis Méindeg d'Zeechnung.",
    ),
}


@pytest.mark.parametrize("language", ASKED)
def test_who_mostly_asks_makes_no_statement_but_a_promise(language):
    first, lacks, second, seeks, praise, promise = ASKED[language]
    turns = [
        *(("Zolmer", first), ("Weber", lacks), ("Zolmer", second), ("Weber", seeks)),
        *(("Zolmer", praise), ("Zolmer", promise)),
    ]
    found = voices(interview(*turns), KOLBEN)
    for said in (first, second, praise):
        assert (of(found, said).attribution, of(found, said).organisation_id) == (None, None)
    for said in (lacks, seeks):
        assert (of(found, said).attribution, of(found, said).organisation_id) == (OWN, 1)
    assert of(found, promise).attribution is OWN
    assert of(found, promise).organisation_id is None


@pytest.mark.parametrize("language", ASKED)
def test_who_asks_once_or_less_than_half_the_time_still_speaks(language):
    first, lacks, second, seeks, praise, _ = ASKED[language]
    once = [("Weber", lacks), ("Zolmer", first), ("Weber", seeks), ("Zolmer", praise)]
    assert of(voices(interview(*once), KOLBEN), praise).attribution is OWN
    seldom = [*once, ("Zolmer", second), *[("Zolmer", praise)] * 3]
    assert of(voices(interview(*seldom), KOLBEN), praise).attribution is OWN


@pytest.mark.parametrize("language", ASKED)
def test_questions_that_are_paragraphs_are_nobodys_statement(language):
    first, lacks, second, seeks, _, _ = ASKED[language]
    found = voices("\n\n".join([first, lacks, second, seeks]), KOLBEN)
    for asked in (first, second):
        assert of(found, asked).attribution is None
        assert of(found, asked).cue == "?"
    for said in (lacks, seeks):
        assert (of(found, said).attribution, of(found, said).organisation_id) == (OWN, 1)


@pytest.mark.parametrize("language", ASKED)
def test_a_question_to_the_other_is_nobodys_alone_and_within_a_paragraph(language):
    first, lacks, second, seeks, _, _ = ASKED[language]
    assert of(voices(f"{lacks}\n\n{first}", KOLBEN), first).attribution is None
    within = voices(f"{lacks} {first} {seeks} {second} {lacks}", KOLBEN)
    assert of(within, first).attribution is None
    assert of(within, lacks).attribution is OWN


@pytest.mark.parametrize(
    "text",
    [
        "Guten Morgen und willkommen in der Werkstatt.",
        "Vielen Dank für den Besuch bei uns.",
        "Bonjour et bienvenue dans notre atelier.",
        "Merci de votre visite à l'atelier.",
        "Hello and welcome to our workshop.",
        "Thank you for your visit to the workshop.",
        "Moien a wëllkomm an eiser Wierkstat.",
        "Merci fir de Besuch an eiser Wierkstat.",
    ],
)
def test_a_greeting_is_nobodys_statement(text):
    assert only(text, KOLBEN) == (None, None)


@pytest.mark.parametrize(
    ("salutation", "text"),
    [
        ("Sehr geehrte Frau Muller,", "wir suchen dringend eine Prüfhalle für Blechteile."),
        ("Liebe Kollegin,", "wir würden den Prüfstand gern mit anderen teilen."),
        ("Bonjour Madame,", "nous cherchons un séchoir pour nos planches."),
        ("Madame, Monsieur,", "nous cherchons un séchoir pour nos planches."),
        ("Dear Jane,", "we need a shared test bench."),
        ("Dear Jane:", "We need a shared test bench."),
        ("Léif Madame Weber,", "mir sichen eng Hal. Mir géifen eis Maschinn deelen."),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n"])
def test_the_first_sentence_of_a_letter_is_a_statement(salutation, text, gap):
    (first, nobody), (second, voice) = voices(f"{salutation}{gap}{text}", KOLBEN)
    assert (first, second) == (salutation, text)
    assert nobody.attribution is None
    assert voice.attribution is OWN


@pytest.mark.parametrize(
    "text",
    [
        "Guten Tag Frau Weber, wir suchen eine Halle.",
        "Danke! Wir suchen eine Halle.",
        "Bonjour Madame, nous cherchons un séchoir.",
        "Hello Jane, we need a hall.",
        "Moien Madame Weber, mir sichen eng Hal.",
    ],
)
def test_a_statement_behind_a_greeting_is_no_greeting(text):
    assert only(text, KOLBEN) == (OWN, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Könnten Sie sich vorstellen, die Halle zu teilen?",
        "Können Sie uns sagen, was am meisten fehlt?",
        "Could you imagine sharing the hall?",
        "Could you tell us what is missing most?",
        "Wat feelt Iech am meeschten?",
        "Qu'est-ce qui vous manque le plus ?",
    ],
)
def test_a_question_to_the_other_is_nobodys_statement(text):
    assert only(text, KOLBEN) == (None, None)
    answer = "Der Ofen steht seit dem Frühjahr still und kostet viel Miete."
    assert of(voices(f"{answer}\n\n{text}", KOLBEN), text).cue == "?"


@pytest.mark.parametrize(
    "text",
    [
        "Wer teilt mit uns einen Prüfstand?",
        "Die Halle steht leer. Könnten Sie sie brauchen?",
        "Könnten Sie uns mit einer Halle helfen?",
        "Pourriez-vous nous prêter un séchoir ?",
        "Could you lend us a test bench?",
        "Kéint Dir eis eng Hal léinen?",
    ],
)
def test_a_question_for_oneself_is_a_statement(text):
    assert only(text, KOLBEN) == (OWN, 1)


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ("Sehr geehrte Frau Muller,\n\n", "Hätten Sie eine Halle frei?", ""),
        ("", "Hätten Sie eine Halle frei?", "\n\nMit freundlichen Grüßen\nAnna Weber"),
        ("Dear Jane,\n\n", "Would you have a test bench to share?", ""),
    ],
)
def test_what_a_letter_asks_its_reader_is_a_statement(before, text, after):
    assert of(voices(f"{before}{text}{after}", KOLBEN), text).attribution is OWN


@pytest.mark.parametrize(
    "text",
    [
        "Wir wollen einen Ofen, vielen Dank der Nachfrage.",
        "Nous voulons un four, merci de le noter.",
        "We want a kiln, thanks for asking.",
        "Mir wëllen en Uewen, merci fir d'Nofro.",
        "Danke für den Besuch, wir wollen nämlich seit drei Jahren einen Ofen für die kleinen "
        "Serien mieten und teilen.",
        "Merci de votre visite, car nous voulons louer et partager un four pour nos séries "
        "depuis trois ans déjà.",
        "Thanks for the tour, we want to rent and share a kiln for our tiles and have wanted to "
        "for years.",
        "Merci fir de Besuch, well mir wëllen zënter dräi Joer en Uewen fir eis Serien lounen an "
        "deelen.",
    ],
)
def test_a_wish_with_thanks_and_a_long_one_that_opens_with_them_are_statements(text):
    assert only(text, KOLBEN) == (OWN, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Die meisten Betriebe wollen einen Ofen für die Serie.",
        "Viele Schreinereien brauchen einen Ofen.",
        "La plupart des ateliers veulent un four commun.",
        "Beaucoup d'ateliers cherchent un four.",
        "Most workshops want a kiln for the series.",
        "Many carpenters need a kiln for the series.",
        "Most of our players are quite keen on a kiln.",
        "Déi meescht Betriber wëllen en Uewe fir d'Serie.",
        "Vill Atelieren sichen en Uewen.",
    ],
)
def test_what_most_or_many_want_is_reported(text):
    assert only(text, KOLBEN) == (REPORTED, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Für kleine Serien möchten wir einen Ofen.",
        "Wir haben viele Formen und brauchen einen Ofen.",
        "Toutes les machines chez nous demandent un entretien.",
        "A kiln for small series is what we would share.",
        "Every day we need the kiln for our tiles.",
        "Mir hunn vill Maschinnen a brauchen eng Hal.",
    ],
)
def test_many_things_that_one_wants_oneself_are_ones_own(text):
    assert only(text, KOLBEN) == (OWN, 1)


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


def test_a_name_left_out_is_not_found_where_no_other_goes_by_it():
    finder = NameFinder(["Zorbalux GmbH", "Zorbalux Theater S.A.", "Quelbra AG"])
    fewer = finder.without(["Zorbalux GmbH", "Quelbra AG"])
    assert fewer.first("Quelbra fährt zu Zorbalux.") == "zorbalux"
    assert fewer.without(["Zorbalux Theater S.A."]).first("Quelbra und Zorbalux") == ""
    assert finder.first("Quelbra fährt zu Zorbalux.") == "quelbra"


def test_of_names_that_begin_alike_the_longest_is_found():
    finder = NameFinder(["Zorbalux Theater GmbH", "Zorbalux Theater Nord AG"])
    assert finder.first("Das Zorbalux Theater Nord zahlt.") == "zorbalux theater nord"
    assert finder.first("Das Zorbalux Theater zahlt.") == "zorbalux theater"


def test_no_names_find_nothing():
    assert NameFinder([]).first("Irgendein Text.") == ""


@settings(max_examples=50)
@given(st.text(max_size=300))
def test_any_note_gets_a_voice_for_each_passage(text):
    found = voices(text, KOLBEN, AEOLIA, others=["Zorbalux S.A."])
    assert len(found) == len(split(text))
    assert all(voice.organisation_id in (None, 1, 2) for _, voice in found)
    assert all(Language(draft.language) for draft in split(text))


WISH = "Leichtere Öfen wären in den Backstuben willkommen."


def told(sounds, text=WISH, others=()):
    [(_, voice)] = voices(text, KOLBEN, others=others, sounds=[sounds])
    return voice.attribution, voice.cue


def test_what_no_rule_knows_is_reported_by_ear_with_the_words_that_told():
    assert told(heard(own=0.1, reported=0.9)) == (REPORTED, "heard reported")
    assert told(heard(own=0.7, reported=0.3))[0] is OWN
    sound = heard(own=0.03, reported=0.03, mentioned=0.94)
    assert told(sound) == (MENTIONED, "heard mentioned")


def test_a_rule_for_others_gives_way_to_an_ear_that_is_sure():
    text = "Unsere Mitglieder wünschen sich einen Ofen."
    assert told(heard(own=0.6, reported=0.4), text)[0] is REPORTED
    assert told(heard(own=0.99, reported=0.01), text)[0] is OWN


def test_a_name_of_others_gives_way_to_an_ear_that_is_sure():
    text = "Der Kontakt zur Gießerei Zolmer kommt bis Mai."
    assert told(heard(own=0.95, mentioned=0.05), text, ["Zolmer"])[0] is OWN
    sound = heard(own=0.55, reported=0.05, mentioned=0.4)
    assert told(sound, text, ["Zolmer"]) == (MENTIONED, "zolmer")


def test_what_stands_behind_a_reported_wish_is_more_readily_heard_as_reported():
    text = f"Unsere Mitglieder wünschen sich einen Ofen. {WISH}"
    sounds = [heard(own=0.2, reported=0.8), heard(own=0.5, reported=0.5)]
    assert [voice.attribution for _, voice in voices(text, KOLBEN, sounds=sounds)] == [
        REPORTED,
        REPORTED,
    ]
    assert told(sounds[1])[0] is OWN
