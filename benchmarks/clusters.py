"""Time, memory and quality of clustering at several sizes, on vectors around planted groups.

python -m benchmarks.clusters [--sizes 1000 10000 100000] [--no-checks-from 100000]

Agreement (ARI, V) is over the passages of a planted group, each unclustered one alone. "Same when
permuted" compares labels with those of the rows in another order. "+10 %" is the ARI of the old
passages before and after a tenth of others came, of another field or of the same one but of no
group; the latter join and bridge groups, as they should. Each size runs in a process of its own;
its peak memory includes Python, numpy and the vectors.
"""

import argparse
import json
import resource
import subprocess
import sys
import time

import numpy as np
from sklearn.metrics import adjusted_rand_score, v_measure_score

from benchmarks.generate import Planted, planted
from benchmarks.table import show
from ideation.clustering.fit import UNCLUSTERED, Labels, fit
from ideation.domain.vector import Vectors

# ru_maxrss counts kilobytes on Linux and bytes on macOS.
_MEGABYTE = 1e6 if sys.platform == "darwin" else 1e3


def main() -> None:
    """Measure each size in a child process and print one table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--no-checks-from", type=int, default=1_000_000)
    parser.add_argument("--child", type=int)
    options = parser.parse_args()
    if options.child:
        print(json.dumps(_measure(options.child, checks=options.child < options.no_checks_from)))
        return
    rows = []
    for size in options.sizes:
        command = [sys.executable, "-m", "benchmarks.clusters", "--child", str(size)]
        command += ["--no-checks-from", str(options.no_checks_from)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        rows.append((size, *json.loads(done.stdout)))
    headings = ("passages", "seconds", "peak MB", "clusters", "unclustered", "noise unclustered")
    headings += ("ARI", "V", "same when permuted", "+10 % unrelated", "+10 % of the field")
    show("Clustering planted groups", headings, rows)


def _measure(size: int, *, checks: bool) -> list[str]:
    corpus = planted(size)
    started = time.perf_counter()
    labels = _fit(corpus.vectors)
    seconds = time.perf_counter() - started
    # Before the checks, which need more.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE
    grouped, alone = corpus.groups != -1, _alone(labels)
    return [
        f"{seconds:.1f}",
        f"{peak:.0f}",
        str(int(labels.max()) + 1),
        f"{(labels == UNCLUSTERED).mean():.0%}",
        f"{(labels[~grouped] == UNCLUSTERED).mean():.0%}",
        f"{adjusted_rand_score(corpus.groups[grouped], alone[grouped]):.2f}",
        f"{v_measure_score(corpus.groups[grouped], alone[grouped]):.2f}",
        *(_checks(size, labels) if checks else ("-", "-", "-")),
    ]


def _fit(vectors: Vectors) -> Labels:
    # As many statements of the field as the product has prototypes stand for what all share.
    return fit(vectors, common=planted(485, seed=9, noise=1).vectors.mean(axis=0))


def _checks(size: int, labels: Labels) -> tuple[str, str, str]:
    corpus = planted(size)
    order = np.random.default_rng(2).permutation(size)
    permuted = _fit(corpus.vectors[order])
    return (
        "yes" if (permuted == labels[order]).all() else "no",
        *(f"{_agreement_with_more(corpus, labels, field):.2f}" for field in (1, 0)),
    )


def _agreement_with_more(corpus: Planted, labels: Labels, field: int) -> float:
    size = len(corpus.vectors)
    more = planted(max(size // 10, 1), seed=1, noise=1, field=field)
    vectors = np.vstack([corpus.vectors, more.vectors])
    joined = _fit(vectors)[:size]
    return float(adjusted_rand_score(_alone(labels), _alone(joined)))


def _alone(labels: Labels) -> Labels:
    """Return labels in which each unclustered row is a cluster of its own."""
    labels = labels.copy()
    rest = np.flatnonzero(labels == UNCLUSTERED)
    labels[rest] = labels.max() + 1 + np.arange(len(rest))
    return labels


if __name__ == "__main__":
    main()
