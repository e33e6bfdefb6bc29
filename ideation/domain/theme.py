"""A theme scheme: names, definitions, borderline rules and prototype statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# The abstention: a statement that belongs to no theme of the scheme.
NONE = "none"


def _spoken(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or texts.get("en") or next(iter(texts.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One entry of a scheme; names, definitions and borderline rules by interface language."""

    slug: str
    name: Mapping[str, str]
    definition: Mapping[str, str]
    borderline: Mapping[str, tuple[str, ...]]

    def label(self, language: str = "en") -> str:
        """Return the theme's name in `language`, or in English, or as it was written."""
        return _spoken(self.name, language)

    def meaning(self, language: str = "en") -> str:
        """Return the theme's definition in `language`, or in English, or as it was written."""
        return _spoken(self.definition, language)

    def rules(self, language: str = "en") -> tuple[str, ...]:
        """Return the borderline rules in `language`, or in English where they are missing."""
        return self.borderline.get(language, self.borderline.get("en", ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Prototype:
    """A statement that stands for one theme, or for two; the first is the primary.

    `meaning` marks what was made of a theme's name and definition and nobody said; it counts by
    its `weight`.
    """

    text: str
    themes: tuple[str, ...]
    weight: float = 1.0
    meaning: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """Themes in display order (the abstention last) with their prototypes."""

    slug: str
    name: str
    revision: str
    themes: tuple[Theme, ...]
    prototypes: tuple[Prototype, ...]

    @property
    def slugs(self) -> tuple[str, ...]:
        """Every slug in order, the abstention included."""
        return tuple(theme.slug for theme in self.themes)

    @property
    def assignable(self) -> tuple[Theme, ...]:
        """The themes without the abstention."""
        return tuple(theme for theme in self.themes if theme.slug != NONE)

    def theme(self, slug: str) -> Theme | None:
        """Return the theme with `slug`, or None."""
        return next((theme for theme in self.themes if theme.slug == slug), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeCount:
    """How many passages and distinct organisations a theme holds."""

    slug: str
    name: str
    passages: int
    organisations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Classified:
    """The probabilities of a text over a scheme, and what was decided from them."""

    scores: Mapping[str, float]
    primary: str
    assigned: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeDraft:
    """A theme as a person makes it: a name, a definition, a few statements, borderline rules."""

    name: str
    definition: str
    examples: tuple[str, ...] = ()
    borderline: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeEntry:
    """A scheme in the list: how large it is, whether it came with Ideation, whether it is used."""

    slug: str
    name: str
    themes: int
    examples: int
    shipped: bool
    in_use: bool
