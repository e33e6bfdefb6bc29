"""Kinds: wishes in four languages, wishes denied, chores, questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ideation.domain.language import Language
from ideation.domain.passage import WISHES, Kind
from ideation.text.kinds import kind_of, promised_in_a_row
from ideation.text.sharing import doubt_cue, shared_cue

DE, FR, EN, LB = (
    Language.GERMAN,
    Language.FRENCH,
    Language.ENGLISH,
    Language.LUXEMBOURGISH,
)

WISHED = [
    (Kind.NEED, DE, "Sie brauchen einen Ofen für kleine Serien."),
    (Kind.NEED, DE, "Er will das Lager nach Feierabend heizen."),
    (Kind.NEED, DE, "Uns fehlt eine Presse für dicke Bleche."),
    (Kind.NEED, DE, "Die Werkstatt sucht jemanden für die Härterei."),
    (Kind.NEED, FR, "Elle voudrait un four pour les petites séries."),
    (Kind.NEED, FR, "Nous avons besoin d'un quai couvert pour les vélos."),
    (Kind.NEED, FR, "Il nous manque un atelier pour les grandes pièces."),
    (Kind.NEED, EN, "They need a kiln for small series of tiles."),
    (Kind.NEED, EN, "She would like a covered dock for the bikes."),
    (Kind.NEED, EN, "He wants one price list for all the sheds."),
    (Kind.NEED, LB, "Si wëllen en Uewe fir kleng Serien."),
    (Kind.NEED, LB, "Mir bräichten eng Hal fir déi grouss Stécker."),
    (Kind.NEED, DE, "Davon hätte ich gern sechzig, und bald."),
    (Kind.NEED, FR, "Il nous faut une grue pour le quai."),
    (Kind.NEED, FR, "Elle les prendrait tout de suite, même mouillées."),
    (Kind.NEED, EN, "I need clean sand, no colours please."),
    (Kind.NEED, EN, "His wish: a board where the sheds put up what they have."),
    (Kind.NEED, LB, "Hien hätt gäre Clienten fir de fréie Moien."),
    (Kind.NEED, LB, "D'Genossenschaft sicht am Norde grouss Hallen."),
    (Kind.OFFER, DE, "Die halbe Halle ist zu vermieten, ab Mai."),
    (Kind.OFFER, FR, "Je prête le terrain et la balance."),
    (Kind.OFFER, FR, "Elle les donnerait à qui vient les chercher."),
    (Kind.OFFER, EN, "To let from June, a cold store with a ramp."),
    (Kind.OFFER, EN, "He'd give it away, two bags a week."),
    (Kind.IDEA, DE, "Man könnte den Ofen nachts für die Nachbarn laufen lassen."),
    (Kind.IDEA, FR, "On pourrait chauffer la piscine avec cette eau tiède."),
    (Kind.IDEA, EN, "The kiln could run for the neighbours at night."),
    (Kind.IDEA, LB, "Et kéint een den Uewen nuets fir d'Noperen ulooossen."),
    (Kind.OFFER, DE, "Sie stellen ihre Halle den anderen zur Verfügung."),
    (Kind.OFFER, FR, "Ils mettraient leur four à disposition des voisins."),
    (Kind.OFFER, EN, "They would lend their kiln to anyone on Fridays."),
    (Kind.COMMITMENT, DE, "Die Firma würde sich an einem solchen Ofen beteiligen."),
    (Kind.COMMITMENT, FR, "La commune s'engage pour la moitié de la somme."),
    (Kind.COMMITMENT, EN, "The town has agreed to carry half of the price."),
    (Kind.COMMITMENT, LB, "D'Gemeng huet hir Hëllef zougesot, schrëftlech."),
]


@pytest.mark.parametrize(("kind", "language", "text"), WISHED)
def test_a_wish_is_told_in_each_language_and_names_its_words(kind, language, text):
    judged = kind_of(text, language)
    assert judged.kind is kind
    assert judged.cue
    assert judged.cue in text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (DE, "Wir wollen keinen neuen Ofen im Hof."),
        (DE, "Einen Ofen brauchen wir nicht."),
        (FR, "Nous ne voulons pas de four dans la cour."),
        (FR, "Ils n'en veulent pas, disent-ils."),
        (EN, "We don't want a kiln in the yard."),
        (EN, "They have no need for another shed."),
        (LB, "Mir wëllen keen Uewen am Haff."),
        (LB, "Net mir, dat hu mer scho gesot."),
        (DE, "Wer den Ofen tauschen will, hängt einen Zettel hin."),
        (EN, "Anyone who needs the kiln writes it on the board."),
    ],
)
def test_a_wish_denied_is_an_observation(language, text):
    assert kind_of(text, language).kind is Kind.OBSERVATION


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (DE, "Ich schicke die Liste der Öfen bis 29.5. an alle."),
        (FR, "Elle m'envoie le plan du four avant vendredi."),
        (EN, "He will send the drawing of the kiln by Friday."),
        (LB, "Hie schéckt de Plang vum Uewe bis de 4. Mee."),
    ],
)
def test_a_promise_to_send_is_a_commitment_but_no_wish(language, text):
    judged = kind_of(text, language)
    assert (judged.kind, judged.wish) == (Kind.COMMITMENT, False)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (DE, "Wollen Sie einen Ofen für alle bauen?"),
        (FR, "Voudriez-vous un four commun ?"),
        (EN, "Would you like a kiln for everybody?"),
        (LB, "Wëllt Dir en Uewe fir jiddereen?"),
    ],
)
def test_a_question_is_no_wish(language, text):
    assert kind_of(text, language).kind not in WISHES


@pytest.mark.parametrize(
    ("language", "text", "cue"),
    [
        (FR, "Elle voudrait un registre qui sache tout : « l'avons-nous déjà fait ? »", "voudrait"),
        (LB, "Si wëllen al Paletten aus der Géigend. An am Wanter?", "wëllen"),
        (EN, "They need a kiln for tiles. Who pays for it? And when?", "They need a"),
    ],
)
def test_a_wish_before_a_question_stays_a_wish(language, text, cue):
    found = kind_of(text, language)
    assert (found.wish, found.cue) == (True, cue)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (DE, "Ohne Plan unterschreibt der Chef nichts."),
        (FR, "La commune ne signe rien avant l'automne."),
        (FR, "Nous avons promis de ne nommer personne."),
        (EN, "Three of the families have not agreed to it."),
        (EN, "I would sign nothing of the kind."),
        (EN, "The 8th of May would suit me best."),
        (FR, "Je propose la semaine du 4 mai."),
    ],
)
def test_a_refusal_and_an_appointment_are_no_wishes(language, text):
    assert not kind_of(text, language).wish


def test_without_a_cue_a_number_makes_a_fact():
    assert kind_of("Der Ofen fasst 400 Liter.", DE).kind is Kind.FACT
    assert kind_of("Der Ofen steht hinten im Hof.", DE).kind is Kind.OBSERVATION


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (DE, "Ein Ofen, den alle nutzen dürfen."),
        (DE, "Zugang für jeden, gleicher Tarif."),
        (FR, "Un four que l'on utiliserait à plusieurs."),
        (FR, "Accessible à tous, au même tarif."),
        (EN, "A kiln for everybody who has this problem."),
        (EN, "One open to neighbours and competitors."),
        (LB, "En Uewe fir jiddereen aus dem Duerf."),
    ],
)
def test_words_of_sharing_are_found_as_they_stand_and_propose_something(language, text):
    cue = shared_cue(text, language)
    assert cue
    assert cue in text
    assert kind_of(text, language).kind in WISHES


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (DE, "Der Ofen steht hinten im Hof."),
        (FR, "Le four est au fond de la cour."),
        (EN, "The kiln stands in the yard."),
        (LB, "Den Uewe steet am Haff."),
    ],
)
def test_nothing_is_shared_or_doubted_without_a_word(language, text):
    assert shared_cue(text, language) is None
    assert doubt_cue(text, language) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (DE, "Der Haken: wer zahlt, wenn er bricht?"),
        (FR, "Elle doute que la somme suffise."),
        (EN, "She doubts that the sum will do."),
        (LB, "Säin Zweifel: wien haft dofir?"),
    ],
)
def test_an_objection_is_found_as_it_stands(language, text):
    assert doubt_cue(text, language) in text


@given(st.text(max_size=300), st.sampled_from(list(Language)))
def test_any_text_is_judged_and_the_cue_stands_in_it(text, language):
    judged = kind_of(text, language)
    assert judged.cue in text


def test_a_very_long_line_is_judged_in_no_time():
    for language in Language:
        kind_of("würde pourrait would géif stellt met " * 3_000, language)
        shared_cue("alle jeder commun shared fir " * 3_000, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dann rufe ich Sie am Montag an.", DE),
        ("Die Zeichnung schicken wir Ihnen bis Freitag.", DE),
        ("Sie lässt uns die Muster im Mai zukommen.", DE),
        ("Il nous fera parvenir les plans sous quinzaine.", FR),
        ("Ms Zolmer is to circulate the draft next week.", EN),
        ("Dann ruffen ech Iech um Dënschdeg un.", LB),
    ],
)
def test_a_promise_may_turn_its_words_round(text, language):
    assert kind_of(text, language).kind is Kind.COMMITMENT


# Rows of a table


@pytest.mark.parametrize(
    ("row", "language", "day"),
    [
        ("Odo Quell | schickt die Zeichnung | 4. Mai 2026", Language.GERMAN, "4. Mai 2026"),
        ("Jeanne Ruche | envoie le plan | 4 mai 2026", Language.FRENCH, "4 mai 2026"),
        ("Next Ada Roth | brings the drawing | 4 May 2026", Language.ENGLISH, "4 May 2026"),
        ("Pit Quellen | kuckt no engem Sall | 4. Mee 2026", Language.LUXEMBOURGISH, "4. Mee 2026"),
    ],
)
def test_who_does_what_until_when_is_a_promise_in_a_table(row, language, day):
    found = kind_of(row, language)
    assert (found.kind, found.cue, found.wish) == (Kind.COMMITMENT, day, False)


@pytest.mark.parametrize(
    "row",
    [
        "Kiln two | repaired and painted | 4 May 2026",
        "Ada Roth | brings the drawing | as soon as there is time, not before 4 May 2026",
        "Ada Roth | brings the drawing | soon",
        "Ada Roth | kiln two | drawing | 4 May 2026",
    ],
)
def test_a_row_without_who_or_day_promises_nothing(row):
    assert promised_in_a_row(row, Language.ENGLISH) == ""
