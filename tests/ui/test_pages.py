"""The pages as a user drives them, without a browser."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

APP = str(Path(__file__).parents[2] / "app.py")

NOTES = (
    (
        "Sie würden ihren Prüfstand gern mit anderen teilen. Der Chef grüßt.",
        {
            "title": "Besuch bei Kolbenwerk",
            "date": "2026-03-12",
            "organisations": [{"name": "Kolbenwerk GmbH", "category": "firm"}],
        },
    ),
    (
        "The lab would open its test bench to small firms two days a week.",
        {
            "title": "Lab visit",
            "organisations": [{"name": "Institut Aeolia", "category": "research"}],
        },
    ),
)


@pytest.fixture
def filled(workspace):
    for text, fields in NOTES:
        workspace.door.take_text(text, fields)
    workspace.catch_up()
    return workspace


def app(page: str = "") -> AppTest:
    test = AppTest.from_file(APP, default_timeout=60)
    test.run()
    if page:
        test.switch_page(page).run()
    return test


def texts(test: AppTest) -> str:
    return "\n".join(str(each.value) for kind in (test.markdown, test.caption) for each in kind)


def html(test: AppTest) -> str:
    return "\n".join(each.proto.body for each in test.get("html"))


def test_an_empty_workspace_offers_the_sample_notes(home):
    test = app()
    assert not test.exception
    assert "This workspace holds no notes yet." in texts(test)
    assert [button.label for button in test.button] == ["Load the sample notes"]


def test_a_question_finds_the_statement_with_its_words_marked(filled):
    test = app()
    test.text_input(key="q").set_value("test bench").run()
    assert not test.exception
    assert ">bench</mark>" in html(test)
    assert "Lab visit" in texts(test)


def test_a_query_of_only_quotes_gets_one_sentence(filled):
    test = app()
    test.text_input(key="q").set_value('"" *').run()
    assert not test.exception
    assert [error.value for error in test.error] == [
        "The query holds no word to look for\\. Type a thought, a question or a name\\."
    ]


def test_examples_ask_a_real_question(filled):
    test = app()
    test.button(key="search.example_1").click().run()
    assert test.text_input(key="q").value == "Who could share a test bench?"
    assert "Lab visit" in texts(test)
