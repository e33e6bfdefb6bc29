"""The few words of a report's frame in three languages, and how each writes days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Date

_FALLBACK = "en"

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "sources": "Sources",
        "editorial": "editorial",
        "no_date": "no date",
        "confidential": "Confidential",
        "note": "note",
        "statement": "statement",
        "back": "back to the text",
        "altered": "names taken out",
        "column_statement": "statement",
        "column_language": "language",
        "column_date": "date",
        "column_note": "note",
        "column_title": "title",
        "column_organisations": "organisations",
        "column_contacts": "contacts",
        "column_themes": "themes",
        "column_similarity": "similarity",
        "column_name": "name",
        "column_score": "score",
    },
    "de": {
        "sources": "Quellen",
        "editorial": "redaktionell",
        "no_date": "ohne Datum",
        "confidential": "Vertraulich",
        "note": "Notiz",
        "statement": "Aussage",
        "back": "zurück zum Text",
        "altered": "Namen entfernt",
        "column_statement": "Aussage",
        "column_language": "Sprache",
        "column_date": "Datum",
        "column_note": "Notiz",
        "column_title": "Titel",
        "column_organisations": "Organisationen",
        "column_contacts": "Kontakte",
        "column_themes": "Themen",
        "column_similarity": "Ähnlichkeit",
        "column_name": "Name",
        "column_score": "Wert",
    },
    "fr": {
        "sources": "Sources",
        "editorial": "rédactionnel",
        "no_date": "sans date",
        "confidential": "Confidentiel",
        "note": "note",
        "statement": "propos",
        "back": "retour au texte",
        "altered": "noms retirés",
        "column_statement": "propos",
        "column_language": "langue",
        "column_date": "date",
        "column_note": "note",
        "column_title": "titre",
        "column_organisations": "organisations",
        "column_contacts": "contacts",
        "column_themes": "thèmes",
        "column_similarity": "similarité",
        "column_name": "nom",
        "column_score": "score",
    },
}
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
_QUOTES = {
    "en": ("“", "”"),
    "de": ("„", "“"),
    "fr": ("«\u202f", "\u202f»"),
    "lb": ("„", "“"),
}


def word(language: str, key: str) -> str:
    """Return a word of the frame; a language without words gets the English ones."""
    return WORDS.get(language, WORDS[_FALLBACK])[key]


def colon(language: str) -> str:
    """Return the colon as `language` sets it."""
    return "\u00a0: " if language == "fr" else ": "


def day(value: Date | None, language: str) -> str:
    """Return a day as `language` writes it."""
    if value is None:
        return word(language, "no_date")
    code = language if language in _MONTHS else _FALLBACK
    name = _MONTHS[code].split()[value.month - 1]
    if code == "de":
        return f"{value.day}.\u00a0{name} {value.year}"
    if code == "fr" and value.day == 1:
        return f"1er\u00a0{name} {value.year}"
    return f"{value.day}\u00a0{name} {value.year}"


def quoted(text: str, language: str | None) -> str:
    """Return a quote between the marks of its own language."""
    opening, closing = _QUOTES.get(language or _FALLBACK, _QUOTES[_FALLBACK])
    return f"{opening}{text}{closing}"
