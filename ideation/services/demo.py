"""Fill a workspace with the sample corpus."""

from __future__ import annotations

from ideation.domain.run import RunDraft
from ideation.domain.vector import Model
from ideation.errors import WorkspaceInUse
from ideation.ports import Clock, Store
from ideation.services.rights import Right, requires

RUN_KIND = "demo"


@requires(Right.ADMINISTER)
def claim_for_demo(store: Store, clock: Clock, model: Model, *, where: str) -> None:
    """Mark an empty workspace as made by the demo; raises WorkspaceInUse for any other."""
    with store.writing() as records:
        if records.runs.latest(RUN_KIND) is not None:
            return
        if records.notes.summaries() or records.notes.summaries(removed=True):
            raise WorkspaceInUse(
                f"The workspace {where} holds notes of its own; the demo leaves it alone.",
                hint="Name an empty folder: ideation --workspace DIR demo",
            )
        records.runs.add(
            RunDraft(
                kind=RUN_KIND,
                made_at=clock(),
                model=model,
                parameters={},
                seed=None,
                corpus_size=0,
            )
        )
