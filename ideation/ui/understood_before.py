"""What saving a pasted note would find and do: said before, its day, set apart, repaired."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Date

import streamlit as st

from ideation.domain.cleaning import Drop, active
from ideation.domain.passage import Repair
from ideation.services.capturing.foreseeing import SaidBefore, ToldBefore
from ideation.services.capturing.preview import Preview
from ideation.text.reading import same_words
from ideation.ui.marked import show_quote
from ideation.ui.note_view import open_drawer
from ideation.ui.parts import counted, day, number
from ideation.ui.provenance import repair_told
from ideation.ui.state import Translate, plain
from ideation.ui.statement import quoted
from ideation.ui.understood_edit import choose, chosen

_SHORT = 90
# More rows than these scroll, so that the statements stay in sight.
_ROWS = 4
_ROWS_HEIGHT = 180


def show_before_saving(t: Translate, text: str, shown: Preview, *, key: str) -> None:
    """Say what the note `text` repeats, which day it names, and what is set apart and repaired."""
    if shown.known is not None:
        st.info(t("capture.unchanged", id=shown.known), icon=":material/content_copy:")
    for each in shown.told:
        _told(t, each, key)
    if shown.said:
        _said(t, text, shown.said, key)
    if shown.day is not None:
        _day(t, text[shown.day.start : shown.day.end], shown.day.day, key)
    _funnel(t, shown)
    _dropped(t, text, shown.drops, key)
    _repaired(t, shown.repairs, key)


def _told(t: Translate, each: ToldBefore, key: str) -> None:
    word = "capture.told_other" if each.other_language else "capture.told_same"
    message = t(word, title=plain(each.title), date=day(each.date, t))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(message, icon=":material/translate:")
        if st.button(t("app.open_note"), key=f"{key}.told.{each.note_id}", type="tertiary"):
            open_drawer(each.note_id)


def _said(t: Translate, text: str, said: Sequence[SaidBefore], key: str) -> None:
    st.markdown(f"**{counted(t, len(said), 'capture.said_one', 'capture.said_many')}**")
    with st.container(height=_ROWS_HEIGHT if len(said) > 2 else "content", border=False):
        for each in said:
            show_quote(quoted(_shortened(text[each.start : each.end])), [])
            with st.container(horizontal=True, vertical_alignment="center"):
                told = counted(t, len(each.notes), "capture.said_by_one", "capture.said_by_many")
                st.caption(told, width="content")
                if st.button(
                    t("app.open_note"),
                    key=f"{key}.said.{each.start}",
                    type="tertiary",
                    icon=":material/description:",
                ):
                    open_drawer(each.notes[0], each.passage_id)


def _day(t: Translate, words: str, found: Date, key: str) -> None:
    def take() -> None:
        st.session_state[f"{key}.date"] = found

    with st.container(horizontal=True, vertical_alignment="center"):
        told = t("capture.day", words=plain(words), date=day(found, t))
        st.caption(f":material/event: {told}", width="content")
        st.button(t("capture.take_day"), on_click=take, key=f"{key}.take_day", type="tertiary")


def _funnel(t: Translate, shown: Preview) -> None:
    out = len(active(shown.drops))
    kept = len(shown.statements)
    if not out and not shown.said:
        return
    parts = [t("provenance.stretches", n=number(out))] if out else []
    if shown.said:
        parts.append(t("provenance.merged", n=number(len(shown.said))))
    st.caption(" → ".join([*parts, t("provenance.kept", n=number(kept - len(shown.said)))]))


def _dropped(t: Translate, text: str, drops: Sequence[Drop], key: str) -> None:
    """List what is set apart with its reason; one click keeps it in the note."""
    if not drops:
        return
    title = counted(t, len(drops), "capture.dropped_one", "capture.dropped")
    st.markdown(f"**{title}**", help=t("capture.keep_help"))
    with st.container(height=_ROWS_HEIGHT if len(drops) > _ROWS else "content", border=False):
        for number_of, each in enumerate(drops):
            words = plain(_shortened(each.span.of(text)))
            st.checkbox(
                t("capture.apart", reason=t(f"drop.{each.reason}"), words=words),
                each.restored,
                key=f"{key}.drop.{number_of}.{each.span.start}.{each.span.end}.{each.restored}",
                help=t("capture.keep_help"),
                on_change=_toggle,
                args=(key, each.span.of(text)),
            )


def _toggle(key: str, words: str) -> None:
    """Put a stretch back into the note, or set it apart again."""
    choices = chosen(key)
    if words in choices.left_out:
        choose(key, replace(choices, left_out=choices.left_out - {words}))
    else:
        choose(key, replace(choices, restored=choices.restored ^ {words}))


def _repaired(t: Translate, repairs: Sequence[tuple[Repair, bool]], key: str) -> None:
    """List what is read otherwise than written; one click takes a repair back."""
    if not repairs:
        return
    title = counted(t, len(repairs), "capture.repaired_one", "capture.repaired")
    st.markdown(f"**{title}**", help=t("capture.written_help"))
    with st.container(height=_ROWS_HEIGHT if len(repairs) > _ROWS else "content", border=False):
        for number_of, (each, back) in enumerate(repairs):
            st.checkbox(
                repair_told(t, each),
                back,
                key=f"{key}.repair.{number_of}.{each.written}.{back}",
                help=t("capture.written_help"),
                on_change=_take_back,
                args=(key, each.written),
            )


def _take_back(key: str, words: str) -> None:
    """Read words as they are written, or repair them again."""
    choices = chosen(key)
    choose(key, replace(choices, written=choices.written ^ {same_words(words)}))


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHORT else words[:_SHORT].rsplit(" ", 1)[0] + " …"
