"""The four languages of a note."""

from enum import StrEnum


class Language(StrEnum):
    """ISO 639-1 codes of the languages Ideation understands."""

    GERMAN = "de"
    FRENCH = "fr"
    ENGLISH = "en"
    LUXEMBOURGISH = "lb"


# In these languages nouns are written large.
LARGE_NOUNS = frozenset({Language.GERMAN, Language.LUXEMBOURGISH})
