"""A number that opens: the statements it rests on, in a drawer, each with the way to its note."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ideation.domain.ids import PassageId
from ideation.services.material import Material
from ideation.ui.links import link
from ideation.ui.state import Translate, plain
from ideation.ui.statement import quote, said_of

# A heading, such as a backer, with its statements.
Group = tuple[str, Sequence[PassageId]]


def number_door(
    label: str, groups: Sequence[Group], material: Material, t: Translate, *, key: str
) -> None:
    """Draw a number as a button that opens its statements; as plain words where it has none."""
    shown = [(name, [each for each in ids if each in material.passages]) for name, ids in groups]
    if not any(ids for _, ids in shown):
        st.markdown(f"**{label}**")
        return
    if st.button(
        f"**{label}**", key=key, type="tertiary", icon=":material/format_quote:", wrap=True
    ):
        _drawer(label, [each for each in shown if each[1]], material, t)


def _drawer(label: str, groups: Sequence[Group], material: Material, t: Translate) -> None:
    @st.dialog(label, position="right", width=560)
    def drawer() -> None:
        for name, ids in groups:
            if name:
                st.markdown(f"**{plain(name)}**")
            for each in ids:
                quote(said_of(material, each), t)
                # A drawer cannot open a drawer: the note opens on its own page.
                note = material.passages[each].note_id
                link(
                    "notes",
                    t("app.open_note"),
                    icon=":material/description:",
                    note=int(note),
                    passage=int(each),
                )

    drawer()
