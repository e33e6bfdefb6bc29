"""`ideation demo`: a workspace full of sample notes, and what is in them."""

from __future__ import annotations

import dataclasses
import os
import time
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ideation.cli.candidates import candidate_json, print_candidates
from ideation.cli.context import shared
from ideation.cli.output import print_json, progress_on, say, shortened, table
from ideation.domain.theme import NONE

if TYPE_CHECKING:
    from ideation.domain.candidate import Candidate
    from ideation.services.grouping.clusters import ClusterSummary
    from ideation.workspace import Workspace

_SHOWN_CLUSTERS = 8
_SHOWN_CANDIDATES = 10


def demo(
    context: typer.Context,
    serve: Annotated[bool, typer.Option(help="Open the app afterwards.")] = True,
) -> None:
    """Fill a workspace with the sample corpus, say what it holds, and open the app."""
    from ideation.settings import user_data_folder

    options = shared(context)
    if options.workspace is None and not os.environ.get("IDEATION_HOME"):
        options = dataclasses.replace(options, workspace=user_data_folder() / "demo")
        context.find_root().obj = options
    started = time.monotonic()
    workspace = options.open(create=True)
    workspace.load_sample(
        reading=progress_on("Reading", quiet=options.as_json),
        understanding=progress_on("Understanding", quiet=options.as_json),
    )
    clusters = workspace.findings.clusters()
    candidates = workspace.findings.candidates(weighed=options.as_json)
    found = _summary(workspace, clusters, candidates, seconds=time.monotonic() - started)
    if options.as_json:
        print_json(found)
        return
    _print(workspace, found, clusters, candidates)
    if serve:
        from ideation.cli.serve import run_app

        raise typer.Exit(run_app(context))
    say(f"Open it with: ideation --workspace {workspace.path} serve")


def _summary(
    workspace: Workspace,
    clusters: Sequence[ClusterSummary],
    candidates: Sequence[Candidate],
    *,
    seconds: float,
) -> dict[str, Any]:
    notes = workspace.notes()
    languages = Counter(
        passage.language.value for note in notes for passage in workspace.note(note.id).passages
    )
    passages = sum(note.passages for note in notes)
    return {
        "workspace": str(workspace.path),
        "notes": len(notes),
        "passages": passages,
        "languages": dict(languages.most_common()),
        "themes": [
            {"slug": each.slug, "passages": each.passages}
            for each in workspace.themes()
            if each.slug != NONE
        ],
        "clusters": [{"id": each.id, "name": each.name, "size": each.size} for each in clusters],
        "unclustered": passages - sum(each.size for each in clusters),
        "candidates": [candidate_json(each) for each in candidates],
        "seconds": round(seconds, 1),
    }


def _print(
    workspace: Workspace,
    found: dict[str, Any],
    clusters: Sequence[ClusterSummary],
    candidates: Sequence[Candidate],
) -> None:
    spoken = ", ".join(f"{code} {count}" for code, count in found["languages"].items())
    typer.echo(f"Notes: {found['notes']}, {found['passages']} statements ({spoken})\n")
    typer.echo("Themes")
    rows = [(each["slug"], each["passages"]) for each in found["themes"]]
    typer.echo(table(("theme", "statements"), rows, right=(1,)))
    typer.echo(
        f"\nClusters: {len(clusters)}, {found['unclustered']} statements stand alone; "
        "those in which most organisations say something:"
    )
    for each in clusters[:_SHOWN_CLUSTERS]:
        typer.echo(
            f"  {shortened(each.name, 70)}: {each.size} statements, "
            f"{each.organisations} organisations"
        )
    passing = [each for each in candidates if each.passes]
    typer.echo(
        f"\nCandidates: {len(candidates)} ideas with two or more independent backers, "
        f"{len(passing)} pass all three lights:"
    )
    print_candidates(
        [workspace.findings.candidate(each.id) for each in passing[:_SHOWN_CANDIDATES]]
    )
    say(f"\n{found['seconds']} s, in {found['workspace']}")
