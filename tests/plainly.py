"""Names of groups by words as written: the dictionaries of four languages take seconds."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from ideation.domain.language import Language

_READERS = ("grouping.finding", "deciding.retro_archive", "grouping.part_names")


def plain(text: str, language: Language) -> list[str]:
    """Return the longer words of a text."""
    return [word for word in text.split() if len(word) > 3]


@contextmanager
def plainly() -> Iterator[None]:
    """Read plain words while a fixture is made."""
    with pytest.MonkeyPatch.context() as patched:
        for reader in _READERS:
            patched.setattr(f"ideation.services.{reader}.content_words", plain)
        yield
