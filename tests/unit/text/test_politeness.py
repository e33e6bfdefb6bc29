"""Polite offers in four languages, and polite needs that look like them."""

import pytest

from ideation.domain.language import Language
from ideation.domain.passage import Kind
from ideation.text.kinds import kind_of

DE, FR, EN, LB = (
    Language.GERMAN,
    Language.FRENCH,
    Language.ENGLISH,
    Language.LUXEMBOURGISH,
)

OFFERS = [
    (DE, "Wir möchten unseren Prüfstand mit anderen Betrieben teilen."),
    (DE, "Die Gießerei möchte ihren Ofen gern mit den Nachbarn teilen."),
    (DE, "Sie würden gerne ihre Halle am Wochenende zur Verfügung stellen."),
    (DE, "Gern würden wir die Messdaten der letzten Jahre anderen zur Verfügung stellen."),
    (DE, "Er würde seine alte Presse gern der Schule überlassen."),
    (DE, "Das Werk will die Abwärme, die es nicht braucht, abgeben."),
    (DE, "Wir sind gern bereit, unser Labor für Versuche zu öffnen und die Daten zu teilen."),
    (DE, "Die Werkstatt, die ihre Fräse nachts verleihen würde, liegt nebenan."),
    (DE, "Ich möchte meine Erfahrung mit dem Ofen weitergeben."),
    (DE, "Wir möchten, dass andere unsere Halle nutzen, wenn sie leer steht."),
    (DE, "Die Schreinerei möchte ihre Trockenkammer von anderen mitnutzen lassen."),
    (DE, "Wir könnten uns gut einrichten und würden den Kran gern vermieten."),
    (FR, "Elle aimerait partager son four avec les voisins."),
    (FR, "Nous souhaitons mettre notre atelier à disposition des jeunes."),
    (FR, "Ils voudraient prêter leur presse aux écoles le samedi."),
    (FR, "La fonderie serait heureuse de partager ses mesures."),
    (FR, "Nous aimerions bien faire profiter les autres de notre banc d'essai."),
    (FR, "L'atelier voudrait ouvrir son laboratoire aux jeunes pousses."),
    (FR, "Le traiteur aimerait céder son courant au centre de tri d'à côté."),
    (FR, "Nous voudrions que d'autres utilisent notre four la nuit."),
    (FR, "Il souhaiterait volontiers mettre en commun ses machines."),
    (EN, "We would like to share our test rig with other workshops."),
    (EN, "They'd love to lend their kiln to the school on Fridays."),
    (EN, "She would be happy to make the dock available at night."),
    (EN, "The foundry wants to open its laboratory to start-ups."),
    (EN, "He is keen to share his measurements of the last ten years."),
    (EN, "They would like to put their crane at the disposal of neighbours."),
    (EN, "We'd like to let others use the hall when it stands empty."),
    (EN, "The mill would like to offer its spare steam to the bakery."),
    (EN, "We would like others to use our kiln at night."),
    (LB, "Si géife gär hiren Uewe mat den Noperen deelen."),
    (LB, "Mir géifen gären eis Hal de Veräiner zur Verfügung stellen."),
    (LB, "D'Schräinerei wëll hir Press nuets verléinen."),
    (LB, "Hien wéilt seng Miessdaten mat aneren deelen."),
    (LB, "Mir géife gär eise Kran un d'Noperen verlounen."),
    (LB, "Si géifen hir al Maschinn gär der Schoul iwwerloossen."),
    (LB, "Mir wéilten, datt anerer eise Labo notzen."),
]

NEEDS = [
    (DE, "Wir möchten den Prüfstand eines anderen Betriebs nutzen."),
    (DE, "Sie würden gern einen Ofen leihen, nur für den Winter."),
    (DE, "Die Betriebe möchten sich einen Prüfstand teilen."),
    (DE, "Wir möchten eine Halle mit anderen teilen."),
    (DE, "Er möchte die Kosten des Ofens mit den Nachbarn teilen."),
    (DE, "Wir möchten, dass die Gemeinde ihre Halle zur Verfügung stellt."),
    (DE, "Sie suchen jemanden, der seinen Ofen teilen würde."),
    (DE, "Wir hätten gern einen Kran, den uns der Nachbar überlässt."),
    (DE, "Sie möchten, dass die Schulen ihre Werkstatt öffnen."),
    (FR, "Elle aimerait utiliser le four d'un voisin."),
    (FR, "Ils voudraient se partager un quai couvert."),
    (FR, "Nous aimerions partager un four avec les voisins."),
    (FR, "Elle voudrait partager les frais du séchoir."),
    (FR, "Il aimerait se faire prêter une presse le samedi."),
    (FR, "Nous voudrions que la commune mette sa halle à notre disposition."),
    (FR, "Nous cherchons un atelier qui voudrait partager son four."),
    (FR, "L'atelier voudrait offrir un meilleur délai à ses clients."),
    (EN, "We would like to use someone's test rig on Fridays."),
    (EN, "They would like to share a kiln with other workshops."),
    (EN, "She would like to share the cost of the dock."),
    (EN, "They'd love someone to share their measurements."),
    (EN, "He would like to be lent a crane for the winter."),
    (EN, "We would like to borrow a press from a neighbour."),
    (EN, "The mill would like to offer its customers shorter waits."),
    (EN, "She wants the town to open its hall to her club."),
    (LB, "Mir géifen gär en Uewe vun engem Noper notzen."),
    (LB, "Si wëllen sech eng Hal deelen."),
    (LB, "Mir géife gär d'Käschten deelen, well et deier ass."),
    (LB, "Hien hätt gär e Kran, deen him een ausléint."),
    (LB, "Mir wéilten, datt d'Gemeng hir Hal zur Verfügung stellt."),
]


@pytest.mark.parametrize(("language", "text"), OFFERS)
def test_who_would_like_to_give_offers(language, text):
    judged = kind_of(text, language)
    assert (judged.kind, judged.wish) == (Kind.OFFER, True)
    assert judged.cue in text


@pytest.mark.parametrize(("language", "text"), NEEDS)
def test_who_would_like_to_be_given_needs(language, text):
    assert kind_of(text, language).kind is Kind.NEED


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (DE, "Sie möchten ihren Prüfstand nicht mit anderen teilen."),
        (FR, "Elle ne voudrait pas partager son four avec les voisins."),
        (EN, "They would not like to share their kiln with anybody."),
        (LB, "Si wëllen hiren Uewe mat de Noperen net deelen."),
        (DE, "Möchten Sie Ihren Prüfstand mit anderen teilen?"),
    ],
)
def test_what_is_denied_or_asked_is_no_offer(language, text):
    assert kind_of(text, language).kind is not Kind.OFFER
