"""Colours and icons: one per theme and per category, always beside a word."""

from __future__ import annotations

from typing import Literal

from ideation.domain.organisation import Category

# Streamlit's named colours, set to the themes' own in .streamlit/config.toml.
Colour = Literal["violet", "orange", "blue", "red", "green", "gray"]

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


def theme_colour(slug: str) -> Colour:
    """Return the colour of a theme's chips."""
    return _THEMES.get(slug, _OTHER)[0]


def theme_icon(slug: str) -> str:
    """Return the icon of a theme."""
    return _THEMES.get(slug, _OTHER)[1]


def theme_wash(slug: str) -> str:
    """Return the colour of a theme's marks: translucent, so that it serves light and dark."""
    return f"rgba({_THEMES.get(slug, _OTHER)[2]},0.18)"
