"""What is a promise to be reminded of, by whom and until when: both sides, in four languages."""

from datetime import date

import pytest

from ideation.domain.language import Language
from ideation.text.entities.due import due_day
from ideation.text.promises.finding import is_errand, promise_in
from ideation.text.promises.promise import Promiser, Setting

THURSDAY = date(2026, 3, 12)
DE, FR, EN, LB = (
    Language.GERMAN,
    Language.FRENCH,
    Language.ENGLISH,
    Language.LUXEMBOURGISH,
)
TAKER, WE, SPEAKER, NAMED, ONE, MANY, NOBODY = (
    Promiser.TAKER,
    Promiser.WE,
    Promiser.SPEAKER,
    Promiser.NAMED,
    Promiser.ONE,
    Promiser.MANY,
    Promiser.NOBODY,
)

PROMISED = [
    (DE, "Ich schicke ihr bis Freitag die Adressen der Verzinker.", TAKER, date(2026, 3, 13)),
    (DE, "Frau Zonnick schickt uns nächste Woche die Prüfberichte.", NAMED, date(2026, 3, 20)),
    (DE, "Er meldet sich Ende März mit dem Preis der zweiten Presse.", ONE, date(2026, 3, 31)),
    (DE, "Bis Monatsende liefert sie uns die Zeichnung der Halterung.", ONE, date(2026, 3, 31)),
    (DE, "Sie schicken uns die Lastkurven in zwei Wochen.", MANY, date(2026, 3, 26)),
    (DE, "Zugesagt: drei Muster vom Blech bis 15.1.", NOBODY, date(2027, 1, 15)),
    (DE, "Wir klären mit dem Ministerium bis KW 14, ob das förderfähig ist.", WE, date(2026, 4, 3)),
    (DE, "Nächste Schritte: Fotos der Halle verschicken, bis morgen.", TAKER, date(2026, 3, 13)),
    (DE, "Offen: Datenblatt des Klebers (sie, bis Mitte April).", ONE, date(2026, 4, 15)),
    (DE, "Das Gutachten folgt bis Ostern.", NOBODY, date(2026, 4, 3)),
    (DE, "Ich erkundige mich bei der Innung nach einem Härteofen.", TAKER, None),
    (DE, "Herr Quast hat versprochen, den Kontakt herzustellen.", NAMED, None),
    (FR, "Je leur envoie la liste des fondeurs d'ici la fin du mois.", TAKER, date(2026, 3, 31)),
    (FR, "Mme Lorquin nous transmet les mesures avant Pâques.", NAMED, date(2026, 4, 3)),
    (FR, "Elle m'enverra le cahier des charges la semaine prochaine.", ONE, date(2026, 3, 20)),
    (FR, "Nous vous rappellerons lundi pour fixer une date.", WE, date(2026, 3, 16)),
    (FR, "Il s'engage à livrer deux plaques d'essai sous quinzaine.", ONE, date(2026, 3, 26)),
    (FR, "À suivre : fiche technique du four, pour le 6 avril.", NOBODY, date(2026, 4, 6)),
    (FR, "Suites : demander à la commune qui gère le hangar.", TAKER, None),
    (FR, "Je dois lui envoyer la brochure avant mi-avril.", TAKER, date(2026, 4, 15)),
    (FR, "Ils nous feront parvenir les plans début mai.", MANY, date(2026, 5, 10)),
    (FR, "Plan du réseau à nous transmettre d'ici le 3 avril.", NOBODY, date(2026, 4, 3)),
    (EN, "I will send them the grant leaflet by Friday.", TAKER, date(2026, 3, 13)),
    (EN, "He sends us the test data by the end of March.", ONE, date(2026, 3, 31)),
    (EN, "Ms Tilbrook will introduce us to the foundry next week.", NAMED, date(2026, 3, 20)),
    (EN, "We'll get back to her within ten days.", WE, date(2026, 3, 22)),
    (EN, "They promised to return the drawings before Christmas.", MANY, date(2026, 12, 24)),
    (EN, "Action: QT to circulate the minutes by tomorrow.", NAMED, date(2026, 3, 13)),
    (EN, "Next steps: ask the institute for a bench slot.", TAKER, None),
    (EN, "To do: photos of the press (me, this week)", TAKER, date(2026, 3, 13)),
    (EN, "She owes us the figures for 2025.", ONE, None),
    (LB, "Ech schécken him muer d'Lëscht vun de Schlässeren.", TAKER, date(2026, 3, 13)),
    (LB, "Si schéckt eis d'Analyse an zwou Wochen.", ONE, date(2026, 3, 26)),
    (LB, "Mir ruffen hinnen nächste Méindeg zréck.", WE, date(2026, 3, 16)),
    (LB, "Hien huet zougesot, d'Pläng bis Enn Mäerz ze schécken.", ONE, date(2026, 3, 31)),
    (LB, "Ech froen op der Gemeng no, wien den Depot huet.", TAKER, None),
    (LB, "Ze maachen: d'Tabell vun de Moossen schécken.", TAKER, None),
]

