"""A statement as findings show it: the quote, who and when, kind and voice, the way to its note."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import streamlit as st

from ideation.domain.fold import fold
from ideation.domain.ids import NoteId, PassageId
from ideation.domain.note import NoteSummary
from ideation.domain.organisation import Organisation, Reference
from ideation.domain.passage import Attribution, By, Passage
from ideation.domain.theme import Scheme
from ideation.domain.understanding import Understanding
from ideation.services.material import Material
from ideation.ui.marked import HERE, Stretch, show_quote, without_markup
from ideation.ui.note_view import open_drawer
from ideation.ui.parts import facts, theme_chips
from ideation.ui.state import Translate, plain

_VOICE_ICONS = {
    Attribution.OWN: ":material/record_voice_over:",
    Attribution.REPORTED: ":material/forum:",
    Attribution.MENTIONED: ":material/alternate_email:",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A passage with its note, whose voice it is, and what was understood of it."""

    passage: Passage
    note: NoteSummary
    speakers: tuple[Reference, ...]
    understanding: Understanding | None
    known: Mapping[int, Organisation]


def said_of(material: Material, passage_id: PassageId) -> Said:
    """Return a passage of the material with all that is shown of it."""
    passage, understanding = material.passages[passage_id], material.understood[passage_id]
    known = cast("Mapping[int, Organisation]", material.organisations)
    return said(passage, material.notes, known, understanding)


def said(
    passage: Passage,
    notes: Mapping[NoteId, NoteSummary],
    organisations: Mapping[int, Organisation],
    understanding: Understanding | None = None,
) -> Said:
    """Return a passage with its speaker, or with the organisations met where none is known."""
    note = notes[passage.note_id]
    speaker = organisations.get(passage.organisation_id or 0)
    speakers = (
        (Reference(id=speaker.id, name=speaker.name),) if speaker else tuple(note.organisations)
    )
    return Said(
        passage=passage,
        note=note,
        speakers=speakers,
        understanding=understanding,
        known=organisations,
    )


def quoted(text: str) -> str:
    """Return the words of a passage without the Markdown around them."""
    return without_markup(text, ())[0]


def who_when(said: Said, t: Translate, *, title: bool = True) -> str:
    """Return one line: who, when, in which note, in which language."""
    known = dict(said.known)
    line = facts(said.speakers, said.note.date, said.note.title if title else "", t, known)
    return f"{line} :gray-badge[{t(f'language.{said.passage.language.value}')}]"


def quote(
    said: Said, t: Translate, *, large: bool = False, hall: bool = False, title: bool = True
) -> None:
    """Show the quote with who, when and language under it."""
    lang = said.passage.language.value
    show_quote(quoted(said.passage.text), [], lang=lang, large=large, hall=hall)
    st.caption(who_when(said, t, title=title))


def statement(
    said: Said, t: Translate, *, key: str, chips: bool = True, scheme: Scheme | None = None
) -> None:
    """Show a statement with its chips; the words that decided are marked in it.

    Its themes are shown where a scheme is given.
    """
    text = quoted(said.passage.text)
    with st.container(border=True, gap="xsmall"):
        show_quote(text, _cues(text, said.understanding, t), lang=said.passage.language.value)
        st.caption(who_when(said, t))
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            if chips:
                understood_chips(said, t)
            if scheme is not None:
                theme_chips(said.passage.themes, scheme)
            open_button(said, t, key=key)


def statements(
    material: Material, ids: Sequence[PassageId], t: Translate, *, key: str, chips: bool = True
) -> None:
    """Show several statements, one under the other."""
    for each in ids:
        statement(said_of(material, each), t, key=f"{key}.{each}", chips=chips)


def open_button(said: Said, t: Translate, *, key: str) -> None:
    """Offer the note with the statement marked in it."""
    if st.button(t("app.open_note"), key=key, type="tertiary", icon=":material/description:"):
        open_drawer(said.passage.note_id, said.passage.id)


def understood_chips(said: Said, t: Translate) -> None:
    """Show kind and voice, each with the words that decided as its tooltip.

    Where a person put one of them right, the kind carries a tick.
    """
    passage, understood = said.passage, said.understanding
    by_hand = understood is not None and understood.by is By.HUMAN
    if passage.kind is not None:
        cue = understood.kind_cue if understood else ""
        st.badge(
            t(f"kind.{passage.kind.value}"),
            icon=":material/check:" if by_hand else None,
            color="gray",
            help=t("attribution.by_hand") if by_hand else decided_by(cue, t),
        )
    if passage.attribution is not None:
        cue = understood.attribution_cue if understood else ""
        st.badge(
            t(f"attribution.{passage.attribution.value}"),
            icon=_VOICE_ICONS[passage.attribution],
            color="gray",
            help=decided_by(cue, t),
        )


def decided_by(cue: str, t: Translate) -> str:
    """Return which words decided, or that none did."""
    return t("attribution.decided", cue=plain(cue)) if cue else t("attribution.undecided")


def _cues(text: str, understood: Understanding | None, t: Translate) -> list[Stretch]:
    """Return the stretches of the words that say whose voice it is, or for whom the result is."""
    if understood is None:
        return []
    wanted = {
        understood.attribution_cue: t("attribution.cue"),
        understood.shared or "": t("attribution.shared"),
        understood.doubt or "": t("attribution.doubt"),
    }
    found = []
    folded = fold(text)
    # Folding may change lengths; then nothing is marked rather than the wrong words.
    haystack = folded if len(folded) == len(text) else text
    for cue, title in wanted.items():
        at = re.search(rf"(?<!\w){re.escape(fold(cue))}(?!\w)", haystack) if cue else None
        if at:
            found.append(Stretch(start=at.start(), end=at.end(), style=HERE, title=title))
    return found
