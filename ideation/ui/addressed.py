"""Widgets whose value stands in the address, so that a link leads back to what was seen.

Streamlit can bind a widget to the address itself, but writes the label, which changes with the
reader's language and the numbers in it; a link must not.

Each widget is drawn with the value it holds as its default. A value that stands in the session
alone does not last: a browser that hears of a click while it still draws the page begins some
widgets anew from their defaults, and the reader's question and filters would be gone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, TypedDict, TypeVar, Unpack, cast

import streamlit as st

_Value = TypeVar("_Value")


class Fit(TypedDict, total=False):
    """How a widget sits on its page; passed on to Streamlit as it is."""

    width: int
    help: str
    label_visibility: Literal["visible", "hidden", "collapsed"]


class LineFit(Fit, total=False):
    """The same of a line to type in."""

    type: Literal["default", "search"]
    live: str
    icon: str
    max_chars: int


def held(key: str, first: _Value) -> _Value:
    """Return what the widget `key` holds, or what it begins with where it was never drawn."""
    return cast("_Value", st.session_state.get(key, first))


def from_address(
    key: str, name: str | None, options: Sequence[str], fallback: str | None = None
) -> str | None:
    """Return the option that the widget `key` holds or, at first, that the address names.

    Without a `name` the address names none. What is no option, or no more, is the fallback.
    """
    value: str | None = held(key, st.query_params.get(name, fallback) if name else fallback)
    if value in options:
        return value
    if key in st.session_state:
        st.session_state[key] = fallback
    return fallback


def to_address(name: str, value: str | None, fallback: str | None = None) -> None:
    """Write a widget's value into the address; what is the fallback needs no mention."""
    if value in (None, fallback):
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = str(value)


def switch(
    label: str,
    options: Sequence[str],
    *,
    key: str,
    name: str,
    words: Callable[[str], str],
    usual: str | None = None,
) -> str:
    """Draw a row of options of which one is always chosen; return it.

    `name` is the address's, `words` names an option, `usual` (else the first) needs no mention.
    """
    usual = usual or options[0]
    chosen = st.segmented_control(
        label,
        options,
        default=from_address(key, name, options, usual),
        required=True,
        format_func=words,
        key=key,
        label_visibility="collapsed",
        wrap=True,
    )
    to_address(name, chosen, usual)
    return chosen or usual


def select(
    label: str,
    options: Sequence[str],
    *,
    key: str,
    name: str | None,
    placeholder: str,
    words: Callable[[str], str] = str,
    usual: str | None = None,
    **fit: Unpack[Fit],
) -> str | None:
    """Draw a list of which one option or none is chosen; return it.

    Without a `name` the choice stays out of the address.
    """
    value = from_address(key, name, options, usual)
    chosen: str | None = st.selectbox(
        label,
        options,
        index=None if value is None else list(options).index(value),
        format_func=words,
        placeholder=placeholder,
        key=key,
        **fit,
    )
    if name:
        to_address(name, chosen, usual)
    return chosen


def pills(
    label: str,
    options: Sequence[str],
    *,
    key: str,
    name: str,
    words: Callable[[str], str],
    **fit: Unpack[Fit],
) -> str | None:
    """Draw pills of which one or none is chosen; return it."""
    chosen: str | None = st.pills(
        label,
        options,
        default=from_address(key, name, options),
        format_func=words,
        key=key,
        **fit,
    )
    to_address(name, chosen)
    return chosen


def words_field(
    label: str, *, key: str, name: str, placeholder: str, **fit: Unpack[LineFit]
) -> str:
    """Draw a line to type in; return what it holds, without spaces around it."""
    value = st.text_input(
        label,
        held(key, st.query_params.get(name, "")),
        placeholder=placeholder,
        key=key,
        **fit,
    )
    typed = (value or "").strip()
    to_address(name, typed or None)
    return typed
