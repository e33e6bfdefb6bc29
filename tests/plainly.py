"""Groups without what needs dictionaries or a trained encoder.

Words as written name them: the dictionaries of four languages take seconds. Every statement may
make a cluster and every cluster counts: a hashing encoder knows letters, no subjects.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
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
        for room in ("finding", "cluster_survey"):
            patched.setattr(
                f"ideation.services.grouping.{room}.of_substance",
                lambda *args: np.ones(len(args[-1]), bool),
            )
        patched.setattr(
            "ideation.services.grouping.finding.with_a_subject", lambda groups, *_, **__: groups
        )
        yield
