"""Organisations by a head that is one only as it is written: "EARL du Petit Clos", "Maison Galvo".

With small letters these are other words, or tell only where something is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ideation.domain.organisation import Category
from ideation.text.entities.body import Body
from ideation.text.entities.french import french_end, french_run_end
from ideation.text.entities.runs import capital_end, great_nouns, joined_end, name_at, touch
from ideation.text.pipeline import Token

# Letters for what a body is, which its name follows.
_LETTERS = {
    letters: category
    for category, listed in {
        Category.FIRM: "CUMA EARL GAEC SCEA SICA SCIC SCOP SCI GIE ESAT ETS",
        Category.ASSOCIATION: "CPIE CIVAM GDA GDS AMAP FDSEA MJC ASBL VoG DRK AWO",
        Category.RESEARCH: "CFA MFR GRETA UFR IUT ESPE INSA ENSA CHU TU TH FH HTW HAW PH",
        Category.INTERMEDIARY: "CCI CMA IHK HWK",
        Category.PUBLIC: "CH CHR CHRU CPAS SIVU SIVOM SICTOM SDIS EPCI PNR ONF BG VHS THW AOK "
        "BKK IKK",
    }.items()
    for letters in listed.split()
}
# French papers write them as words too.
_LETTERS |= {
    letters.title(): _LETTERS[letters]
    for letters in "CUMA GAEC SCEA SIVOM SICTOM ESAT CIVAM AMAP".split()
}
# Words of which only the one with a capital is part of a name.
_WORDS = {
    **dict.fromkeys(
        ("Gebr.", "Groupe", "Maison", "Établissements", "Etablissements", "Bijoux", "Gestüt"),
        Category.FIRM,
    ),
    **dict.fromkeys(("Région", "Province"), Category.PUBLIC),
    **dict.fromkeys(("Amis", "Compagnons"), Category.ASSOCIATION),
}
# Of these "de" tells whose they are: "EARL du Petit Galvo", "Amis du Moulin".
_FRIENDS = frozenset({"Amis", "Compagnons"})
_THE = frozenset({"les", "des", "aux"})
_OF = {*_LETTERS, *_FRIENDS}
_SOCIETY = "Société"
_JOINTS = frozenset("de du des d".split())
_NOBODY = frozenset({"titles", "roles", "announcing"})


def by_great_head(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """Yield a head with the capital words behind it, or with what it is of where it is French."""
    for at in range(len(tokens) - 1):
        head = tokens[at].text
        category = _LETTERS.get(head) or _WORDS.get(head)
        if head == _SOCIETY:
            category = Category.FIRM
        if category is None or not touch(tokens, at):
            continue
        last = _end(text, tokens, at)
        if last > at:
            yield Body(named=name_at(text, tokens, at, last, head), category=category)


def _end(text: str, tokens: Sequence[Token], at: int) -> int:
    """Return the end of the name that begins at a head; `at` where none is told."""
    following = tokens[at + 1]
    if tokens[at].text == _SOCIETY:
        # "la Société Galvo" is called Galvo; "Société anonyme des Verreries réunies" is all name.
        end = french_end(tokens, at)
        return end if any(each.text in _JOINTS for each in tokens[at + 1 : end]) else at
    if following.is_capital:
        if following.labels & _NOBODY or following.text.isupper():
            return at
        if great_nouns(text, following):
            return _german_end(tokens, at + 1)
        return french_run_end(tokens, at + 1)
    if tokens[at].text in _OF and following.text in _JOINTS:
        end = french_end(tokens, at)
        # "Les Amis de la chapelle": the capital behind an article makes it a name.
        certain = tokens[at].text in _FRIENDS and at > 0 and tokens[at - 1].text.lower() in _THE
        named = any(each.is_capital for each in tokens[at + 1 : end + 1])
        return end if named or certain else at
    return at


def _german_end(tokens: Sequence[Token], first: int) -> int:
    """Return the end of "Handel und Markt" behind "BG": one noun that "und" joins to another."""
    last = joined_end(tokens, first)
    joined = last == first and last + 2 < len(tokens) and tokens[last + 1].text == "und"
    if joined and tokens[last + 2].is_capital and touch(tokens, last) and touch(tokens, last + 1):
        return capital_end(tokens, last + 2)
    return last
