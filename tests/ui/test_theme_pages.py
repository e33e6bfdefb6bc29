"""The page Themes as a reader sees it: board, keys, teaching, schemes."""

import pytest
from drawn import draw, press, quotes, words

from ideation.domain.passage import By
from ideation.domain.theme import ThemeDraft

TEXTS = (
    "Die Fähre legt um neun am Kai im Hafen an.",
    "Die Fähre legt um zehn am Kai im Hafen an.",
    "Le menuisier cherche des apprentis depuis deux ans.",
)


@pytest.fixture
def filled(workspace):
    for text in TEXTS:
        workspace.door.take_text(text, {})
    workspace.catch_up()
    return workspace


def theme_of(workspace, number):
    [passage] = workspace.note(number).passages
    return passage.themes[0]


def test_an_empty_workspace_offers_the_sample_notes(home):
    test = draw("themes")
    assert not test.exception
    assert "This workspace holds no notes yet." in words(test)


def test_a_board_shows_meaning_numbers_quality_and_an_opened_statement(filled):
    slug = theme_of(filled, 3).slug
    test = draw("themes", theme=slug)
    assert not test.exception
    shown = words(test)
    assert filled.scheme.theme(slug).meaning() in shown
    assert "How right: 0 of 30 read, too few to say." in shown
    # The quality of the whole scheme stands on every board, with how far people agree.
    assert "How right over all themes: 0 of 30 read by people, too few to say." in shown
    assert "Second readings: 0 of 30, too few to say how far people agree." in shown
    assert "Nearest examples of" in shown
    assert any(text in quotes(test) for text in TEXTS)
    [table] = test.dataframe
    assert set(table.value["by"]) == {"○ machine"}


def test_a_theme_is_chosen_previewed_applied_and_taken_back(filled):
    first = theme_of(filled, 1)
    other = "Digitalisation" if first.slug != "digitalisation" else "Regional value chains"
    test = draw("themes", theme=first.slug)
    # The opened one stands first; what is alike stands below it.
    opened = min((quotes(test).find(text) % 10_000, n) for n, text in enumerate(TEXTS, start=1))[1]
    before = theme_of(filled, opened)
    test = press(test, other)
    assert f"Would become: {other}" in words(test)
    assert theme_of(filled, opened) == before
    test = press(test, "Apply")
    assert not test.exception
    assert theme_of(filled, opened).by is By.HUMAN
    test = press(test, "Take back")
    assert not test.exception
    assert theme_of(filled, opened) == before


def test_saying_no_to_a_theme_proposes_the_next_best_and_never_that_one_again(filled):
    first = theme_of(filled, 3)
    if first.slug == "none":
        filled.teaching.assign(3, ["digitalisation"])
        first = theme_of(filled, 3)
    name = filled.scheme.theme(first.slug).label()
    test = draw("themes", theme=first.slug)
    while not any(text in quotes(test)[:200] for text in TEXTS[2:]):
        test = press(test, "Next")
    test = press(test, f"Not {name}")
    assert not test.exception
    assert f"Not {name}. Instead:" in words(test)
    assert theme_of(filled, 3) == first
    proposed = filled.teaching.without(3, first.slug)
    assert first.slug not in proposed
    test = press(test, "Apply")
    assert not test.exception
    given = theme_of(filled, 3)
    assert (given.slug, given.by) == (proposed[0], By.HUMAN)


def test_a_further_theme_is_added_after_s(filled):
    test = draw("themes", theme=theme_of(filled, 1).slug)
    test = press(test, "Digitalisation")
    test = press(test, "Add a further theme")
    test = press(test, "Regional value chains")
    assert "Would become: Digitalisation, Regional value chains" in words(test)
    test = press(test, "No theme")
    assert "Would become: No theme" in words(test)
    test = press(test, "Cancel")
    assert "Would become" not in words(test)


def test_keys_are_on_the_buttons(filled):
    test = draw("themes", theme=theme_of(filled, 1).slug)
    keys = {each.label.replace("\\", ""): each.proto.shortcut for each in test.button}
    assert [keys[theme.label()] for theme in filled.scheme.themes] == list("123450")
    assert (keys["Add a further theme"], keys["Take back"]) == ("s", "u")
    assert (keys["Next"], keys["Previous"]) == ("n", "p")


def test_the_teach_view_asks_and_shows_second_readings_without_the_label(filled):
    test = draw("themes", theme="_teach")
    assert not test.exception
    assert "A label of these would teach the machine most" in words(test)
    assert any(text in quotes(test) for text in TEXTS)


def test_a_scheme_made_elsewhere_can_be_chosen_and_its_themes_shown(filled):
    drafts = [
        ThemeDraft(name="Ships *bold*", definition="Boats.", examples=(TEXTS[0],)),
        ThemeDraft(name="Work", definition="Travail et apprentis.", examples=()),
    ]
    filled.teaching.add_scheme("Ships and work", drafts)
    filled.teaching.use_scheme("ships-and-work")
    test = draw("themes", theme="_schemes")
    assert not test.exception
    assert "Ships and work" in words(test)
    test = draw("themes", theme="ships-bold")
    assert not test.exception
    assert "Boats." in words(test)
    assert "Few examples per theme" in words(test)


def test_a_scheme_is_made_on_the_page(filled):
    test = draw("themes", theme="_schemes")
    test = test.number_input(key="schemes.many").set_value(2).run()
    test.text_input(key="schemes.name").set_value("Sea and land")
    for number, (name, meaning) in enumerate((("Sea", "Boats"), ("Land", "Work")), start=1):
        test.text_input(key=f"schemes.theme.{number}").set_value(name)
        test.text_input(key=f"schemes.definition.{number}").set_value(meaning)
    test.text_area(key="schemes.examples.1").set_value(f"{TEXTS[0]}\n\n")
    test = press(test, "Make the scheme and use it")
    assert not test.exception
    assert filled.scheme.slug == "sea-and-land"
    assert filled.scheme.slugs == ("sea", "land", "none")
    assert theme_of(filled, 2).slug == "sea"


def test_what_is_missing_in_a_scheme_is_said_in_place(filled):
    test = draw("themes", theme="_schemes")
    test = press(test, "Make the scheme and use it")
    assert "A scheme needs a name." in words(test)
    assert filled.scheme.slug == "five"
