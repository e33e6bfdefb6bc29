"""Colours and icons: one per theme and per category, always beside a word."""

from __future__ import annotations

from typing import Literal

from ideation.domain.candidate import Stage
from ideation.domain.decision import Verdict
from ideation.domain.organisation import Category
from ideation.domain.passage import Kind
from ideation.domain.plan import Instrument
from ideation.domain.trend import Course

# Streamlit's named colours, set to the themes' own in .streamlit/config.toml; "primary" is the
# one accent.
Colour = Literal["violet", "orange", "blue", "red", "green", "gray", "primary"]

_THEMES: dict[str, tuple[Colour, str, str]] = {
    "business-model-innovation": ("violet", ":material/sell:", "122,90,248"),
    "regional-value-chains": ("orange", ":material/conveyor_belt:", "233,140,30"),
    "digitalisation": ("blue", ":material/memory:", "50,130,235"),
    "new-innovation-models": ("red", ":material/handshake:", "215,50,140"),
    "sustainable-development": ("green", ":material/eco:", "30,155,100"),
}
_OTHER: tuple[Colour, str, str] = ("gray", ":material/radio_button_unchecked:", "120,130,145")

CATEGORY_ICONS: dict[Category, str] = {
    Category.FIRM: ":material/factory:",
    Category.RESEARCH: ":material/science:",
    Category.PUBLIC: ":material/account_balance:",
    Category.ASSOCIATION: ":material/groups:",
    Category.INVESTOR: ":material/savings:",
    Category.INTERMEDIARY: ":material/hub:",
}

KIND_ICONS: dict[Kind, str] = {
    Kind.NEED: ":material/help:",
    Kind.IDEA: ":material/lightbulb:",
    Kind.OFFER: ":material/volunteer_activism:",
    Kind.COMMITMENT: ":material/event_available:",
    Kind.OBSERVATION: ":material/visibility:",
    Kind.FACT: ":material/tag:",
}

COURSE_ICONS: dict[Course, str] = {
    Course.EMERGING: ":material/flare:",
    Course.GROWING: ":material/trending_up:",
    Course.STABLE: ":material/trending_flat:",
    Course.FADING: ":material/trending_down:",
    Course.TOO_FEW: ":material/more_horiz:",
}
# A course that leadership should look at carries the accent; the icon and the word say which.
COURSE_COLOURS: dict[Course, Colour] = {
    Course.EMERGING: "primary",
    Course.GROWING: "primary",
    Course.STABLE: "gray",
    Course.FADING: "gray",
    Course.TOO_FEW: "gray",
}
VERDICT_ICONS: dict[Verdict, str] = {
    Verdict.ADVANCE: ":material/arrow_forward:",
    Verdict.HOLD: ":material/pause:",
    Verdict.DROP: ":material/close:",
}
INSTRUMENT_ICONS: dict[Instrument, str] = {
    Instrument.FUNDING: ":material/payments:",
    Instrument.CAMPAIGN: ":material/campaign:",
    Instrument.PLATFORM: ":material/devices:",
    Instrument.EVENT: ":material/groups:",
    Instrument.STUDY: ":material/menu_book:",
}
STAGE_ICONS: dict[Stage, str] = {
    Stage.CAPTURED: ":material/edit_note:",
    Stage.BACKED: ":material/handshake:",
    Stage.SHAPED: ":material/draw:",
    Stage.CANDIDATE: ":material/flag:",
    Stage.DECIDED: ":material/gavel:",
}
# On or off is said by the icon and the word; the accent only helps the eye.
LIGHT_ON: tuple[Colour, str] = ("primary", ":material/check_circle:")
LIGHT_OFF: tuple[Colour, str] = ("gray", ":material/radio_button_unchecked:")
# Marks of charts: they stand on white and on the dark ground alike.
VOICES = "#4C8DB0"
STATEMENTS = "#98A2B3"


def theme_colour(slug: str) -> Colour:
    """Return the colour of a theme's chips."""
    return _THEMES.get(slug, _OTHER)[0]


def theme_icon(slug: str) -> str:
    """Return the icon of a theme."""
    return _THEMES.get(slug, _OTHER)[1]


def theme_mark(slug: str) -> str:
    """Return the colour of a theme's marks in charts, for light and dark alike."""
    return f"rgb({_THEMES.get(slug, _OTHER)[2]})"


def theme_wash(slug: str) -> str:
    """Return the colour of a theme's marks: translucent, so that it serves light and dark."""
    return f"rgba({_THEMES.get(slug, _OTHER)[2]},0.18)"
