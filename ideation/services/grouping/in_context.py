"""Statements as clusters see them: each leans toward what is told beside it.

A statement often names its subject in the sentence before ("three trials were thrown away"), and
alone it stands near whatever shares a word with it. Readers of the sample corpus call fewer
clusters a mixture when statements lean; a statement that stands alone is what it was.
"""

from __future__ import annotations

import numpy as np

from ideation.clustering.affinity import unit_sums
from ideation.clustering.centring import unit
from ideation.domain.ids import PassageId
from ideation.domain.vector import Vectors
from ideation.ports import PassageIds, Records

# The share of the context; with half of it clusters are single paragraphs.
_SHARE = 0.35


def in_context(records: Records, ids: PassageIds, vectors: Vectors) -> Vectors:
    """Return the vectors leaning toward their context, unit rows, shape (n, dim).

    `ids` and `vectors` should be all that the store holds: a context is the mean of its own rows
    that are among them.
    """
    row = {PassageId(each): at for at, each in enumerate(ids.tolist())}
    # What was removed meanwhile stands alone.
    owner = np.arange(len(ids), dtype=np.intp)
    for context in records.understanding.together(list(row)):
        rows = [row[each] for each in context if each in row]
        owner[rows] = min(rows, default=0)
    contexts = unit_sums(vectors, owner, count=len(ids))[owner]
    return unit((1 - _SHARE) * vectors + _SHARE * contexts)
