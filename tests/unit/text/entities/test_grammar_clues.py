"""Organisations that the grammar around a name tells: who seeks, is called, is one of its kind."""

import pytest

from ideation.text.entities.known import Gazetteer
from ideation.text.entities.naming import names_in


def bodies(text):
    return [each.named.name for each in names_in(text, Gazetteer({}), year=2026).bodies]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was noted that Ladle seeks two buildings for a trial of six months.", "Ladle"),
        ("Spindle's boss has the very same trouble with his smoke.", "Spindle"),
        ("A start-up called Ripple does something similar for benches.", "Ripple"),
        ("They sell to a smokehouse near here, a firm that calls itself Ember.", "Ember"),
        ("The trousers were designed by Thread & Thimble in spring.", "Thread & Thimble"),
        ("1. **Zwirn & Faden** (Trier) näht Planen.", "Zwirn & Faden"),
        ("Och Zwir & Fuedem, en Atelier fir Zelter, war do.", "Zwir & Fuedem"),
        ("1. **Quelzéra** vend exactement cela, mais trop cher.", "Quelzéra"),
        ("Quelzex, l'un des plus gros du secteur, s'est retiré de la région.", "Quelzex"),
        ("Un essai est possible chez Broyage de la Sorne, à condition de livrer.",
         "Broyage de la Sorne"),
        ("# Visite chez Torvin Facteurs d'orgues, un matin\n\nIl neige.",
         "Torvin Facteurs d'orgues"),
        ("Il nous renvoie vers Zugwerk, à Metz, avec qui il a fait un essai.", "Zugwerk"),
        ("Dat kritt een nëmmen nach bei Chemise zu Metz, an dat dauert.", "Chemise"),
        ("Ein Kollege von Sauber Torvin und zwei andere kamen.", "Sauber Torvin"),
        ("D'Start-up Hummer ass am Haus ënnerbruecht.", "Hummer"),
        ("Wir waren auf dem Forellenhof Zorbental am Dienstag.", "Forellenhof Zorbental"),
        ("| Ada Roth | Hobel | Gründerin |", "Hobel"),
        ("The prices went up, and the pellets from Teaspoon are sold by the lorry.", "Teaspoon"),
    ],
)  # fmt: skip
def test_a_name_is_told_by_the_grammar_around_it(text, name):
    assert name in bodies(text)


@pytest.mark.parametrize(
    "text",
    [
        "Elle scanne avec un appareil et dessine dans ZorbaForm depuis un an.",
        "The sensor in the swing is nicknamed Zorbelpeter by the children.",
        "We use their app, ZorbaGo, every day in the shop.",
        "L'hôpital d'en face teste ZorbaVite depuis l'automne.",
        "Prochaine rencontre : la foire de Zorbelle, halle deux.",
        "It takes place in March, on the margins of Zorbalift.",
        "D'Famill Zorbes zitt Beem zanter véier Generatiounen.",
        "Ofenwächters Kasten war nach zwei Wochen defekt.",
        "Our colleague from Purchasing came with the pellets.",
        "Au lendemain de la Zorbension, l'atelier était à demi vide.",
        "Wir hatten 11 Bewerbungen Elektro, 2 davon brauchbar.",
        "Jeder soll sich anschließen, auch das Haus Nummer 3.",
        "It is not clear where fund II stands this year.",
        "Unterschrieben auf der Haube eines Zorbawagens, der Wind hat es verweht.",
        "Iris & Max kamen zu spät zum Ofen.",
        "Kaffee & Kuchen, dann die Führung durch die Halle.",
    ],
)
def test_things_fairs_families_and_owners_are_no_organisation(text):
    assert bodies(text) == []


def test_a_seat_behind_a_legal_form_is_a_place():
    assert bodies("Zorba Guss S.A., Torvillac / met the plant manager") == ["Zorba Guss S.A."]
