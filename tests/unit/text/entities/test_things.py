"""Things, fairs, laws and persons that look as houses do, and houses that look as things do."""

import pytest
from named import found


@pytest.mark.parametrize(
    "text",
    [
        "Das Messgerät BellZolm ist hinüber.",
        "Der Simulator FahrZolm X steht seit Mai.",
        "Das Garn trägt den Handelsnamen RePolzar.",
        "Das Bundesprogramm Zolmwerk zahlt nicht.",
        "Der Stand auf der Sakrazolia war teuer.",
        "Il voudrait partager le stock sous Zolmissimo, le logiciel que chacun a.",
        "La balise Zolmavox est muette.",
        "Le plan Zolmaphyto inquiète.",
        "Everyone agrees, BugZolmer 3000 is snake oil.",
        "The members want a CleanZolm label for all of their houses.",
        "They pay for PoolZolmar licences until the spring.",
        "In the end TramZolm, the Interreg project, ends in December.",
        "Uses UnlockZolm as booking software, fine so far.",
        "She blames the Biocides Regulation and the price of power.",
        "They measured the St Quelbrian tenor last summer.",
        "Its secretary, Fintzol Moylax, blames the price of power.",
        "Wir sahen PoolZolmar (Steuerung), seit PoolZolmar läuft es.",
        "Sie fragt, ob Quelbras Software BohrZolm das hergibt.",
        "Die VDI 4640 kennt jeder.",
        "She compared both at Zolmilight in Frankfurt and came home.",
        "We will see each other at the ZUHA congress in Hannover.",
        "They go to the Mosel Balloon Cup every second year.",
        "The trial begins once the Comité d'éthique says yes.",
        "MINUTES: NIGHT BUS WORKING GROUP\n\nZolmbruck, 24 March 2026.",
        "Die Software heißt BrandZolm und ist alt.",
        "The tool is called SmokeZolm and it is old.",
        "3/ Rétrozolm. On a converti un tracteur.",
        "Ils ont converti un tracteur, deux frères de Quelbrixy.",
    ],
)
def test_things_are_no_houses(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Blinzolm, a sensor start-up in Jena, has cracked it.", "Blinzolm"),
        ("Le LOUZ, labo d'olfactométrie, prête son nez.", "LOUZ"),
        ("Quelbravox nous a proposé de cloner des voix.", "Quelbravox"),
        ("Quelbravox nous les vend comme compostables.", "Quelbravox"),
        ("Quelbravox (Tallinn) a cloné sa voix.", "Quelbravox"),
        ("Les tracteurs sont vieux, Agri-Zolmance leur facture tout.", "Agri-Zolmance"),
        ("Zulieferer wie Zolmöller Automotive warten.", "Zolmöller Automotive"),
        ("Dat mécht just Hufwierk 3D am Palz.", "Hufwierk 3D"),
        ("La balise GPS de Géozolmix est muette depuis hier.", "Géozolmix"),
        ("PoolZolmar is a Lampzolis product from there.", "Lampzolis"),
        ("Des voix payées par le FZR pour tous.", "FZR"),
        (
            "The boss says the Lycée technique Michel Zolmer sends nobody.",
            "Lycée technique Michel Zolmer",
        ),
        ("An d'Chaire Traction animale zu Zolm.", "Chaire Traction animale"),
        (
            "lui ai parlé du CTQC (Centre technique quelbre et cuir)",
            "Centre technique quelbre et cuir",
        ),
        (
            "Das KLQ (Kompetenzzentrum Leichtbau Quelbra) hilft.",
            "Kompetenzzentrum Leichtbau Quelbra",
        ),
        ("Dem Marc seng Firma heescht Zolmteam.", "Zolmteam"),
        ("Notre négociant, Essences Quelbra, renvoie la note.", "Essences Quelbra"),
        ("Their bank, Zolm Harbour, wants security.", "Zolm Harbour"),
        ("Le gîte et l'hôtel Les Trois Chênes prennent du miel.", "Les Trois Chênes"),
        ("A visit to J. Quelbra & Daughters", "J. Quelbra & Daughters"),
        (
            "Mir hu mam Centre de compétences Génie technique geschwat.",
            "Centre de compétences Génie technique",
        ),
        ("Elle travaille chez Antenne 9bis.", "Antenne 9bis"),
        ("Je suis gérant de Neige de Juin depuis dix ans.", "Neige de Juin"),
        ("Les sous-titres pour sourds : asbl Peindre les Murs.", "Peindre les Murs"),
        ("achetées à la coopérative La Gerbe d'Argent", "La Gerbe d'Argent"),
        ("La coopérative tunisienne Jardins de Quelbra livre.", "Jardins de Quelbra"),
        ("Immerhin nimmt Zuckerwatte-Hüpzel inzwischen Karte.", "Zuckerwatte-Hüpzel"),
        ("Der Bogen der Grenzland-Bohrung ist weit.", None),
        ("Die Peter-Weber sind Brüder.", None),
        ("Das Landesamt prüft.", None),
        ("Das Seefahrt-Bundesamt prüft.", "Seefahrt-Bundesamt"),
        ("Die Landestierärztekammer hält sich raus.", "Landestierärztekammer"),
        ("D'Gewierbeinspektioun huet näischt dergéint.", "Gewierbeinspektioun"),
        ("Die Hausverwaltung zahlt nicht.", None),
        ("Das Deutsche Institut für Zolmkunde hilft.", "Deutsches Institut für Zolmkunde"),
        ("weil Mill Cheese and Quelbra Dairy share a van", "Quelbra Dairy"),
        ("Le Refuge des Quatre Pattes cherche un toit.", "Refuge des Quatre Pattes"),
    ],
)
def test_houses_are_no_things(text, name):
    assert found(text)[-1:] == ([name] if name else [])
