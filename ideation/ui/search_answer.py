"""What a search answers: how it is to be read, its cards, and the whole of it as a file."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ideation.domain.search import Filters, Hit, Unit
from ideation.services.searching.answering import Answer
from ideation.services.searching.search import Asked
from ideation.ui.parts import day
from ideation.ui.search_results import Shown, cards, hit_card, party_cards
from ideation.ui.search_saved import export_form, news_of
from ideation.ui.state import Translate, plain

_LIMIT = 10
# So many statements at most go into a file, or are looked through for what is new.
_MOST = 200
_LONGEST_TITLE = 60


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where an answer stands; `tools` is the row in which its file is offered.

    `language` is the reader's: a file is made outside the page, which knows of no reader.
    """

    shown: Shown
    tools: DeltaGenerator
    language: str

    @property
    def t(self) -> Translate:
        """The interface's strings."""
        return self.shown.t


def passages(asked: Asked, place: Place) -> None:
    """Draw statements, with what is to be said of them."""
    t, finder = place.t, place.shown.workspace.finder
    new, since = news_of(asked.query)
    only_new = bool(new) and st.toggle(
        t("search.only_new", day=day(since.date() if since else None, t), n=len(new)),
        value=True,
        key="search.only_new",
    )

    def found(limit: int) -> list[Hit]:
        """Return what is shown, whether on the page or in a file."""
        hits = finder.search(replace(asked, limit=_MOST if only_new else limit))
        return [hit for hit in hits if hit.passage_id in new] if only_new else hits

    title = asked.query.strip() or t("search.everything")
    help_ = t("search.export_help_new") if only_new else t("search.export_help", n=_MOST)
    with place.tools:
        export_form(
            lambda ending: finder.export(found(_MOST), ending, title, place.language),
            t("search.file"),
            help_,
            t,
        )
    limit = _limit(asked)
    hits = found(limit + 1)
    explained = finder.explain(asked.query, hits[:limit])
    answer = finder.answer(asked.query, explained)
    _say_instead(answer, t)
    if not hits:
        _nothing(t)
        return
    if answer.only_nearest:
        st.caption(f":material/info: {t('search.nearest')}")
    elif asked.query.strip():
        st.caption(t("search.legend"))
    cards(explained, replace(place.shown, new=new))
    if len(hits) > limit:
        st.button(t("search.more"), key="search.more", on_click=_show_more, args=(asked,))


def parties(asked: Asked, unit: Unit, place: Place) -> None:
    """Draw contacts, organisations or clusters, with what is to be said of them."""
    t, finder = place.t, place.shown.workspace.finder
    title = asked.query.strip() or t(f"search.{unit.value}")
    with place.tools:
        export_form(
            lambda ending: finder.export_parties(
                finder.parties(replace(asked, limit=_MOST), unit, place.language),
                ending,
                title,
                place.language,
            ),
            t(f"search.{unit.value}"),
            t("search.export_help_parties", n=_MOST),
            t,
        )
    found = finder.explain_parties(asked.query, finder.parties(asked, unit, place.language))
    hits = [hit for party in found for hit in party.passages]
    answer = finder.answer(asked.query, hits, [party.name for party in found])
    _say_instead(answer, t)
    if not found:
        _nothing(t)
    elif answer.only_nearest:
        st.caption(f":material/info: {t(f'search.nearest_{unit.value}')}")
    elif asked.query.strip():
        st.caption(t("search.legend"))
    new, _ = news_of(asked.query)
    party_cards(found, unit, replace(place.shown, new=new))


def like(passage_id: int, filters: Filters, place: Place) -> None:
    """Draw one statement and what is like it."""
    t, finder = place.t, place.shown.workspace.finder
    of = finder.statement(passage_id)
    hit_card(of, place.shown, key="search.like.of")
    text = " ".join(of.text.split())
    short = text if len(text) <= _LONGEST_TITLE else f"{text[:_LONGEST_TITLE].rsplit(' ', 1)[0]} …"
    found = finder.like(passage_id, limit=_LIMIT, filters=filters)
    with place.tools:
        export_form(
            lambda ending: finder.export(
                finder.like(passage_id, limit=_MOST, filters=filters),
                ending,
                t("search.like_title", text=short),
                place.language,
            ),
            t("search.file"),
            t("search.export_help", n=_MOST),
            t,
        )
    st.caption(t("search.like_of") if found else t("search.like_none"))
    cards(finder.explain(of.text, found), place.shown)


def _say_instead(answer: Answer, t: Translate) -> None:
    for written, meant in answer.instead.items():
        words = t("search.instead", written=plain(written), meant=plain(meant))
        st.caption(f":material/spellcheck: {words}")


def _limit(asked: Asked) -> int:
    """Return how many statements are shown; another search starts anew."""
    of, limit = st.session_state.get("search.limit", (None, _LIMIT))
    return int(limit) if of == asked else _LIMIT


def _show_more(asked: Asked) -> None:
    st.session_state["search.limit"] = (asked, _limit(asked) + _LIMIT)


def _nothing(t: Translate) -> None:
    st.markdown(f"**{t('search.none')}**")
    st.caption(t("search.none_next"))