NO_PROMISE = [
    (DE, "Die Stadt will bis 2030 klimaneutral sein."),
    (DE, "Wir planen, bis Ende Juni eine zweite Halle zu bauen."),
    (DE, "Der Vertrag mit dem Entsorger läuft bis Dezember."),
    (DE, "Wenn der Preis stimmt, würde er sich mit 20 000 Euro beteiligen."),
    (DE, "Schicken Sie uns bitte bis Freitag die Zahlen."),
    (DE, "Er schickt die Teile seit Jahren jede Woche nach Polen."),
    (DE, "Sie unterschreibt nichts, was eine Strafe enthält."),
    (DE, "Das Werk ist bis Februar ausgebucht."),
    (FR, "La commune vise la neutralité d'ici 2035."),
    (FR, "L'entreprise prévoit d'ouvrir un dépôt avant la fin de l'année."),
    (FR, "Nous souhaitons participer à un essai en juin."),
    (FR, "Le contrat se termine en mars."),
    (FR, "Elle ne nous envoie rien sans accord écrit."),
    (FR, "Si le four tient, il nous prêterait deux moules en mai."),
    (EN, "We plan to open a second hall by 2027."),
    (EN, "The ministry aims to cut waste by half by 2030."),
    (EN, "The portacabin is closed until the end of February."),
    (EN, "Could you send us the figures by Friday?"),
    (EN, "He hopes to show the prototype next month."),
    (EN, "They send their castings abroad every week."),
    (EN, "If it works I order twenty in April."),
    (LB, "D'Gemeng wëll bis 2030 keng Diesel-Busser méi."),
    (LB, "Si plangen, bis Enn Joer eng zweet Hal ze bauen."),
    (LB, "Mir schécken all Woch zwee Camionen an d'Belsch."),
    (LB, "Hie géif matmaachen, wann d'Gemeng mathëlleft."),
]


@pytest.mark.parametrize(("language", "text", "by", "due"), PROMISED)
def test_a_promise_is_found_with_who_and_when(language, text, by, due):
    found = promise_in(text, language, THURSDAY)
    assert found is not None
    assert (found.by, found.due) == (by, due)
    assert found.cue


@pytest.mark.parametrize(("language", "text"), NO_PROMISE)
def test_a_goal_a_plan_a_condition_and_a_habit_are_no_promise(language, text):
    assert promise_in(text, language, THURSDAY) is None


def test_who_is_quoted_promises_what_we_do():
    said = "« Nous vous envoyons les plans la semaine prochaine. »"
    assert promise_in(said, FR, THURSDAY).by is Promiser.SPEAKER
    turn = "Wir schicken Ihnen die Muster bis Freitag."
    assert promise_in(turn, DE, THURSDAY, Setting(spoken=True)).by is Promiser.SPEAKER
    assert promise_in(turn, DE, THURSDAY).by is Promiser.WE


def test_an_item_of_a_list_needs_no_verb():
    row = "Zonnick: Zeichnungen als PDF, bis 2.4."
    assert promise_in(row, DE, THURSDAY, Setting(item=True)) is None
    known = Setting(item=True, people=frozenset({"zonnick"}))
    found = promise_in(row, DE, THURSDAY, known)
    assert (found.by, found.name, found.due) == (NAMED, "Zonnick", date(2026, 4, 2))


def test_days_are_told_from_the_day_of_the_note():
    assert due_day("bis Freitag", date(2026, 3, 13)) == date(2026, 3, 20)
    assert due_day("by 15 January", date(2026, 12, 1)) == date(2027, 1, 15)
    assert due_day("Ende Q2", THURSDAY) == date(2026, 6, 30)
    assert due_day("bis Freitag", None) is None
    assert due_day("bis 3.4.2026", None) == date(2026, 4, 3)
    assert due_day("seit Montag, lundi dernier", THURSDAY) is None
    assert due_day("bis 2030", THURSDAY) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.GERMAN, "Zugesagt: Muster der drei Tone bis 17. Oktober."),
        (Language.GERMAN, "Von mir versprochen: Namen zweier Töpfer bis Ende Mai."),
        (Language.FRENCH, "Promis : les mesures du four d'ici le 4 mai."),
        (Language.ENGLISH, "Sample sheet promised for mid-January."),
    ],
)
def test_what_is_promised_to_the_note_taker_or_by_her_is_an_errand(language, text):
    assert is_errand(text, language, date(2026, 1, 2))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.GERMAN, "Die Firma würde sich an einem solchen Ofen beteiligen."),
        (Language.FRENCH, "La commune s'engage pour la moitié de la somme."),
        (Language.ENGLISH, "They would lend their kiln to anyone on Fridays."),
    ],
)
def test_taking_part_in_something_is_none(language, text):
    assert not is_errand(text, language, None)
