"""What ships, learned without vectors."""

import numpy as np
import pytest
from once import made_once

from ideation.domain.vector import Model
from ideation.services.learning import learn_kinds
from ideation.storage.sqlite import SqliteStore
from ideation.workspace import DATABASE


class Mute:
    """An encoder whose vectors tell nothing."""

    model = Model(name="mute", revision="mute", dim=2)

    def encode_passages(self, texts):
        return np.zeros((len(texts), self.model.dim), dtype=np.float32)


@pytest.fixture(scope="session")
def by_letters(tmp_path_factory):
    """Kinds and voices learned from all examples, by letters, signs and cues alone."""

    def learned(folder):
        return learn_kinds(SqliteStore(folder / DATABASE), Mute())

    return learned(made_once(tmp_path_factory, "by-letters", learned))
