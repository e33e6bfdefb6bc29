"""A statement on the desk: give it themes with the keyboard, see first what else would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from ideation.domain.ids import PassageId
from ideation.domain.search import Hit
from ideation.domain.theme import NONE
from ideation.services.theming.theme_corrections import Preview
from ideation.services.theming.theme_learning import by_hand
from ideation.ui.language import percent
from ideation.ui.palette import theme_icon
from ideation.ui.parts import number
from ideation.ui.state import Translate, errors_shown, language, plain
from ideation.ui.statement import quoted
from ideation.ui.theme_statement import opened_why, reasons, statement_card
from ideation.ui.theme_words import theme_name, theme_names
from ideation.workspace import Workspace

# Statements that people changed in this visit, the newest last: what U takes back.
_DONE = "themes.done"
_FLIPS_SHOWN = 5
_MOST_KEYS = 9


@dataclass(frozen=True, slots=True)
class Desk:
    """A list of statements of which one lies open; `name` tells desks apart in the session."""

    workspace: Workspace
    name: str
    ids: tuple[PassageId, ...]

    @classmethod
    def of(cls, workspace: Workspace, name: str, ids: Sequence[PassageId]) -> Desk:
        """Return the desk of that name with these statements on it."""
        return cls(workspace, name, tuple(ids))

    @property
    def at(self) -> PassageId | None:
        """The statement that lies open: the one chosen, else the first."""
        chosen = st.session_state.get(self._key)
        if chosen in self.ids:
            return PassageId(chosen)
        # A corrected statement may have left the list: the one that took its place is next.
        place = min(st.session_state.get(f"{self._key}.place", 0), len(self.ids) - 1)
        return self.ids[place] if self.ids else None

    def go_to(self, passage_id: PassageId) -> None:
        """Open a statement."""
        st.session_state[self._key] = passage_id
        st.session_state[f"{self._key}.place"] = self.ids.index(passage_id)
        self.stage(())

    def move(self, step: int) -> None:
        """Open the next statement, or the one before."""
        if self.at is not None:
            place = (self.ids.index(self.at) + step) % len(self.ids)
            self.go_to(self.ids[place])

    @property
    def staged(self) -> tuple[str, ...]:
        """The themes chosen and not yet given."""
        return tuple(st.session_state.get(f"{self._key}.staged", ()))

    def stage(self, slugs: Sequence[str]) -> None:
        """Choose themes; nothing is stored."""
        st.session_state[f"{self._key}.staged"] = tuple(slugs)
        st.session_state[f"{self._key}.not"] = None
        st.session_state[f"{self._key}.more"] = False

    def pick(self, slug: str) -> None:
        """Choose a theme: alone, or as a further one after S."""
        more = st.session_state.get(f"{self._key}.more", False)
        if not more or NONE in (slug, *self.staged):
            self.stage([slug])
        elif slug not in self.staged:
            self.stage([*self.staged, slug])

    def toggle_more(self) -> None:
        """Let the next theme be a further one; with nothing chosen the present primary leads."""
        if not self.staged and self.at is not None:
            self.stage(self.primary())
        key = f"{self._key}.more"
        st.session_state[key] = not st.session_state.get(key, False)

    def reject(self, passage_id: PassageId, slug: str) -> None:
        """Choose what is left without a theme: the others, else the next best one, or none."""
        self.stage(self.workspace.teaching.without(int(passage_id), slug))
        st.session_state[f"{self._key}.not"] = slug

    @property
    def rejected(self) -> str | None:
        """The theme that was rejected to come to what is chosen."""
        found: str | None = st.session_state.get(f"{self._key}.not")
        return found

    def primary(self) -> tuple[str, ...]:
        """Return the primary theme of the statement that lies open, if it has one."""
        if self.at is None:
            return ()
        themes = self.workspace.finder.statement(int(self.at)).themes
        return tuple(each.slug for each in themes[:1] if each.slug != NONE)

    @property
    def more(self) -> bool:
        """Whether the next theme is a further one."""
        return bool(st.session_state.get(f"{self._key}.more", False))

    @property
    def _key(self) -> str:
        return f"themes.at.{self.name}"


def desk(place: Desk, t: Translate, *, slug: str | None = None) -> None:
    """Draw the statement that lies open, with all that can be done to it."""
    if place.at is None:
        _undo(place, t)
        return
    with errors_shown():
        hit = place.workspace.finder.statement(place.at)
    found = opened_why(place.workspace, hit, slug)
    statement_card(place.workspace, hit, t, found)
    _keys(place, hit, t, slug)
    if place.staged:
        _preview(place, t)
    reasons(place.workspace, hit, found, t)
    st.caption(
        t("themes.keys", digits=f"1–{min(len(place.workspace.scheme.assignable), _MOST_KEYS)}")
    )


def _keys(place: Desk, hit: Hit, t: Translate, slug: str | None = None) -> None:
    scheme = place.workspace.scheme
    with st.container(horizontal=True, gap="xsmall"):
        for digit, theme in enumerate(scheme.assignable, start=1):
            st.button(
                plain(theme.label(language())),
                key=f"{place.name}.pick.{theme.slug}",
                icon=theme_icon(theme.slug),
                type="primary" if theme.slug in place.staged else "secondary",
                shortcut=str(digit) if digit <= _MOST_KEYS else None,
                on_click=place.pick,
                args=(theme.slug,),
            )
        st.button(
            theme_name(scheme, NONE),
            key=f"{place.name}.pick.none",
            type="primary" if NONE in place.staged else "secondary",
            shortcut="0",
            on_click=place.pick,
            args=(NONE,),
        )
    with st.container(horizontal=True, gap="xsmall"):
        wrong = _to_reject(hit, slug)
        if wrong is not None:
            st.button(
                t("themes.reject", theme=theme_name(scheme, wrong)),
                key=f"{place.name}.reject",
                icon=":material/block:",
                type="tertiary",
                shortcut="x",
                help=t("themes.reject_help"),
                on_click=place.reject,
                args=(hit.passage_id, wrong),
            )
        st.button(
            t("themes.secondary"),
            key=f"{place.name}.more",
            icon=":material/add:",
            type="primary" if place.more else "tertiary",
            shortcut="s",
            on_click=place.toggle_more,
        )
        _undo(place, t, hit)
        for word, shortcut, step in (("previous", "p", -1), ("next", "n", 1)):
            st.button(
                t(f"themes.{word}"),
                key=f"{place.name}.{word}",
                type="tertiary",
                shortcut=shortcut,
                on_click=place.move,
                args=(step,),
            )


def _to_reject(hit: Hit, slug: str | None) -> str | None:
    """Return the theme to say no to: that of the board, else the primary; None where none is."""
    own = [each.slug for each in hit.themes if each.slug != NONE]
    return slug if slug in own else next(iter(own), None)


def _undo(place: Desk, t: Translate, hit: Hit | None = None) -> None:
    """Offer to take back what was done last here, else what a person said of this statement."""
    done: list[int] = st.session_state.get(_DONE, [])
    if not done and hit is not None and by_hand(hit.themes):
        done = [int(hit.passage_id)]
    if st.button(
        t("themes.undo"),
        key=f"{place.name}.undo",
        icon=":material/undo:",
        type="tertiary",
        shortcut="u",
        disabled=not done,
    ):
        with errors_shown():
            place.workspace.teaching.undo(done[-1])
        st.session_state[_DONE] = done[:-1]
        st.toast(t("themes.undone"))
        st.rerun()


def _preview(place: Desk, t: Translate) -> None:
    """Say what giving the chosen themes would change elsewhere, and offer to do it."""
    assert place.at is not None
    with errors_shown():
        found = place.workspace.teaching.preview(int(place.at), place.staged)
    scheme = place.workspace.scheme
    with st.container(border=True, gap="xsmall"):
        if place.rejected is not None:
            st.caption(t("themes.rejected", theme=theme_name(scheme, place.rejected)))
        st.markdown(f"**{t('themes.staged', themes=theme_names(scheme, place.staged))}**")
        st.caption(_consequence(found, t))
        for each in found.flips[:_FLIPS_SHOWN]:
            before, after = (theme_name(scheme, each.slug) for each in (each.before, each.after))
            words = plain(quoted(each.passage.text)[:110])
            near = t("themes.near", share=percent(each.similarity))
            st.caption(f"{before} → **{after}** · {near} · {t('app.quote', text=words)}")
        if len(found.flips) > _FLIPS_SHOWN:
            st.caption(t("themes.more", n=number(len(found.flips) - _FLIPS_SHOWN)))
        if found.by_hand:
            st.caption(t("themes.stay", n=number(found.by_hand)))
        with st.container(horizontal=True, gap="xsmall"):
            apply = st.button(
                t("themes.apply"),
                key=f"{place.name}.apply",
                type="primary",
                icon=":material/check:",
                shortcut="Enter",
            )
            st.button(
                t("themes.cancel"),
                key=f"{place.name}.cancel",
                type="tertiary",
                shortcut="Esc",
                on_click=place.stage,
                args=((),),
            )
    if apply:
        _apply(place, t)


def _apply(place: Desk, t: Translate) -> None:
    assert place.at is not None
    with errors_shown():
        done = place.workspace.teaching.assign(int(place.at), place.staged)
    st.session_state[_DONE] = [*st.session_state.get(_DONE, []), int(place.at)]
    # Remembered, so that the list can lead on even where the statement leaves it.
    place.move(1)
    words = {0: "themes.applied", 1: "themes.applied_one"}
    st.toast(t(words.get(done.flipped, "themes.applied_many"), n=number(done.flipped)))
    st.rerun()


def _consequence(found: Preview, t: Translate) -> str:
    n, flips = number(found.rescored), len(found.flips)
    if not flips:
        return t("themes.staged_none", n=n)
    if flips == 1:
        return t("themes.staged_one", n=n)
    return t("themes.staged_many", n=n, flips=number(flips))
