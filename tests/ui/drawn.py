"""A page drawn without a browser, and what a reader sees of it."""

import re
from html import unescape

from streamlit.testing.v1 import AppTest


def draw(page, language=None, **address):
    """Return a page drawn by itself, as its address would show it."""
    test = AppTest.from_string(
        f"from ideation.ui.pages import {page}\n"
        "from ideation.ui.state import errors_shown, translator, workspace\n"
        f"with errors_shown():\n    {page}.render(workspace(), translator())\n",
        default_timeout=60,
    )
    if language:
        test.session_state["app.language"] = language
    for name, value in address.items():
        test.query_params[name] = str(value)
    return test.run()


def words(test):
    shown = [*test.title, *test.subheader, *test.markdown, *test.caption, *test.error]
    return "\n".join(str(each.value) for each in shown).replace("\\", "")


def quotes(test):
    """Return the text of all quotes, without their marks."""
    shown = "\n".join(each.proto.body for each in test.get("html"))
    return unescape(re.sub(r"<[^>]*>", "", shown))


def press(test, label):
    """Click the first button of that label and return the page as it is then."""
    return next(each for each in test.button if each.label.replace("\\", "") == label).click().run()
