"""Time until the page of candidates has what it paints, by ideas and passages.

    python -m benchmarks.candidates [IDEAS PASSAGES [FOLDER]]

A workspace is filled with generated notes of one organisation each, understood as own-voice
statements of all kinds and themes; wishes are put into ideas at random, ten to an idea. Told
apart are the first reading (after something changed), the next one, the whole page as the server
draws it with its first eight cards, one candidate opened, and a preview of other rules. With
FOLDER the workspace is kept there and not filled again.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.engine_data import generate
from benchmarks.own_engine import Whole
from benchmarks.table import show
from ideation.domain.group import Level
from ideation.domain.ids import PassageId
from ideation.domain.passage import WISHES, Attribution, By, Kind, Passage, ThemeScore
from ideation.domain.run import RunDraft
from ideation.domain.search import Filters
from ideation.domain.understanding import Understanding
from ideation.domain.vector import Model, Vectors
from ideation.ports import Records
from ideation.services.capturing.understanding import REVISION
from ideation.services.grouping.finding import RUN_KIND
from ideation.workspace import DATABASE, Workspace

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

_PER_IDEA = 10
_SEED = 20261126
# The width of generated vectors.
_DIM = 384


def main() -> None:
    """Fill a workspace and time its docket and its page."""
    ideas, count = [int(each) for each in sys.argv[1:3]] or [500, 50_000]
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(sys.argv[3] if sys.argv[3:] else scratch)
        if not (home / DATABASE).exists():
            _fill(home, ideas, count)
        rows = _measured(home)
    show(
        f"Docket of {ideas} ideas, {count} passages",
        ("what", "seconds", "of the processor", "shown"),
        rows,
    )


def _measured(home: Path) -> list[tuple[object, ...]]:
    # Pages ask for the folder, too: it may hold the reader's language.
    os.environ["IDEATION_HOME"] = str(home)
    workspace = Workspace.open(home)
    workspace.encoder = _Drawn(_DIM)
    page = _page_of(workspace)
    # What is encoded once per workspace and imported once per process is no part of a page.
    _draw(page)

    def anew(run: Callable[[], int]) -> tuple[str, str, int]:
        workspace.findings._dockets = {}
        return _timed(run)

    return [
        ("first reading", *anew(lambda: len(workspace.findings.candidates()))),
        ("next reading", *_timed(lambda: len(workspace.findings.candidates()))),
        ("page, first reading", *anew(lambda: _draw(page))),
        ("page, next reading", *_timed(lambda: _draw(page))),
        ("one opened", *_timed(lambda: _open_first(workspace))),
        ("other rules", *_timed(lambda: _preview(workspace))),
    ]


def _fill(home: Path, ideas: int, count: int) -> None:
    data = generate(count, 0)
    Whole().fill(home, data.rows, data.vectors)
    workspace = Workspace.open(home)
    with workspace._store.writing() as records:
        _understand(records, ideas)
        run = records.runs.add(
            RunDraft(
                kind=RUN_KIND,
                made_at=datetime(2026, 11, 26, tzinfo=UTC),
                model=_Drawn(_DIM).model,
                parameters={},
                seed=None,
                corpus_size=count,
            )
        )
        chance = random.Random(_SEED)
        slugs = [each.slug for each in workspace.scheme.themes]
        themes = {
            PassageId(each): [ThemeScore(slug=chance.choice(slugs), score=0.9, by=By.MACHINE)]
            for each in records.passages.matching(Filters()).tolist()
        }
        records.themes.assign(workspace.scheme.slug, "given", run, themes)


def _page_of(workspace: Workspace) -> AppTest:
    """Return the page as the app draws it, without a browser."""
    from streamlit.testing.v1 import AppTest

    # Run from its own text alone, which knows no name of this file.
    def script(workspace: object) -> None:
        from ideation.ui.pages import candidates
        from ideation.ui.state import translator

        candidates.render(workspace, translator())

    return AppTest.from_function(script, args=(workspace,))


def _draw(page: AppTest) -> int:
    """Draw the page; return how many cards it shows."""
    page.run(timeout=60)
    assert not page.exception, page.exception
    return sum(str(each.key).endswith(".open") for each in page.button)


class _Drawn:
    """An encoder that draws a vector for any text, under the name of the stored ones."""

    runtime = "given"

    def __init__(self, dim: int) -> None:
        self.model = Model(name="given", revision="given", dim=dim)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return drawn unit rows."""
        rows = np.random.default_rng(len(texts)).normal(size=(len(texts), self.model.dim))
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return drawn unit rows."""
        return self.encode_passages(texts)


def _timed(run: Callable[[], int]) -> tuple[str, str, int]:
    started, worked = time.perf_counter(), time.process_time()
    found = run()
    spent = time.process_time() - worked
    return f"{time.perf_counter() - started:.2f}", f"{spent:.2f}", found


def _open_first(workspace: Workspace) -> int:
    workspace.findings.candidate(workspace.findings.candidates()[0].id)
    return 1


def _preview(workspace: Workspace) -> int:
    return len(workspace.leadership.preview_rules({"independent": 3}).flips)


def _understand(records: Records, ideas: int) -> None:
    """Store what the rules would understand, drawn at random, and ideas of some wishes."""
    chance = random.Random(_SEED)
    ids = [PassageId(each) for each in records.passages.matching(Filters()).tolist()]
    met = records.directory.said_by(ids, contacts=False)
    understood = {
        each.id: _understood(each, met[each.id][0].id, chance) for each in records.passages.get(ids)
    }
    records.understanding.put(REVISION, understood)
    wishes = [each for each, own in understood.items() if own.is_wish]
    chance.shuffle(wishes)
    at = datetime(2026, 11, 26, tzinfo=UTC)
    for number in range(ideas):
        group = records.groups.add(Level.IDEA, at)
        members = wishes[number * _PER_IDEA : (number + 1) * _PER_IDEA]
        records.groups.place(Level.IDEA, dict.fromkeys(members, group), By.MACHINE)


def _understood(passage: Passage, organisation: int, chance: random.Random) -> Understanding:
    kind = chance.choice(list(Kind))
    return Understanding(
        context=passage.start // 600,
        kind=kind,
        kind_cue="",
        attribution=chance.choice([Attribution.OWN, Attribution.OWN, Attribution.REPORTED]),
        attribution_cue="",
        organisation_id=organisation,  # type: ignore[arg-type]
        shared="for all" if chance.random() < 0.1 else None,
        doubt="who pays" if chance.random() < 0.1 else None,
        is_wish=kind in WISHES,
    )


if __name__ == "__main__":
    main()
