"""What keeps a result for one, or wants one side of the market only, in four languages."""

import pytest

from ideation.domain.language import Language
from ideation.text.sharing import exclusive_cue, one_side_cue

DE, FR, EN, LB = Language.GERMAN, Language.FRENCH, Language.ENGLISH, Language.LUXEMBOURGISH


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (DE, "Das Verfahren soll bei uns im Haus bleiben, exklusiv."),
        (DE, "Die Rezeptur bleibt geheim."),
        (DE, "Wir wollen die Anlage nur für uns."),
        (DE, "Das teilen wir nicht mit anderen, das ist unser Vorsprung."),
        (FR, "Nous voulons l'exclusivité sur ce procédé."),
        (FR, "La recette doit rester chez nous."),
        (FR, "C'est notre avance, nous ne partageons pas."),
        (EN, "We want this only for us."),
        (EN, "The recipe is a trade secret."),
        (EN, "They would keep it to themselves, for a head start over others."),
        (LB, "Dat soll geheim bleiwen."),
        (LB, "Mir wëllen d'Maschinn nëmme fir eis."),
    ],
)
def test_words_of_exclusivity_and_secrecy_are_found(language, text):
    assert exclusive_cue(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (DE, "Wir machen das ohne öffentliche Mittel."),
        (DE, "Das soll rein privat betrieben werden."),
        (FR, "Nous le ferons sans argent public."),
        (FR, "Un projet purement privé."),
        (EN, "We would do it without public money."),
        (EN, "It must stay purely public."),
        (LB, "Mir maachen dat ouni Subsiden."),
        (LB, "Dat soll reng privat sinn."),
    ],
)
def test_words_for_one_side_only_are_found(language, text):
    assert one_side_cue(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (DE, "Alle Betriebe der Region dürfen den Prüfstand nutzen."),
        (DE, "Die Gemeinde und zwei Firmen zahlen gemeinsam."),
        (FR, "Un atelier ouvert à tous, au même tarif."),
        (FR, "Nous cherchons un partenaire public et une entreprise."),
        (EN, "Everybody can use the hall at the same rate."),
        (EN, "We need public money and two private partners."),
        (LB, "Jiddereen an der Regioun däerf d'Maschinn notzen."),
    ],
)
def test_words_of_sharing_are_neither(language, text):
    assert exclusive_cue(text, language) is None
    assert one_side_cue(text, language) is None
