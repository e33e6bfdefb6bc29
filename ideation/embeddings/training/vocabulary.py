"""Step 2: the teacher's pieces, kept as they are, plus new ones for the other languages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ideation.embeddings.training.luxembourgish import pseudo_luxembourgish
from ideation.embeddings.training.mix import Unit, passes, read_mix
from ideation.embeddings.training.normalise import words
from ideation.embeddings.training.prepare import MIX
from ideation.embeddings.training.sources import (
    LANGUAGES,
    STATEMENTS,
    glossary_pairs,
)
from ideation.text.terms import Term, glossary_terms

if TYPE_CHECKING:
    from tokenizers import Tokenizer

TOKENIZER = "tokenizer.json"

# A glossary sentence counts as often as this many sentences of the mix.
_GLOSSARY_TIMES = 20
# Words longer than this are better read in their parts.
_LONGEST_WHOLE = 14
_SHORTEST_PART = 4


def vocabulary(
    work: Path, teacher: Path, glossary: Path, *, new: int, sample: int, seed: int
) -> str:
    """Write the student's tokenizer to `work`: the teacher's pieces and `new` more."""
    units = read_mix(work / MIX)
    kept = teacher_pieces(teacher)
    known = set(kept)
    lines = _lines(units, glossary, sample=sample, seed=seed)
    wanted = dict.fromkeys(
        [*glossary_pieces(glossary_terms(glossary)), *_trained(lines, size=2 * new)]
    )
    added = [piece for piece in wanted if piece not in known][:new]
    student_tokenizer([*kept, *added]).save(str(work / TOKENIZER))
    return f"{len(kept)} pieces kept, {len(added)} added"


def teacher_pieces(teacher: Path) -> list[str]:
    """Return the teacher's pieces in the order of their ids."""
    from tokenizers import Tokenizer

    vocab = Tokenizer.from_file(str(teacher / TOKENIZER)).get_vocab()
    return sorted(vocab, key=vocab.__getitem__)


def glossary_pieces(terms: list[Term]) -> list[str]:
    """Return what the glossary wants whole: its words, and the heads of German compounds."""
    pieces: dict[str, None] = {}
    for term in terms:
        first, *heads = [*words(" ".join(term.german_parts)), ""]
        pieces.update(dict.fromkeys(f"##{head}" for head in heads if len(head) >= _SHORTEST_PART))
        forms = [form for language in LANGUAGES for form in term.forms.get(language, ())]
        whole = [first, *heads, *(word for form in forms for word in words(form))]
        pieces.update(dict.fromkeys(w for w in whole if _SHORTEST_PART <= len(w) <= _LONGEST_WHOLE))
    return list(pieces)


def student_tokenizer(pieces: list[str]) -> Tokenizer:
    """Return a WordPiece tokenizer over `pieces` that lowers case and keeps accents."""
    from tokenizers import Tokenizer, decoders, models, processors

    vocab = {piece: index for index, piece in enumerate(pieces)}
    tokenizer = Tokenizer(models.WordPiece(vocab, unk_token="[UNK]"))
    _cut_like_the_teacher(tokenizer)
    tokenizer.post_processor = processors.BertProcessing(
        ("[SEP]", vocab["[SEP]"]), ("[CLS]", vocab["[CLS]"])
    )
    tokenizer.decoder = decoders.WordPiece()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    tokenizer.add_special_tokens([piece for piece in special if piece in vocab])
    return tokenizer


def _cut_like_the_teacher(tokenizer: Tokenizer) -> None:
    from tokenizers import normalizers, pre_tokenizers

    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.BertNormalizer(strip_accents=False, lowercase=True),
            normalizers.Replace("ß", "ss"),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()


def _lines(units: list[Unit], glossary: Path, *, sample: int, seed: int) -> Iterator[str]:
    rng = np.random.default_rng(seed)
    for unit in islice(passes(units, rng), sample):
        for _, text in unit.one_per_language(rng):
            yield text
    for pair in glossary_pairs(glossary):
        for _ in range(_GLOSSARY_TIMES):
            yield pair.text
        if pair.language == "de" and pair.origin == STATEMENTS:
            yield pseudo_luxembourgish(pair.text)


def _trained(lines: Iterator[str], *, size: int) -> list[str]:
    """Return the trained pieces, those merged first (the most frequent) first."""
    from tokenizers import Tokenizer, models, trainers

    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    _cut_like_the_teacher(tokenizer)
    trainer = trainers.WordPieceTrainer(
        vocab_size=size, min_frequency=3, limit_alphabet=300, show_progress=False
    )
    tokenizer.train_from_iterator(lines, trainer)
    vocab = tokenizer.get_vocab()
    return sorted(vocab, key=vocab.__getitem__)
