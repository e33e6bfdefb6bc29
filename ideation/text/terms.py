"""The glossary: what each of the four languages calls a thing of our trade.

Files of `terms/` have the columns en, de, fr, lb, de_parts and variants (`fr:banc d'essai; …`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from ideation.domain.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A glossary term: its forms by language, English included, and its German parts."""

    forms: Mapping[str, Sequence[str]]
    german_parts: Sequence[str]


def our_glossary() -> Path:
    """Return the folder of the glossary that comes with Ideation."""
    return Path(str(files("ideation.text") / "glossary"))


def glossary_terms(glossary: Path) -> list[Term]:
    """Return the terms of a glossary with their spelling variants."""
    terms = []
    for row in glossary_rows(glossary / "terms"):
        forms = {each.value: [row[each.value]] for each in Language if row[each.value]}
        for variant in (row["variants"] or "").split(";"):
            language, _, form = variant.strip().partition(":")
            if form and language in forms:
                forms[language].append(form.strip())
        terms.append(Term(forms=forms, german_parts=(row["de_parts"] or "").split()))
    return terms


def glossary_statements(glossary: Path) -> Iterator[dict[str, str]]:
    """Yield every parallel statement of a glossary: those of `statements/` and of `answers/`.

    The latter say besides which `question` of the former they answer (`answers` is yes), say in
    other words (same) or only sound like (no).
    """
    yield from glossary_rows(glossary / "statements")
    yield from glossary_rows(glossary / "answers")


def glossary_rows(folder: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of every file in a folder of the glossary."""
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
