"""What pages share: the workspace, the reader's language, errors as messages."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import streamlit as st

from ideation.errors import IdeationError
from ideation.preferences import keep_language, kept_language
from ideation.settings import default_workspace
from ideation.ui.spoken import spoken, spoken_error
from ideation.ui.strings import FALLBACK, languages, translate
from ideation.workspace import Workspace

Translate = Callable[..., str]

_LANGUAGE = "app.language"


@st.cache_resource(max_entries=4)
def _opened(path: str) -> Workspace:
    opened = Workspace.open(Path(path), create=True)
    # While the first page is drawn and read.
    threading.Thread(target=opened.warm_up, daemon=True).start()
    return opened


def workspace() -> Workspace:
    """Return the workspace of this server; it holds a path, so every session may share it."""
    return _opened(str(default_workspace()))


def language() -> str:
    """Return the interface language: the one chosen, else the browser's, else English."""
    if _LANGUAGE not in st.session_state:
        chosen = kept_language(default_workspace(), _locale()) or _own()
        st.session_state[_LANGUAGE] = chosen if chosen in languages() else FALLBACK
    return str(st.session_state[_LANGUAGE])


def choose_language(chosen: str) -> None:
    """Speak `chosen` from now on, and at the next visit of this browser."""
    st.session_state[_LANGUAGE] = chosen
    keep_language(workspace().path, _locale(), None if chosen == _own() else chosen)


def _locale() -> str:
    return st.context.locale or FALLBACK


def _own() -> str:
    return _locale().split("-")[0].lower()


def translator() -> Translate:
    """Return the function that finds the interface's strings."""
    return partial(translate, language())


@contextmanager
def errors_shown() -> Iterator[None]:
    """Show an error of ours as a message in place, and stop this run of the page there."""
    try:
        yield
    except IdeationError as error:
        st.error(plain(told(error)), icon=":material/error:")
        st.stop()


def told(error: IdeationError) -> str:
    """Return what went wrong and the way out, in the reader's language."""
    return spoken_error(error, language())


def retold(sentences: str) -> str:
    """Return what a service says in English in the reader's language, where that is known."""
    return spoken(sentences, language())


# Characters with a meaning in the Markdown that Streamlit renders, its own ones included.
_MARKDOWN = str.maketrans({char: f"\\{char}" for char in "\\`*_{}[]()#+-.!|<>$:~"})


def plain(text: str) -> str:
    """Return user text so that Markdown shows it as it is: no image, link or colour comes alive."""
    return " ".join(text.split()).translate(_MARKDOWN)
