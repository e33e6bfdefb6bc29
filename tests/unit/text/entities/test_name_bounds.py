"""Where the name of a body ends, and where it begins."""

import pytest
from named import found

from ideation.domain.organisation import Category
from ideation.text.entities.organisations import find_organisations
from ideation.text.entities.people import find_people
from ideation.text.pipeline import labelled_tokens


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Die Kirchengemeinde St. Quelbra Obertal baut.", ["Kirchengemeinde St. Quelbra Obertal"]),
        ("La paroisse prête la Chapelle Ste. Quelbra.", []),
        ("Der Verband Deutscher Zolmtechniker tagt.", ["Verband Deutscher Zolmtechniker"]),
        ("Der Verband fragt den Techniker.", []),
        ("Die Metzgerei Weber sucht Leute.", ["Metzgerei Weber"]),
        ("Das Labor Zolmmüller misst.", ["Labor Zolmmüller"]),
        ("Die Metzgerei sucht einen Weber.", []),
        ("Das Grünflächenamt Quelbraer Land mäht.", ["Grünflächenamt Quelbraer Land"]),
        ("Er fragt, wann das Amt Quelbra Zeit hat.", ["Amt Quelbra"]),
        ("Le Musée du Fer doux prête.", ["Musée du Fer doux"]),
        ("Le Musée du Fer prête.", ["Musée du Fer"]),
        (
            "Le Centre de recherche sur les pierres ornementales répond.",
            ["Centre de recherche sur les pierres ornementales"],
        ),
        ("Le Centre Quelbra compte sur les voisins.", ["Centre Quelbra"]),
        (
            "La Chambre de métiers et de l'artisanat du Val-Quelbra aide.",
            ["Chambre de métiers et de l'artisanat du Val-Quelbra"],
        ),
        (
            "avec l'Institut de Quelbra et Chronométrie Vazolex",
            ["Institut de Quelbra", "Chronométrie Vazolex"],
        ),
        ("La Landtechnik Quelbra à Nancy livre.", ["Landtechnik Quelbra"]),
        (
            "D'Studente vun der Universitéit Quelbra d'Choreographie schreiwen loossen.",
            ["Universitéit Quelbra"],
        ),
        ("Die Poliklinik der Universität Quelbra zahlt.", ["Universität Quelbra"]),
        ("The Stage Zolmers' Guild polls its members.", ["Stage Zolmers' Guild"]),
        ("The Comic Artists' Collective agrees.", ["Comic Artists' Collective"]),
        ("The Collective agrees.", []),
        ("La sœur du Gaec des Zolmes est venue.", ["Gaec des Zolmes"]),
        (
            "Le Pôle de compétitivité Fibres et Bois tarde.",
            ["Pôle de compétitivité Fibres et Bois"],
        ),
        ("L'entreprise de couverture Toits de Lorraine a fermé.", ["Toits de Lorraine"]),
        ("Die Bauunternehmung Gebr. Zolm KG hat verloren.", ["Bauunternehmung Gebr. Zolm KG"]),
        ("Die Metallbau Weber GmbH liefert.", ["Metallbau Weber GmbH"]),
        ("Bluebell Nursery, on the A6, grows hops.", ["Bluebell Nursery"]),
        ("D'Fondatioun Hëllef fir Déieren bezilt.", ["Fondatioun Hëllef fir Déieren"]),
        (
            "Die Gemeinde Quelbrau und der Verein Zolmix streiten.",
            ["Gemeinde Quelbrau", "Verein Zolmix"],
        ),
        (
            "la mairie de Quelbré et le SIVOM du Haut-Zolm",
            ["mairie de Quelbré", "SIVOM du Haut-Zolm"],
        ),
        ("Freiwillige Feuerwehr Quelbrau probt.", ["Freiwillige Feuerwehr Quelbrau"]),
        ("Kleine Feuerwehr Quelbrau probt.", ["Feuerwehr Quelbrau"]),
        ("Die Tierklinik am Zolmberg hat Platz.", ["Tierklinik am Zolmberg"]),
        ("Die Grundschule an der Aue hat Platz.", ["Grundschule an der Aue"]),
        ("Das Institut am Montag angerufen.", []),
        (
            "Gärtnerei Zolmgrün und Friedhofsverwaltung Quelbra reden.",
            ["Gärtnerei Zolmgrün", "Friedhofsverwaltung Quelbra"],
        ),
        (
            "La Station de biologie marine de Quelbra répond.",
            ["Station de biologie marine de Quelbra"],
        ),
        ("Les Amis du Vieux Zolm organisent.", ["Amis du Vieux Zolm"]),
        ("We bought it from Quelbravox.", ["Quelbravox"]),
        ("They all came from Quelbravox.", []),
        ("Quelbravox, Zolmix and Vazolex all said no.", ["Quelbravox", "Zolmix", "Vazolex"]),
        ("au cluster Toile & Son Grand Nord demain", ["Toile & Son Grand Nord"]),
    ],
)
def test_names_end_where_they_end(text, names):
    assert found(text) == names


def test_a_place_behind_a_preposition_is_where_not_whose():
    assert "Metz" not in " ".join(found("Si hunn zu Metz UV-Lampen agebaut."))


def test_a_house_and_son_is_no_kin():
    text = "au cluster Toile & Son Grand Nord demain"
    assert find_people(text, labelled_tokens(text)) == []


@pytest.mark.parametrize(
    ("text", "name", "category"),
    [
        ("dans le hangar de l'EARL du Petit Zolm", "EARL du Petit Zolm", Category.FIRM),
        ("les gens de la CUMA de la Haute-Quelbra", "CUMA de la Haute-Quelbra", Category.FIRM),
        ("Le CFA des Deux-Zorbes n'a personne.", "CFA des Deux-Zorbes", Category.RESEARCH),
        ("Die BG Zolm und Handel prüft.", "BG Zolm und Handel", Category.PUBLIC),
        ("si la Région Grand Lac suivait", "Région Grand Lac", Category.PUBLIC),
        ("La Maison Quelbra livre.", "Maison Quelbra", Category.FIRM),
        (
            "dans les papiers de la Société anonyme des Verreries réunies",
            "Société anonyme des Verreries réunies",
            Category.FIRM,
        ),
    ],
)
def test_some_heads_are_known_by_their_capital(text, name, category):
    [body] = find_organisations(text, labelled_tokens(text))
    assert (body.named.name, body.category) == (name, category)


@pytest.mark.parametrize(
    "text",
    [
        "Dans la région les vergers gèlent.",
        "Er fragt nach CFA und CUMA.",
        "La maison des voisins est froide.",
        "Maison froide, jardin gelé.",
    ],
)
def test_small_heads_and_heads_alone_name_nobody(text):
    assert found(text) == []


def test_a_society_with_a_name_is_called_by_it():
    assert found("La Société Quelbravox livre.") == ["Quelbravox"]
