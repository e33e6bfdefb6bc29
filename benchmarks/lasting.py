"""How clusters and ideas last when notes of another matter come in.

    python -m benchmarks.lasting

The sample corpus is stored and its clusters found; then a tenth as many notes of unrelated
statements come in (stars, chess, legends), and they are found anew.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from benchmarks.gold import load
from benchmarks.table import show
from ideation.domain.group import Level
from ideation.resources import resource
from ideation.settings import Settings
from ideation.workspace import Workspace

# Of another world than any agency's: each note takes one sentence of each row, with a number.
_UNRELATED = (
    ("Der Saturnmond {} zeigt einen Krater aus Eis.", "La comète {} passe près du Soleil."),
    ("The choir sings hymn number {} in a minor key.", "De Kinnek {} ass an der Schluecht gefall."),
    ("Springer nach f{}, und der Läufer ist gefesselt.", "La tour prend en h{}, échec et mat."),
    ("The heron nests {} metres above the marsh.", "D'Kaz huet {} Meis am Gaart gefaangen."),
    ("Kapitel {}: der Drache schläft über seinem Gold.", "Le poète écrit {} sonnets à la lune."),
    ("Verse {} praises the silence of the monks.", "Den Douanier aus dem Mäerche war {} Joer al."),
    (
        "Der Vulkan auf der Insel {} schweigt seit der Eiszeit.",
        "Le loup hurle {} fois sous la neige.",
    ),
    ("The sonata in movement {} returns to its theme.", "D'Prinzessin danzt {} Stonne laang."),
)
_PER_NOTE = 20


def unrelated(count: int) -> list[str]:
    """Return `count` notes that have nothing to do with an agency's, 20 statements each."""
    sentences = [sentence for row in _UNRELATED for sentence in row]
    return [
        "\n\n".join(
            sentences[line % len(sentences)].format(number * _PER_NOTE + line + 2)
            for line in range(_PER_NOTE)
        )
        for number in range(count)
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
            workspace.door.take_text(text, {"organisations": [{"name": "Anderswo AG"}]})
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
