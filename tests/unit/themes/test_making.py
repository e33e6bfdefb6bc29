"""A scheme made of names, definitions and a few examples is a file that reads back."""

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ideation.domain.theme import NONE, Theme, ThemeDraft
from ideation.errors import BadInput
from ideation.themes.making import scheme_text, slug_of
from ideation.themes.scheme import examples_of, load_scheme, phrases, read_scheme

NOWHERE = Theme(slug=NONE, name={"en": "None"}, definition={"en": "Nothing."}, borderline={})
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


def made(themes, name="Two things", language="en", spoken=None):
    text = scheme_text(
        name, themes, NOWHERE, ["Thank you.", "Danke."], language=language, spoken=spoken or {}
    )
    return read_scheme(text, "made")


def draft(name="Wood", definition="About timber.", *examples, rules=()):
    return ThemeDraft(name=name, definition=definition, examples=examples, borderline=rules)


def test_names_definitions_examples_and_rules_read_back():
    scheme = made(
        [draft("Bois & forêt", "Le bois.", "Un hêtre.", rules=["Une table est du bois."]),
         draft("Chaleur", "La chaleur.")],
        name="Vier D’s",
        language="fr",
        spoken={"Danke.": "de"},
    )  # fmt: skip
    assert (scheme.slug, scheme.name) == ("vier-d-s", "Vier D’s")
    assert scheme.slugs == ("bois-foret", "chaleur", NONE)
    wood = scheme.themes[0]
    assert (wood.label("de"), wood.meaning("fr")) == ("Bois & forêt", "Le bois.")
    assert wood.rules("fr") == ("Une table est du bois.",)
    texts = {(each.text, each.themes) for each in scheme.prototypes}
    # A theme without an example has its definition for one.
    assert texts == {
        ("Un hêtre.", ("bois-foret",)),
        ("La chaleur.", ("chaleur",)),
        ("Thank you.", (NONE,)),
        ("Danke.", (NONE,)),
    }


@given(name=WORDS, definition=WORDS, example=WORDS)
def test_any_words_read_back(name, definition, example):
    hypothesis.assume(slug_of(name) not in ("", NONE, "second") and definition.strip())
    scheme = made([draft(name, definition, example), draft("Second", "Other.")])
    assert scheme.themes[0].label() == name.strip()
    assert scheme.themes[0].meaning() == definition.strip()
    own = [each.text for each in scheme.prototypes if each.themes == (scheme.slugs[0],)]
    assert own == [example.strip() or definition.strip()]


@pytest.mark.parametrize(
    ("name", "themes", "fault"),
    [
        ("", [draft(), draft("Heat")], "A scheme needs a name."),
        ("…", [draft(), draft("Heat")], "A scheme needs a name."),
        ("Two", [draft()], "A scheme needs two themes or more."),
        ("Two", [draft(), draft("  ")], "Theme 2 needs a name."),
        ("Two", [draft(), draft("WOOD")], "The name 'WOOD' is taken."),
        ("Two", [draft(), draft("None")], "The name 'None' is taken."),
        ("Two", [draft(), draft("Heat", " ")], "The theme 'Heat' needs a definition."),
        ("Two", [draft(), draft("Heat", "\udcff")], "is no readable text."),
    ],
)
def test_what_is_missing_is_named(name, themes, fault):
    with pytest.raises(BadInput) as refused:
        made(themes, name=name)
    assert fault in refused.value.message


def test_a_slug_is_made_of_letters_and_digits():
    assert slug_of(" De-globalisation / Œuvre ") == "de-globalisation-oeuvre"
    assert slug_of("!?") == ""


def test_definitions_count_as_examples_only_where_a_theme_has_few():
    assert examples_of(load_scheme()) == load_scheme().prototypes
    scheme = made([draft(), draft("Heat", "About warmth.")])
    added = examples_of(scheme)[len(scheme.prototypes) :]
    assert all(each.meaning for each in added)
    assert [(each.text, each.themes) for each in added] == [
        ("Wood. About timber.", ("wood",)),
        ("About timber", ("wood",)),
        ("Heat. About warmth.", ("heat",)),
        ("About warmth", ("heat",)),
    ]
    other = made([draft(), draft("Heat", "About heat.", "Warm.")])
    assert other.revision != made([draft(), draft("Heat", "On heat.", "Warm.")]).revision


@pytest.mark.parametrize(
    ("definition", "expected"),
    [
        ("Fewer emissions: energy, heat and materials.", "Fewer emissions|energy|heat|materials"),
        ("Software, Daten und Automatisierung", "Software|Daten|Automatisierung"),
        ("le paiement à l'usage ou les licences", "le paiement à l'usage|les licences"),
        ("Candour", "Candour"),
        ("a, b", "a, b"),
    ],
)
def test_a_definition_is_cut_into_the_phrases_that_it_lists(definition, expected):
    assert "|".join(phrases(definition)) == expected


def test_phrases_count_together_as_much_however_many_they_are():
    scheme = made([draft("Long", "Oak, beech, spruce, larch, fir."), draft("Heat", "Warmth.")])
    weights = {}
    for each in examples_of(scheme):
        if each.meaning:
            weights[each.themes] = weights.get(each.themes, 0) + each.weight
    assert weights[("long",)] == pytest.approx(weights[("heat",)])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "cannot be read: 'themes'"),
        ("x = [", "cannot be read:"),
        (b"\x00".decode(), "cannot be read:"),
        ("slug = 1\nname = 'x'\nthemes = []", "needs two or more different slugs"),
        ("themes = 7", "cannot be read:"),
    ],
)
def test_a_file_that_is_no_scheme_is_refused_in_a_sentence(text, fault):
    with pytest.raises(BadInput, match="The theme scheme given") as refused:
        read_scheme(text, "given")
    assert fault in refused.value.message


def test_a_theme_without_a_statement_or_with_a_strange_slug_is_refused():
    good = scheme_text("Two", [draft(), draft("Heat")], NOWHERE, ["Hi."], language="en", spoken={})
    with pytest.raises(BadInput, match="has no statement for none"):
        read_scheme(good.replace('"Hi.",', ""), "given")
    with pytest.raises(BadInput, match="has a slug 'Wo od' that is none"):
        read_scheme(good.replace('slug = "wood"', 'slug = "Wo od"'), "given")
    with pytest.raises(BadInput, match="has an empty name, definition, rule or statement"):
        read_scheme(good.replace('"Hi."', '"Hi.", " "'), "given")
