"""One proposal in full: what it is about, the words it was read from, and why it is made."""

from __future__ import annotations

from datetime import date

import streamlit as st

from ideation.domain.inbox import Proposal, Proposed
from ideation.domain.organisation import Category
from ideation.services.capturing.near_names import ACRONYM, HOUSE, SPELLING, TYPO
from ideation.services.capturing.reasons import HOST, signs_of
from ideation.services.capturing.same_person import FAMILY_NAME, INITIAL, SHORTER, SLIP
from ideation.ui.marked import show_quote
from ideation.ui.parts import day
from ideation.ui.state import Translate, plain

ICONS = {
    Proposed.ORGANISATION: ":material/domain:",
    Proposed.CONTACT: ":material/person:",
    Proposed.FOLLOW_UP: ":material/event_available:",
    Proposed.TWIN: ":material/translate:",
    Proposed.MERGE: ":material/merge:",
    Proposed.SAME_PERSON: ":material/group:",
}
_SAME = (Proposed.TWIN, Proposed.MERGE, Proposed.SAME_PERSON)
# Signs that need no words.
_ALONE = {
    "unusual name": "why.unusual_name",
    "capitals": "why.capitals",
    "article": "why.article",
    "family": "why.family",
    "legal form": "why.legal_form",
    "title": "why.title",
    "given name": "why.given_name",
    "role": "why.role",
    "kin": "why.kin",
    HOST: "why.host",
    "same interview, other language": "why.twin",
    SPELLING: "why.spelling",
    HOUSE: "why.house",
    ACRONYM: "why.acronym",
    TYPO: "why.typo",
    INITIAL: "why.initial",
    FAMILY_NAME: "why.family_name",
    SLIP: "why.slip",
    SHORTER: "why.shorter_name",
}
# Signs with the words that bear them.
_WITH_WORDS = {
    "legal form": "why.named_with",
    "word": "why.named_with",
    "beside": "why.beside",
    "title": "why.called",
    "given name": "why.given_name_words",
    "role": "why.role_words",
    "promise": "why.promise",
}


def card(t: Translate, proposal: Proposal) -> None:
    """Draw a proposal."""
    st.markdown(f"{ICONS[proposal.what]} **{plain(proposal.title) or t('inbox.nobody')}**")
    if proposal.detail:
        joint = t("inbox.same_as") if proposal.what in _SAME else ""
        st.markdown(f"{joint} {plain(detail_of(t, proposal))}".strip())
    if proposal.quote:
        show_quote(proposal.quote, [])
    st.caption(t("inbox.because", reason=plain(why(t, proposal)) or "–"))
    if proposal.what in (Proposed.MERGE, Proposed.SAME_PERSON):
        st.caption(t("inbox.merge_keeps", name=plain(proposal.detail)))


def detail_of(t: Translate, proposal: Proposal) -> str:
    """Return what else is proposed, in the reader's language."""
    if proposal.what is Proposed.ORGANISATION and proposal.detail in list(Category):
        return t(f"category.{proposal.detail}")
    if proposal.what is Proposed.FOLLOW_UP and proposal.detail:
        return day(date.fromisoformat(proposal.detail), t)
    return proposal.detail


def why(t: Translate, proposal: Proposal) -> str:
    """Return why something is proposed: each sign in words, with the words of the note."""
    told = []
    for sign, words in signs_of(proposal.reason):
        if words and sign in _WITH_WORDS:
            told.append(t(_WITH_WORDS[sign], words=words))
        elif not words and sign in _ALONE:
            told.append(t(_ALONE[sign]))
        elif sign:
            told.append(t("why.words", words=f"{sign}: {words}" if words else sign))
    return ", ".join(told)
