"""Houses that write themselves small."""

import pytest

from ideation.text.entities.by_small_letters import by_small_letters
from ideation.text.pipeline import labelled_tokens


def found(text):
    return [each.named.name for each in by_small_letters(text, labelled_tokens(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The start-up quelbravox has trained it.", "quelbravox"),
        ("Der Händler zolmrad24 verkauft Werke.", "zolmrad24"),
        ("Die liefern nur noch über zolmkiste24.", "zolmkiste24"),
        ("Ech sinn d'Grënnerin vu quelbravox.", "quelbravox"),
        ("Das Ding von quelbravox fällt aus.", "quelbravox"),
        ("We asked quelbravox, a start-up, for a price.", "quelbravox"),
        ("That is what quelbravox promises, a spin-off of the school.", "quelbravox"),
        ("Dat mécht quelbra7, déi Start-up vun engem Ingenieur.", "quelbra7"),
        (
            "It was late. They paid. We left. Nobody came. quelbravox, the site, shows it.",
            "quelbravox",
        ),
    ],
)
def test_what_stands_beside_a_small_word_tells_a_house(text, name):
    assert found(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The start-up quickly sold it.",
        "La société liégeoise a vendu.",
        "Der Händler verkauft über quelbravox Themen.",
        "Das kommt von zuhause.",
        "So many quelbravox words in it.",
        "Eaux d'exhaurex, l'entreprise les vend.",
        "alles klein. quelbravox will eier. forelle kommt. netz fehlt.",
        "Wir verwenden die Software quelbravox.",
    ],
)
def test_other_small_words_name_nobody(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("quelbrax, two people from Metz, prints the eyes.", "quelbrax"),
        ("Das ist von quelbrax, ein Zweierteam aus Metz.", "quelbrax"),
        ("Oder quelbramaschinn, dat ass eng kleng Start-up.", "quelbramaschinn"),
        ("- Three came\n- Two left\n- quelbrax: chips that survive varnish", "quelbrax"),
        ("On teste l'échographie de quelbrax, une jeune pousse de Metz.", "quelbrax"),
    ],
)
def test_who_they_are_tells_a_small_name(text, name):
    assert found(text) == [name]


def test_in_a_list_of_small_words_one_more_is_no_name():
    assert found("- three came\n- and two left\n- quelbrax: chips that survive varnish") == []
