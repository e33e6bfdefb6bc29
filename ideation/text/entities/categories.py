"""What an organisation is by the words of its name: "Brandmoor Institute", "Winzer Galvo e.V."."""

from __future__ import annotations

from collections.abc import Sequence

from ideation.domain.organisation import Category
from ideation.text.entities.body import BODIES
from ideation.text.pipeline import Token, labelled_tokens

_CLUBS = ("e.v", "asbl", "a.s.b.l", "vzw")
# A firm may be called so too: "Roth & Partner", "Anlagen & Service".
_TOLD = {label: found for label, found in BODIES.items() if label not in {"firms", "investor"}}


def category_of(name: str) -> Category | None:
    """Return what a name that stands alone says that it is; a firm where no word tells.

    None for mere letters, which may be anything.
    """
    tokens = [each for each in labelled_tokens(name) if each.text[0].isalnum()]
    if not tokens or (len(tokens) == 1 and name.isupper()):
        return None
    return category_told(tokens) or Category.FIRM


def category_told(name: Sequence[Token]) -> Category | None:
    """Return what the words of a name say that it is; None where they do not tell."""
    if any(each.is_legal_form for each in name):
        return Category.ASSOCIATION if is_club(name) else Category.FIRM
    # "Institut Galvo" begins with it, "Hop Growers' Guild" ends so.
    for token in (name[0], name[-1]):
        for label, category in _TOLD.items():
            if label in token.labels:
                return category
    if any("investor" in each.labels for each in name):
        return Category.INVESTOR
    return next(
        (_TOLD[label] for token in name[1:-1] for label in _TOLD if label in token.labels), None
    )


def is_club(form: Sequence[Token]) -> bool:
    """Tell whether tokens end with the legal form of a club: "e.V.", "asbl"."""
    return "".join(each.text.lower() for each in form[-3:]).rstrip(".").endswith(_CLUBS)
