"""Theme schemes: the one that ships, and faults in others."""

import pytest

from ideation.domain.theme import NONE
from ideation.errors import BadInput
from ideation.themes.scheme import load_scheme

_TWO = """
slug = "two"
name = "Two"

[[themes]]
slug = "wood"
name = { en = "Wood" }
definition = { en = "Wood." }
borderline = { en = ["A table is wood."], de = ["Ein Tisch ist Holz."] }
[themes.prototypes]
fr = ["Le bois."]
de = ["Das Holz.", "Der Wald."]

[[themes]]
slug = "none"
name = { en = "None" }
definition = { en = "Nothing." }
[themes.prototypes]
en = ["Thank you."]

[[statements]]
text = "Holz und Dank."
themes = ["wood", "none"]
"""


def _load(tmp_path, text):
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    return load_scheme(path)


def test_the_scheme_that_ships_has_the_five_themes_and_the_abstention_last():
    scheme = load_scheme()
    assert scheme.slugs == (
        "business-model-innovation",
        "regional-value-chains",
        "digitalisation",
        "new-innovation-models",
        "sustainable-development",
        NONE,
    )
    for theme in scheme.themes:
        assert set(theme.name) >= {"en", "de", "fr"}
        assert set(theme.definition) >= {"en", "de", "fr"}
        assert sum(theme.slug in each.themes for each in scheme.prototypes) >= 60
    texts = [each.text for each in scheme.prototypes]
    assert [text for text in texts if texts.count(text) > 1 or text != text.strip()] == []


def test_prototypes_come_in_the_order_of_themes_and_languages(tmp_path):
    scheme = _load(tmp_path, _TWO)
    assert [(each.text, each.themes) for each in scheme.prototypes] == [
        ("Das Holz.", ("wood",)),
        ("Der Wald.", ("wood",)),
        ("Le bois.", ("wood",)),
        ("Thank you.", ("none",)),
        ("Holz und Dank.", ("wood", "none")),
    ]
    wood, none = scheme.themes
    assert wood.rules("de") == ("Ein Tisch ist Holz.",)
    assert wood.rules("fr") == ("A table is wood.",)
    assert none.rules("de") == ()


def test_a_changed_word_is_another_revision(tmp_path):
    first = _load(tmp_path, _TWO).revision
    assert _load(tmp_path, _TWO).revision == first
    assert _load(tmp_path, _TWO.replace("Wald", "Forst")).revision != first


def test_a_rule_in_better_words_is_no_other_revision(tmp_path):
    first = _load(tmp_path, _TWO).revision
    assert _load(tmp_path, _TWO.replace("A table is", "Tables are")).revision == first


def test_the_shipped_scheme_speaks_every_language_of_the_interface():
    for theme in load_scheme().themes:
        for texts in (theme.name, theme.definition, theme.borderline):
            assert set(texts) == {"en", "de", "fr"}, theme.slug
        assert len({len(rules) for rules in theme.borderline.values()}) == 1, theme.slug


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('slug = "two"', "slug = two", "cannot be read: Invalid value"),
        ('name = "Two"\n', "", "cannot be read: 'name'"),
        ('fr = ["Le bois."]', "fr = 7", "cannot be read: 'int' object is not iterable"),
        ('[themes.prototypes]\nen = ["Thank you."]', "prototypes = []", "cannot be read: "),
        ('slug = "none"', 'slug = "wood"', "needs two or more different slugs"),
        ('slug = "none"', 'slug = "nil"', "needs two or more different slugs, 'none' among them"),
        (
            'themes = ["wood", "none"]',
            'themes = ["glass"]',
            "has prototypes of no theme: ['glass'].",
        ),
    ],
)
def test_a_fault_is_told_with_its_file(tmp_path, before, after, fault):
    with pytest.raises(BadInput) as refused:
        _load(tmp_path, _TWO.replace(before, after))
    assert refused.value.message.startswith(f"The theme scheme {tmp_path / 'own.toml'} {fault}")


def test_a_scheme_that_is_no_utf_8_is_refused(tmp_path):
    path = tmp_path / "own.toml"
    path.write_bytes(_TWO.replace("Wald", "Wäld").encode("cp1252"))
    with pytest.raises(BadInput, match="cannot be read: 'utf-8' codec can't decode byte 0xe4"):
        load_scheme(path)
