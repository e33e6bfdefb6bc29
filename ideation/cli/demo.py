"""`ideation demo`: a workspace full of sample notes, and what is in them."""

from __future__ import annotations

import dataclasses
import os
import time
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ideation.cli.context import shared
from ideation.cli.output import print_json, progress_on, say, shortened, table
from ideation.domain.theme import NONE

if TYPE_CHECKING:
    from ideation.services.shared_ideas import Group, Groups
    from ideation.workspace import Workspace

_SHOWN = 8


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
    groups, shared_ideas = workspace.groups(), workspace.shared_ideas().shared
    found = _summary(workspace, groups, seconds=time.monotonic() - started)
    if options.as_json:
        print_json(found)
        return
    _print(found, groups, shared_ideas)
    if serve:
        from ideation.cli.serve import run_app

        raise typer.Exit(run_app(context))
    say(f"Open it with: ideation --workspace {workspace.path} serve")


def _summary(workspace: Workspace, groups: Groups, *, seconds: float) -> dict[str, Any]:
    notes = workspace.notes()
    languages = Counter(
        passage.language.value for note in notes for passage in workspace.note(note.id).passages
    )
    return {
        "workspace": str(workspace.path),
        "notes": len(notes),
        "passages": sum(note.passages for note in notes),
        "languages": dict(languages.most_common()),
        "themes": [
            {"slug": each.slug, "passages": each.passages}
            for each in workspace.themes()
            if each.slug != NONE
        ],
        # Groups have no lasting identity yet, and without one no id.
        "clusters": [
            {"id": None, "name": group.name, "size": len(group.passages)} for group in groups.groups
        ],
        "unclustered": groups.unclustered,
        "candidates": None,
        "seconds": round(seconds, 1),
    }


def _print(found: dict[str, Any], groups: Groups, shared_ideas: Sequence[Group]) -> None:
    spoken = ", ".join(f"{code} {count}" for code, count in found["languages"].items())
    typer.echo(f"Notes: {found['notes']}, {found['passages']} statements ({spoken})\n")
    typer.echo("Themes")
    typer.echo(
        table(
            ("theme", "statements"),
            [(each["slug"], each["passages"]) for each in found["themes"]],
            right=(1,),
        )
    )
    typer.echo(
        f"\nClusters: {len(groups.groups)} groups of statements near in meaning, "
        f"{groups.unclustered} statements stand alone"
    )
    typer.echo("\nNear in meaning, said by two or more independent organisations")
    for group in shared_ideas[:_SHOWN]:
        spoken = " ".join(sorted({passage.language for passage in group.passages}))
        who = ", ".join(each.name for each in group.organisations)
        typer.echo(f"  {shortened(group.exemplar.text, 100)}")
        typer.echo(f"    {len(group.passages)} statements in {spoken}: {shortened(who, 100)}")
    say(f"\n{found['seconds']} s, in {found['workspace']}")
