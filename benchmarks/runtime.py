"""ONNX Runtime against torch: the same texts, model and process, in turns.

python -m benchmarks.runtime FOLDER [--texts FILE] [--count 200] [--rounds 5]

The folder needs an export (python -m ideation.embeddings.onnx_export FOLDER). Both may use
all cores of the process. Turns keep the comparison fair when the machine is busy.
"""

import argparse
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.generate import passages
from benchmarks.table import show
from ideation.embeddings.onnx_encoder import OnnxEncoder
from ideation.embeddings.sentence_transformer import SentenceTransformerEncoder
from ideation.ports import Encoder

QUERY = "Wer kann einen Prüfstand mit uns teilen?"


def main() -> None:
    """Time both runtimes on passages and on one question; compare their vectors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--texts", type=Path, help="a text a line; default: generated notes")
    parser.add_argument("--count", type=int, default=200, help="how many texts")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if options.texts is None:
        texts = list(passages(options.count))
    else:
        texts = options.texts.read_text(encoding="utf-8").splitlines()[: options.count]
    torch, onnx = SentenceTransformerEncoder(options.folder), OnnxEncoder(options.folder)
    cosines = (torch.encode_passages(texts) * onnx.encode_passages(texts)).sum(axis=1)
    rows = []
    for name, asked in ((f"{len(texts)} passages", texts), ("one question", [QUERY])):
        turns = [(_seconds(torch, asked), _seconds(onnx, asked)) for _ in range(options.rounds)]
        slow, fast = (statistics.median(side) for side in zip(*turns, strict=True))
        ratios = sorted(first / second for first, second in turns)
        rows.append(
            (
                name,
                f"{1000 * slow:.0f}",
                f"{1000 * fast:.0f}",
                f"{statistics.median(ratios):.2f}",
                f"{ratios[0]:.2f} to {ratios[-1]:.2f}",
            )
        )
    headings = ("what", "torch ms", "ONNX ms", "times as fast", "range")
    show(f"{options.folder.name}, median of {options.rounds} turns", headings, rows)
    print(f"cosine to torch: mean {cosines.mean():.4f}, lowest {cosines.min():.4f}")


def _seconds(encoder: Encoder, texts: Sequence[str]) -> float:
    started = time.perf_counter()
    encoder.encode_queries(texts) if len(texts) == 1 else encoder.encode_passages(texts)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
