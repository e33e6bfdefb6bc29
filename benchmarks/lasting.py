"""How clusters and ideas last when notes of another matter come in.

    python -m benchmarks.lasting

The sample corpus is stored and its clusters found; then a tenth as many notes of unrelated
statements (public and company life, from the glossary) come in, and they are found anew.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from benchmarks.gold import load
from benchmarks.table import show
from ideation.domain.group import Level
from ideation.domain.language import Language
from ideation.resources import resource
from ideation.settings import Settings
from ideation.workspace import Workspace

_GLOSSARY = Path(__file__).parents[1] / "ideation" / "text" / "glossary" / "statements"
_TOPICS = ("public-life", "company-life")
_PER_NOTE = 20


def unrelated(count: int) -> list[str]:
    """Return `count` notes of statements in turn in each language."""
    codes = [language.value for language in Language]
    statements: list[str] = []
    for topic in _TOPICS:
        with (_GLOSSARY / f"{topic}.tsv").open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            statements += [row[codes[index % len(codes)]] for index, row in enumerate(rows)]
    wanted = [statements[index % len(statements)] for index in range(count * _PER_NOTE)]
    return [
        "\n\n".join(wanted[first : first + _PER_NOTE]) + f"\n\n{first}"
        for first in range(0, len(wanted), _PER_NOTE)
    ]


def membership(workspace: Workspace, level: Level) -> dict[int, int]:
    """Return the group of each passage that is in one."""
    with workspace._store.reading() as records:
        return {
            int(each): int(group.id)
            for group in records.groups.living(level)
            for each in group.members
        }


def kept(before: Mapping[int, int], after: Mapping[int, int]) -> tuple[float, float]:
    """Return the share of ids that live on, and the adjusted Rand index on the old members."""
    from sklearn.metrics import adjusted_rand_score

    ids = set(before.values())
    passages = sorted(before)
    alone = max([*before.values(), *after.values()]) + 1
    now = [after.get(each, alone + row) for row, each in enumerate(passages)]
    old = np.array([before[each] for each in passages])
    return len(ids & set(after.values())) / len(ids), float(adjusted_rand_score(old, now))


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as home:
        workspace = Workspace(Path(home), Settings())
        files = load(resource("corpus"), workspace)
        before = {level: membership(workspace, level) for level in Level}
        for text in unrelated(round(len(files) / 10)):
            workspace.capture_text(text, {"organisations": [{"name": "Anderswo AG"}]})
        workspace.catch_up()
        workspace.findings.run()
        rows = []
        for level in Level:
            ids, rand = kept(before[level], membership(workspace, level))
            rows.append(
                (level.value, len(set(before[level].values())), f"{ids:.3f}", f"{rand:.3f}")
            )
    show("After 10 % unrelated notes", ("level", "groups", "ids kept", "adjusted Rand"), rows)


if __name__ == "__main__":
    main()
