"""Step 3: a student that already knows a little, before any training.

Each new piece starts at a weighted mean of the teacher's embeddings of the English pieces it
goes with in the parallel text: the family of WECHSEL (Minixhofer et al. 2022) and FOCUS
(Dobler & de Melo 2023).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ideation.embeddings.training.export import write_folder
from ideation.embeddings.training.mix import Unit, passes, read_mix
from ideation.embeddings.training.network import Network
from ideation.embeddings.training.prepare import MIX
from ideation.embeddings.training.sources import glossary_pairs
from ideation.embeddings.training.vocabulary import TOKENIZER
from ideation.errors import BadInput

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix
    from tokenizers import Tokenizer

STUDENT = "student"

_TOP = 6
_CHUNK = 20_000


def initialise(
    work: Path, teacher: Path, glossary: Path, *, layers: Sequence[int], sample: int, seed: int
) -> str:
    """Write the untrained student to `work/student`; return how many pieces were placed."""
    import torch
    from tokenizers import Tokenizer

    if not (work / TOKENIZER).is_file():
        raise BadInput(f"{work} has no tokenizer.", hint="Run the step `vocabulary` first.")
    tokenizer = Tokenizer.from_file(str(work / TOKENIZER))
    network = Network.load(teacher)
    old = network.body.embeddings.word_embeddings.weight.detach().numpy()
    pairs = _pairs(read_mix(work / MIX), glossary, sample=sample, seed=seed)
    counts = piece_counts(pairs, tokenizer, network.tokenizer, kept=len(old))
    new, placed = placed_embeddings(*counts, old)
    for row in np.flatnonzero(~placed):
        piece = tokenizer.id_to_token(len(old) + int(row)) or ""
        new[row] = _from_parts(piece, network, old)
    body = network.body
    table = torch.from_numpy(np.concatenate([old, new]))
    body.set_input_embeddings(
        torch.nn.Embedding(len(table), table.shape[1], padding_idx=0, _weight=table)
    )
    body.encoder.layer = torch.nn.ModuleList([body.encoder.layer[index] for index in layers])
    body.config.vocab_size, body.config.num_hidden_layers = len(table), len(layers)
    write_folder(work / STUDENT, Network(body=body, tokenizer=tokenizer, device="cpu"))
    return f"{int(placed.sum())} of {len(new)} new pieces placed by the parallel text"


def _pairs(units: list[Unit], glossary: Path, *, sample: int, seed: int) -> list[tuple[str, str]]:
    rng = np.random.default_rng(seed)
    drawn = [
        (text, unit.english)
        for unit in islice(passes(units, rng), sample)
        for _, text in unit.one_per_language(rng)
    ]
    rare = (
        (text, unit.english)
        for unit in units
        for language, text in unit.translations
        if language == "lb"
    )
    ours = ((pair.text, pair.english) for pair in glossary_pairs(glossary))
    return list(dict.fromkeys(chain(drawn, rare, ours)))


def piece_counts(
    pairs: Sequence[tuple[str, str]], source: Tokenizer, english: Tokenizer, *, kept: int
) -> tuple[csr_matrix, NDArray[np.float64], NDArray[np.float64], int]:
    """Count in how many pairs pieces occur: together, new alone, English alone, pairs in all.

    Shapes (new, kept), (new,), (kept,); `new` counts the source's pieces after `kept`.
    """
    from scipy.sparse import csr_matrix

    new = source.get_vocab_size() - kept
    together = csr_matrix((new, kept), dtype=np.float32)
    alone, english_alone = np.zeros(new), np.zeros(kept)
    for first in range(0, len(pairs), _CHUNK):
        chunk = pairs[first : first + _CHUNK]
        here = _occurrences([text for text, _ in chunk], source, offset=kept, size=new)
        there = _occurrences([text for _, text in chunk], english, offset=0, size=kept)
        together = together + here.T @ there
        alone += np.asarray(here.sum(axis=0)).ravel()
        english_alone += np.asarray(there.sum(axis=0)).ravel()
    return together.tocsr(), alone, english_alone, len(pairs)


def _occurrences(
    texts: Sequence[str], tokenizer: Tokenizer, *, offset: int, size: int
) -> csr_matrix:
    from scipy.sparse import csr_matrix

    found = tokenizer.encode_batch(list(texts), add_special_tokens=False)
    pieces = [sorted({i - offset for i in encoding.ids if i >= offset}) for encoding in found]
    ends = np.cumsum([0, *map(len, pieces)])
    columns = np.fromiter(chain.from_iterable(pieces), dtype=np.int64, count=int(ends[-1]))
    ones = np.ones(len(columns), dtype=np.float32)
    return csr_matrix((ones, columns, ends), shape=(len(texts), size))


def placed_embeddings(
    together: csr_matrix,
    alone: NDArray[np.float64],
    english_alone: NDArray[np.float64],
    total: int,
    old: NDArray[np.float32],
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Return each new piece's embedding, shape (new, width), and which could be placed.

    The weight of an English piece is the square of its phi coefficient, over the best six.
    """
    rows = np.zeros((together.shape[0], old.shape[1]), dtype=np.float32)
    placed = np.zeros(together.shape[0], dtype=bool)
    for row in range(together.shape[0]):
        span = slice(together.indptr[row], together.indptr[row + 1])
        columns, both = together.indices[span], together.data[span].astype(np.float64)
        a, b = alone[row], english_alone[columns]
        spread = np.sqrt(a * b * (total - a) * (total - b))
        phi = np.divide(both * total - a * b, spread, out=np.zeros_like(both), where=spread > 0)
        best = np.argsort(-phi, kind="stable")[:_TOP]
        weights = np.square(np.maximum(phi[best], 0))
        if weights.sum() > 0:
            rows[row] = (weights / weights.sum()) @ old[columns[best]]
            placed[row] = True
    return rows, placed


def _from_parts(piece: str, teacher: Network, old: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the mean of the pieces the teacher itself would cut the piece into."""
    text = piece.removeprefix("##")
    ids = teacher.tokenizer.encode(text, add_special_tokens=False).ids
    mean: NDArray[np.float32] = old[ids].mean(axis=0) if ids else old.mean(axis=0)
    return mean
