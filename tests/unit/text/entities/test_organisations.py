"""Organisations: by legal form, by acronym, by the word for what they are, by shape and place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ideation.domain.organisation import Category
from ideation.text.entities.by_form import by_legal_form
from ideation.text.entities.by_lead import by_lead
from ideation.text.entities.by_letters import by_acronym, by_article
from ideation.text.entities.by_place import by_place_name
from ideation.text.entities.by_shape import by_strange_words
from ideation.text.entities.by_word import by_word
from ideation.text.entities.long_run import long_end
from ideation.text.entities.organisations import find_organisations
from ideation.text.entities.runs import capital_end, is_unusual, starts_sentence
from ideation.text.pipeline import labelled_tokens

FIRM, RESEARCH, PUBLIC = Category.FIRM, Category.RESEARCH, Category.PUBLIC
ASSOCIATION, INVESTOR = Category.ASSOCIATION, Category.INVESTOR
INTERMEDIARY = Category.INTERMEDIARY

WORDS = (
    "Quelbra Zorbalux Guss GmbH & Co. KG S.A. e.V. SARL S.à r.l. Institut Ministerium für de la "
    "Chambre Hub Bank Firma chez bei Trier Luxembourg Office Ofen Herr Clara Direktor der und , . "
    "( ) QZ sa ab ' d' Ministerin fir Wirtschaft\n"
).split(" ")


def bodies(text):
    return find_organisations(text, labelled_tokens(text))


def found(text):
    return [(each.named.name, each.category) for each in bodies(text)]


def ruled(rule, text):
    return [each.named.name for each in rule(text, labelled_tokens(text))]


# By legal form


@pytest.mark.parametrize(
    ("text", "name", "category"),
    [
        ("Die Quelbra Guss GmbH liefert.", "Quelbra Guss GmbH", FIRM),
        ("Die Quelbra GmbH & Co. KG liefert.", "Quelbra GmbH & Co. KG", FIRM),
        ("Kies & Sand GmbH liefert.", "Kies & Sand GmbH", FIRM),
        ("Die e-zolm GmbH liefert.", "e-zolm GmbH", FIRM),
        ("Wir trafen Quelbra AG.", "Quelbra AG", FIRM),
        ("La société Quelbra SARL livre.", "Quelbra SARL", FIRM),
        ("La Quelbra S.A. livre.", "Quelbra S.A.", FIRM),
        ("La Quelbra Sàrl livre.", "Quelbra Sàrl", FIRM),
        ("La Quelbra S.à r.l. livre.", "Quelbra S.à r.l.", FIRM),
        ("Quelbra Castings Ltd delivers.", "Quelbra Castings Ltd", FIRM),
        ("D'Quelbra SA liwwert.", "Quelbra SA", FIRM),
        ("Der Quelbrakreis e.V. tagt.", "Quelbrakreis e.V.", ASSOCIATION),
        ("Der Quelbrakreis e. V. tagt.", "Quelbrakreis e. V.", ASSOCIATION),
        ("Quelbra asbl hëlleft.", "Quelbra asbl", ASSOCIATION),
        ("Quelbra a.s.b.l. aide.", "Quelbra a.s.b.l.", ASSOCIATION),
    ],
)
def test_a_legal_form_ends_a_name(text, name, category):
    assert found(text) == [(name, category)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Den Ofen liefert die Quelbra GmbH.", "Quelbra GmbH"),
        ("Den Ofen liefert die Quelbra GmbH & Co. KG.", "Quelbra GmbH & Co. KG"),
        ("Le four vient de Quelbra SARL.", "Quelbra SARL"),
        ("The kiln comes from Quelbra Ltd.", "Quelbra Ltd"),
        ("Den Uewe kënnt vun der Quelbra S.A.", "Quelbra S.A."),
    ],
)
def test_a_sentence_ends_behind_a_legal_form(text, name):
    # The stop of "Ltd." may be the sentence's or the abbreviation's.
    assert [each.removesuffix(".") for each in ruled(by_legal_form, text)] in (
        [name],
        [name.removesuffix(".")],
    )
    assert ruled(by_legal_form, text)[0] in (name, "Quelbra Ltd.")


@pytest.mark.parametrize(
    "text",
    [
        "MASSAGE und SAISON",
        "Ab Montag ist zu.",
        "Der Preis liegt bei uns ab 200 Euro.",
        "Ofen ab Werk",
        "Elle a vendu sa machine.",
        "Les machines et sa directrice",
        "GmbH",
        "Die GmbH liefert.",
        "Une SARL livre.",
        "A Ltd delivers.",
        "Eng Sàrl liwwert.",
    ],
)
def test_a_legal_form_alone_or_inside_a_word_names_nobody(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Die Quelbra hat ab Montag geschlossen, Quelbra ab Werk.",
        "Nous avons vu Quelbra, sa directrice et Quelbra sa fille.",
        "We saw Quelbra se and Quelbra ab.",
        "D'Quelbra ass zou, Quelbra ab haut.",
    ],
)
def test_legal_forms_in_small_letters_are_other_words(text):
    assert ruled(by_legal_form, text) == []


def test_a_person_before_a_firm_is_not_part_of_its_name():
    assert found("Clara Zolmer und Quelbra GmbH kamen.")[-1] == ("Quelbra GmbH", FIRM)
    assert ruled(by_legal_form, "Herr Quelbra GmbH") == ["Quelbra GmbH"]


def test_what_a_club_is_stands_before_its_name():
    assert found("Leiter des Clusters Zorbamix e.V. sprach.") == [("Zorbamix e.V.", ASSOCIATION)]


# By acronym


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zolmer Energie Netz (ZEN) hilft.", "Zolmer Energie Netz"),
        ("Fédération Zolmoise Artisanale (FZA) aide.", "Fédération Zolmoise Artisanale"),
        ("European Zolm Network (EZN) helps.", "European Zolm Network"),
        ("Zolmer Netz Quelbra (ZNQ) hëlleft.", "Zolmer Netz Quelbra"),
    ],
)
def test_letters_in_brackets_are_those_of_a_name(text, name):
    assert ruled(by_acronym, text) == [name]
    assert found(text)[0][0] == name


def test_the_head_of_a_name_before_letters_tells_its_category():
    assert found("European Zolm Network (EZN) helps.")[0][1] is Category.INTERMEDIARY
    assert found("Das Institut für Zolmkunde (IZ) hilft.")[0][1] is Category.RESEARCH
    assert found("Zolmer Energie (ZE) hilft.")[0][1] is None


@pytest.mark.parametrize(
    "text",
    [
        "Die neue Anlage (CNC) läuft.",
        "Quelbra (Guss) liefert.",
        "Das Blech (Stahl) ist dünn.",
        "Zolmer Energie Netz (zen) hilft.",
    ],
)
def test_other_words_in_brackets_make_no_name(text):
    assert ruled(by_acronym, text) == []


# By word


@pytest.mark.parametrize(
    ("text", "name", "category"),
    [
        ("Das Institut Quelbra misst.", "Institut Quelbra", RESEARCH),
        ("L'Institut Quelbra mesure.", "Institut Quelbra", RESEARCH),
        ("The Quelbra Institute measures.", "Quelbra Institute", RESEARCH),
        ("D'Universitéit Quelbra moosst.", "Universitéit Quelbra", RESEARCH),
        ("Das Quelbra-Europa-Zentrum hilft.", "Quelbra-Europa-Zentrum", RESEARCH),
        ("Das Ministerium für Wirtschaft zahlt.", "Ministerium für Wirtschaft", PUBLIC),
        ("Le Ministère de l'Économie paie.", "Ministère de l'Économie", PUBLIC),
        ("The Ministry of Energy pays.", "Ministry of Energy", PUBLIC),
        ("De Ministère fir Energie bezillt.", "Ministère fir Energie", PUBLIC),
        ("La commune de Zolmange paie.", "commune de Zolmange", PUBLIC),
        ("D'Gemeng Zolmer bezillt.", "Gemeng Zolmer", PUBLIC),
        ("Die Handwerkskammer Quelbra hilft.", "Handwerkskammer Quelbra", ASSOCIATION),
        ("La Fondation Quelbra aide.", "Fondation Quelbra", ASSOCIATION),
        ("The Quelbra Association helps.", "Quelbra Association", ASSOCIATION),
        ("De Veräin Quelbra hëlleft.", "Veräin Quelbra", ASSOCIATION),
        ("Association zolmoise du réemploi", "Association zolmoise du réemploi", ASSOCIATION),
        ("Das Netzwerk Quelbra hilft.", "Netzwerk Quelbra", INTERMEDIARY),
        ("L'Agence Quelbra aide.", "Agence Quelbra", INTERMEDIARY),
        ("The Quelbra Agency helps.", "Quelbra Agency", INTERMEDIARY),
        ("De Quelbra Hub hëlleft.", "Quelbra Hub", INTERMEDIARY),
        ("Die Sparkasse Quelbra zahlt.", "Sparkasse Quelbra", INVESTOR),
        ("La Banque Quelbra paie.", "Banque Quelbra", INVESTOR),
        ("The Quelbra Bank pays.", "Quelbra Bank", INVESTOR),
        ("D'Quelbra Bank bezillt.", "Quelbra Bank", INVESTOR),
    ],
)
def test_a_word_for_a_body_with_its_name_tells_its_category(text, name, category):
    assert found(text) == [(name, category)]


@pytest.mark.parametrize(
    "text",
    [
        "Er arbeitet im Institut.",
        "Wir waren im Institut und an der Universität.",
        "Der Verein hilft, die Gemeinde zahlt.",
        "Nous étions à l'institut.",
        "La Commune paie.",
        "We went to the institute and the ministry.",
        "The University helps.",
        "Mir waren am Institut.",
        "D'Gemeng bezillt.",
    ],
)
def test_a_word_for_a_body_without_a_name_names_nobody(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name", "written"),
    [
        ("Die Ministerin für Umwelt kam.", "Ministerium für Umwelt", "Ministerin für Umwelt"),
        ("The Minister of Energy came.", "Ministry of Energy", "Minister of Energy"),
    ],
)
def test_a_minister_names_the_ministry(text, name, written):
    [body] = bodies(text)
    assert (body.named.name, body.category) == (name, PUBLIC)
    assert text[body.named.start : body.named.end] == written


def test_a_name_ends_before_its_seat():
    assert ruled(by_word, "L'Institut Quelbra de Nancy") == ["Institut Quelbra"]


# By shape and place


@pytest.mark.parametrize(
    "text",
    [
        "Die Firma Zorbalux liefert.",
        "Besuch bei Zorbalux gestern.",
        "Der Chef der Zorbalux kommt.",
        "La société Zorbalux livre.",
        "Visite chez Zorbalux hier.",
        "Le directeur de Zorbalux vient.",
        "The company Zorbalux delivers.",
        "The engineer at Zorbalux agreed.",
        "D'Entreprise Zorbalux liwwert.",
    ],
)
def test_behind_an_announcing_word_a_strange_word_is_a_firm(text):
    assert "Zorbalux" in ruled(by_lead, text)
    assert found(text) == [("Zorbalux", FIRM)]


@pytest.mark.parametrize(
    "text",
    [
        "Wir waren bei der Arbeit.",
        "Die Firma liefert.",
        "Nous étions chez nous.",
        "Chez le voisin il y a un four.",
        "We were at home with care.",
        "Visit at EU offices.",
        "Mir waren bei eis mat der Maschinn.",
        "Gespräch mit Clara.",
    ],
)
def test_behind_an_announcing_word_a_common_word_is_nobody(text):
    assert ruled(by_lead, text) == []


@pytest.mark.parametrize(
    ("text", "common"),
    [
        ("Wir waren gestern zu Besuch bei ZQX.", "KMU"),
        ("Nous étions hier chez ZQX.", "PME"),
        ("We were yesterday at ZQX.", "SME"),
        ("Mir ware gëschter bei ZQX op Besuch.", "KMU"),
    ],
)
def test_an_acronym_behind_a_preposition_is_a_firm_unless_it_is_a_common_one(text, common):
    assert ruled(by_lead, text) == ["ZQX"]
    assert found(text.replace("ZQX", common)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Trier Holz Forum hilft.", "Trier Holz Forum"),
        ("Luxembourg Trade Office helps.", "Luxembourg Trade Office"),
        ("Metz Ateliers Communs aide.", "Metz Ateliers Communs"),
        ("Lëtzebuerg Holz Forum hëlleft.", "Lëtzebuerg Holz Forum"),
    ],
)
def test_a_place_with_capital_words_behind_it_is_a_name(text, name):
    assert ruled(by_place_name, text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "In Luxemburg ist es warm.",
        "Trier und Metz",
        "Trier Luxembourg",
        "Metz Directeur",
        "Trier Clara",
    ],
)
def test_a_place_alone_is_no_name(text):
    assert ruled(by_place_name, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Quelbra Zolmix liefert gern.",
        "Quelbra Zolmix livre volontiers.",
        "Quelbra Zolmix delivers gladly.",
        "Quelbra Zolmix liwwert gär.",
    ],
)
def test_two_strange_words_are_a_firm(text):
    assert ruled(by_strange_words, text) == ["Quelbra Zolmix"]


@pytest.mark.parametrize(
    "text",
    [
        "Die Holz Werkstatt brennt.",
        "Die Werkstatt Ofen ist neu.",
        "Der Ofen Preis ist hoch.",
        "Le Four commun est plein.",
        "The Wood Workshop burns.",
        "D'Holz Maschinn ass nei.",
        "Wir fahren nach Zorbalux.",
        "Nous allons à Zorbalux.",
        "We drive to the workshop in Zorbalux.",
        "Mir fuere no Zorbalux.",
    ],
)
def test_nouns_side_by_side_and_where_one_goes_are_no_firm(text):
    assert ruled(by_strange_words, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Der Ofen von Zorbalux heizt den Hof und die Halle der Gießerei.",
        "Den Uewe vun Zorbalux hëtzt den Haff an d'Hal vun der Géisserei.",
    ],
)
def test_where_nouns_are_great_a_single_strange_word_needs_a_capital_inside(text):
    assert ruled(by_strange_words, text) == []
    assert ruled(by_strange_words, text.replace("Zorbalux", "ZorbaLux")) == ["ZorbaLux"]


@pytest.mark.parametrize(
    ("inside", "opening"),
    [
        ("Le four de Zorbalux chauffe la cour.", "Zorbalux chauffe la cour."),
        ("The kiln that Zorbalux heats is full.", "Zorbalux heats the hall."),
    ],
)
def test_where_nouns_are_small_a_single_strange_word_is_a_firm_unless_it_opens(inside, opening):
    assert ruled(by_strange_words, inside) == ["Zorbalux"]
    assert ruled(by_strange_words, opening) == []
    assert ruled(by_strange_words, f"{inside} {opening}") == ["Zorbalux"] * 2


@pytest.mark.parametrize("text", ["Wir sahen 96 GWh im Jahr.", "Nous avons acheté un Zorbalux."])
def test_a_measure_and_what_is_counted_are_no_firm(text):
    assert ruled(by_strange_words, text) == []


def test_a_strange_name_with_a_word_for_money_is_an_investor():
    text = "Quelbra Ventures zahlt."
    [body] = by_strange_words(text, labelled_tokens(text))
    assert (body.named.name, body.category) == ("Quelbra Ventures", INVESTOR)


# Runs


def test_a_run_of_capitals_ends_at_a_small_word():
    tokens = labelled_tokens("Quelbra Guss Werk liefert Öfen")
    assert capital_end(tokens, 0) == 2
    assert capital_end(tokens, 4) == 4


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Ministerium für Wirtschaft, Arbeit und Handel zahlt", "Handel"),
        ("Chambre des Métiers et des Arts paie", "Arts"),
        ("Ministry of Trade and Energy pays", "Energy"),
        ("Ministère fir Energie an Handel bezillt", "Handel"),
        ("Ministerium für alle", "Ministerium"),
    ],
)
def test_a_long_name_runs_through_small_words(text, last):
    tokens = labelled_tokens(text)
    assert tokens[long_end(tokens, 0)].text == last


def test_a_word_of_no_language_is_unusual():
    tokens = {each.text: each for each in labelled_tokens("Zorbalux Ofen Trier Four zorbalux")}
    assert [word for word, each in tokens.items() if is_unusual(each)] == ["Zorbalux"]


def test_what_opens_a_sentence_or_line_is_known():
    text = "Ofen heizt. „Halle ist leer.\n- Tor klemmt am Hof"
    starts = {each.text for each in labelled_tokens(text) if starts_sentence(text, each)}
    assert {"Ofen", "Halle", "Tor"} <= starts
    assert not {"heizt", "Hof", "leer"} & starts


# All rules


def test_what_is_taken_is_not_found_again():
    text = "Die Quelbra GmbH und Zorbalux SARL liefern."
    tokens = labelled_tokens(text)
    names = [each.named.name for each in find_organisations(text, tokens, [(4, 16)])]
    assert names == ["Zorbalux SARL"]


@settings(max_examples=100)
@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_in_any_text_organisations_lie_apart_and_are_named_as_written(text):
    end = 0
    for each in bodies(text):
        named = each.named
        assert end <= named.start < named.end <= len(text)
        written = " ".join(text[named.start : named.end].split())
        assert named.name == written or written.lower().startswith("minist")
        end = named.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Present: Torvin Quelzer, buyer, Zorbalux Steel", "Zorbalux Steel"),
        ("Present: Torvin Quelzer (Zorbalux, chief engineer)", "Zorbalux"),
        ("Dabei war Torvin Quelzer, Inhaber Radhaus Zorbalux", "Radhaus Zorbalux"),
        ("La Papeterie des Trois Zorbes tourne mal.", "Papeterie des Trois Zorbes"),
        ("Le Syndicat intercommunal Zorbach refuse.", "Syndicat intercommunal Zorbach"),
        ("Le Service des routes d'Ardenne-Zorbe refuse.", "Service des routes d'Ardenne-Zorbe"),
        ("Die Firma Aktenlurch liefert nicht.", "Aktenlurch"),
        ("They met ZorbaLink at the fair.", "ZorbaLink"),
        ("We called H2Zorba twice.", "H2Zorba"),
        ("Zorbalux, à Namur, loue des machines.", "Zorbalux"),
        ("Er sprach im Namen des Industrieverbands Zorbach.", "Industrieverband Zorbach"),
    ],
)
def test_a_name_is_known_by_its_form_and_its_neighbours(text, expected):
    assert expected in [name for name, _ in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Die Wäschereien der Region klagen.",
        "Gebrauchte Fahrzeugakkus stehen im Hof.",
        "Er braucht noch die Jahresmenge Restholz.",
        "Rodange, Pétange, Zorbange",
        "Avec K. Zorban, qui note tout.",
        "Idéalement le tuyau dessert aussi l'école.",
        "The RFID label and the SMEs of the region.",
        "Modul mit Einblas-Stroh im Test.",
    ],
)
def test_words_that_only_look_like_names_are_none(text):
    assert found(text) == []


def test_a_name_ends_where_its_line_ends():
    text = "Rückruf aus dem Umweltamt Zorbach\nGenehmigungen dauern dort lange."
    assert ("Umweltamt Zorbach", PUBLIC) in found(text)


def test_letters_in_brackets_behind_a_name_are_no_second_organisation():
    assert found("Das Institut Zorbalux (IZ) forscht.") == [("Institut Zorbalux", RESEARCH)]


@pytest.mark.parametrize(
    ("text", "name", "category"),
    [
        ("Kette, the bike shop next door, closes.", "Kette", FIRM),
        ("Zorbade, a young company from Nijmegen, showed a wagon.", "Zorbade", FIRM),
        ("Nuage, éditeur de logiciels à Thionville, recrute.", "Nuage", FIRM),
        ("Proteina, eng Firma aus Wolz, soll verkafen.", "Proteina", FIRM),
        ("Quelbra-Sud, the milk lab of the valley, tests.", "Quelbra-Sud", RESEARCH),
    ],
)
def test_what_is_told_behind_a_name_makes_it_one(text, name, category):
    assert (name, category) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Die App Quelbra, ein Produkt der Firma, ist alt.",
        "Sie bauten das Holzhaus, an dem alle Hersteller messen.",
        "Ein Programm namens OfenFit läuft.",
        "She has had two QuelBra fail.",
        "Claire, a company director, left.",
    ],
)
def test_a_thing_or_a_person_is_no_organisation_by_what_is_told(text):
    assert not {"Quelbra", "Holzhaus", "OfenFit", "QuelBra", "Claire"} & {
        name for name, _ in found(text)
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("La QUELB n'a pas répondu.", "QUELB"),
        ("On pourrait appeler l'ZORBA demain.", "ZORBA"),
        ("Die QUELB wartet.", "QUELB"),
    ],
)
def test_letters_behind_an_article_are_a_name(text, name):
    assert name in ruled(by_article, text)


@pytest.mark.parametrize("text", ["QUELB wartet.", "Die KMU warten.", "die QB wartet", "la PME"])
def test_letters_alone_or_known_to_be_none_are_no_name(text):
    assert ruled(by_article, text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le ministère de la Transition écologique paie.", "ministère de la Transition écologique"),
        ("Le ministère de l'Économie paie.", "ministère de l'Économie"),
        ("La communauté de communes des Trois-Quelbres hésite.",
         "communauté de communes des Trois-Quelbres"),
        ("On chiffre par l'école d'ingénieurs Sainte-Quelbre.",
         "école d'ingénieurs Sainte-Quelbre"),
        ("Le Centre d'essais Quelbra propose.", "Centre d'essais Quelbra"),
        ("La Fédération des restaurateurs et artisans de la Quelbra reçoit.",
         "Fédération des restaurateurs et artisans de la Quelbra"),
        ("She is alderwoman, commune of Quelbour.", "commune of Quelbour"),
    ],
)  # fmt: skip
def test_a_body_written_small_is_named_whole(text, name):
    assert name in [each for each, _ in found(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I'm an engineer at Quelbra & Sons, by trade.", "Quelbra & Sons"),
        ("She is dairy lead at the Rural Innovation Office today.", "Rural Innovation Office"),
        ("Ada est conseillère chez Ardenne Élan.", "Ardenne Élan"),
        ("Le bailleur Quelbra 57 veut équiper trois logements.", "Quelbra 57"),
        ("H2Quelbra serait en cessation de paiements.", "H2Quelbra"),
        ("Quelbrault (Namur) aurait levé de l'argent.", "Quelbrault"),
        ("They raised two million from Larkspur Partners last week.", "Larkspur Partners"),
        ("Ich frage im Quelbministère nach.", "Quelbministère"),
    ],
)
def test_more_ways_in_which_a_name_is_told(text, name):
    assert name in [each for each, _ in found(text)]


def test_initials_in_a_list_are_neither_a_role_nor_an_organisation():
    text = "Present: Ida Vanter (IV, owner, Taxi Feltz & Sons)."
    assert [name for name, _ in found(text)] == ["Taxi Feltz & Sons"]
