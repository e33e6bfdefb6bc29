"""What is said in our trade in general: statements that a scheme of few words is spread over."""

from __future__ import annotations

from functools import lru_cache
from itertools import cycle

from ideation.domain.language import Language
from ideation.text.terms import glossary_rows, our_glossary

# Enough of the glossary's statements: with three times as many macro-F1 on half A is the same.
_MOST = 1_000


@lru_cache(maxsize=1)
def common_statements() -> tuple[str, ...]:
    """Return statements of the glossary, spread over its matters, the languages taking turns."""
    rows = list(glossary_rows(our_glossary() / "statements"))
    every = -(-len(rows) // _MOST)
    return tuple(
        row[language.value]
        for row, language in zip(rows[::every], cycle(Language), strict=False)
        if row[language.value]
    )
