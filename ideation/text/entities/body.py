"""An organisation as a text names it."""

from __future__ import annotations

from dataclasses import dataclass

from ideation.domain.organisation import Category
from ideation.text.entities.runs import Named

# What the tables of words say an organisation is.
BODIES = {
    "public": Category.PUBLIC,
    "research": Category.RESEARCH,
    "association": Category.ASSOCIATION,
    "intermediary": Category.INTERMEDIARY,
    "investor": Category.INVESTOR,
    "firms": Category.FIRM,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An organisation as a text names it; the category is proposed, None where nothing tells."""

    named: Named
    category: Category | None
