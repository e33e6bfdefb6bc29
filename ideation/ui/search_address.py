"""What an address asks for that is no choice here: it is left out, and that is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from ideation.ui.state import Translate, plain

_DROPPED = "search.dropped"
# What was asked when the address was read.
_ASKED = "search.dropped.at"


def keep_dropped(dropped: Mapping[str, str]) -> None:
    """Remember values that could not be chosen, by the string that names what they are of."""
    if dropped:
        st.session_state.pop(_ASKED, None)
        st.session_state[_DROPPED] = {**st.session_state.get(_DROPPED, {}), **dropped}


def say_what_was_dropped(
    query: str, switches: Mapping[str, tuple[str, Sequence[str]]], t: Translate
) -> None:
    """Say which values of the address were left out, until something else is asked.

    `switches` are the widgets that are not drawn yet, each with the string that names it and
    its options.
    """
    for key, (label, options) in switches.items():
        written = st.query_params.get(key.removeprefix("search."))
        if written and key not in st.session_state and written not in options:
            keep_dropped({label: written})
            st.query_params.pop(key.removeprefix("search."))
    of = st.query_params.get("like")
    if of and not of.isdecimal():
        keep_dropped({"search.like": of})
        st.query_params.pop("like")
    dropped = st.session_state.get(_DROPPED, {})
    if st.session_state.setdefault(_ASKED, query) != query:
        st.session_state[_DROPPED] = {}
        return
    for label, value in dropped.items():
        words = t("search.dropped", value=plain(value), what=t(label))
        st.warning(words, icon=":material/filter_alt_off:")
