"""Time and memory of linking wishes into ideas, by the number of contexts that hold a wish.

    python -m benchmarks.ideas [COUNT ...]

In the sample corpus every tenth passage stands in such a context: 1,000 of them come with about
10,000 passages, 10,000 with about 100,000. Contexts are drawn with a seed: planted groups around
centres, words shared within a group and words of their own.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time

import numpy as np

from benchmarks.generate import planted
from benchmarks.table import show
from ideation.clustering.affinity import affinities, linked, supported
from ideation.services.grouping.ideas import ONE_IDEA, SUPPORT

_WORDS = 12
# Words of a context, content words and others.
_LENGTH = 30
_MEGABYTE = 1e6 if sys.platform == "darwin" else 1e3


def main() -> None:
    """Measure each size in a process of its own."""
    if "--child" in sys.argv:
        print(json.dumps(_measure(int(sys.argv[-1]))))
        return
    rows = []
    for size in [int(each) for each in sys.argv[1:]] or [300, 1_000, 10_000]:
        command = [sys.executable, "-m", "benchmarks.ideas", "--child", str(size)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        rows.append((size, *json.loads(done.stdout)))
    show("Linking wishes", ("contexts", "seconds", "peak MB", "groups", "words"), rows)


def _measure(size: int) -> tuple[str, str, int, int]:
    corpus = planted(size)
    chance = np.random.default_rng(7)
    kinds = max(200, size)
    words = [
        sorted(
            {
                *((int(group) * 7 + np.arange(4)) % kinds if group >= 0 else ()),
                *chance.integers(0, kinds, _WORDS).tolist(),
            }
        )
        for group in corpus.groups
    ]
    vectors = chance.normal(size=(kinds, corpus.vectors.shape[1])).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    started = time.perf_counter()
    even = np.ones(len(vectors), dtype=np.float32)
    lengths = np.full(len(words), _LENGTH)
    affinity = affinities(corpus.vectors, lengths, words, vectors, even)
    groups = supported(
        linked(affinity, at_least=ONE_IDEA), affinity, list(range(size)), at_least=SUPPORT
    )
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE
    return f"{seconds:.1f}", f"{peak:.0f}", len(groups), kinds


if __name__ == "__main__":
    main()
