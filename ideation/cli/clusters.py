"""`ideation clusters`: find, list, show and correct the groups that emerge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ideation.cli import cluster_changed, cluster_hands
from ideation.cli.context import shared
from ideation.cli.output import print_json, progress_on, say, shortened, table

if TYPE_CHECKING:
    from ideation.domain.group import GroupEvent
    from ideation.domain.survey import ClusterQuality
    from ideation.services.grouping.cluster_levels import LevelView
    from ideation.services.grouping.clusters import OpenedCluster

app = typer.Typer(help="Clusters that emerge from the statements.", no_args_is_help=True)
for _command in (
    cluster_hands.move,
    cluster_hands.pin,
    cluster_hands.unpin,
    cluster_hands.create,
    cluster_hands.propose,
    cluster_hands.undo,
    cluster_hands.hands,
    cluster_changed.changed,
):
    app.command()(_command)

ClusterArgument = Annotated[int, typer.Argument(metavar="CLUSTER", help="Id of the cluster.")]
Limit = Annotated[int | None, typer.Option(min=1, help="Show no more than this many.")]


@app.command("run")
def run(context: typer.Context) -> None:
    """Find clusters and ideas anew; ids and people's names last."""
    options = shared(context)
    workspace = options.open()
    workspace.catch_up(progress=progress_on("Understanding", quiet=options.as_json))
    done = workspace.findings.run()
    if options.as_json:
        print_json(
            {
                "run_id": done.run_id,
                "clusters": done.clusters,
                "unclustered": done.unclustered,
                "events": done.events,
            }
        )
        return
    typer.echo(
        f"{done.clusters} clusters, {done.unclustered} statements stand alone, "
        f"{len(done.events)} changes (run {done.run_id})"
    )
    _print_events([each for each in done.events if each.others])


@app.command("list")
def list_clusters(
    context: typer.Context,
    limit: Limit = None,
    level: Annotated[
        int,
        typer.Option(help="0: the clusters; below: families of them; above: parts inside them."),
    ] = 0,
) -> None:
    """List the clusters, those in which most organisations say something first."""
    options = shared(context)
    workspace = options.open()
    if level:
        _print_level(workspace.findings.grouping.level(level), limit, as_json=options.as_json)
        return
    found = workspace.findings.clusters()[:limit]
    if options.as_json:
        print_json(found)
        return
    rows = [
        (
            each.id,
            each.size,
            each.organisations,
            " ".join(each.languages),
            shortened(each.name, 60),
        )
        for each in found
    ]
    typer.echo(
        table(("id", "statements", "organisations", "languages", "name"), rows, right=(0, 1, 2))
    )
    say_newer(workspace.findings.newer())


@app.command("show")
def show_cluster(context: typer.Context, cluster: ClusterArgument, limit: Limit = None) -> None:
    """Show a cluster: its statements, who speaks in it, how firm it is, what changed of late."""
    options = shared(context)
    findings = options.open().findings
    opened = findings.cluster(cluster)
    if options.as_json:
        print_json({**_passport(opened, limit), "changes": findings.grouping.changes(cluster)})
        return
    typer.secho(opened.summary.name, bold=True)
    typer.echo(", ".join(each.name for each in opened.organisations))
    if opened.quality is not None:
        typer.echo(in_words(opened.quality))
    changes = findings.grouping.changes(cluster)
    typer.echo(
        f"since {changes.since:%Y-%m-%d}: {len(changes.came)} came, {len(changes.went)} went, "
        f"{len(changes.told)} told"
    )
    for each in opened.passages[:limit]:
        mark = "pinned  " if each.id in opened.pinned else ""
        typer.echo(f"[{each.id}] {mark}{each.language}  {shortened(each.text, 140)}")


@app.command("rename")
def rename(
    context: typer.Context,
    cluster: ClusterArgument,
    name: Annotated[str, typer.Argument(help="The new name; '' hands it back to the machine.")],
) -> None:
    """Give a cluster a name of your own; no run changes it."""
    options = shared(context)
    findings = options.open().findings
    findings.rename(cluster, name)
    summary = findings.cluster(cluster).summary
    if options.as_json:
        print_json(summary)
    else:
        say(f"cluster {cluster} is now called {summary.name}")


@app.command("merge")
def merge(
    context: typer.Context,
    kept: Annotated[int, typer.Argument(metavar="KEPT", help="Id of the cluster that stays.")],
    merged: Annotated[int, typer.Argument(metavar="MERGED", help="Id of the one that ends.")],
) -> None:
    """Merge one cluster into another; later runs keep them together."""
    options = shared(context)
    findings = options.open().findings
    findings.merge(kept, merged)
    summary = findings.cluster(kept).summary
    if options.as_json:
        print_json(summary)
    else:
        say(f"cluster {merged} is now part of {kept}: {summary.size} statements")


@app.command("split")
def split(
    context: typer.Context,
    cluster: ClusterArgument,
    passage: Annotated[
        list[int], typer.Option(help="Id of a statement to take out; repeat for more.")
    ],
    name: Annotated[str, typer.Option(help="Name of the new cluster.")],
) -> None:
    """Make a cluster of its own of some statements; later runs keep it."""
    options = shared(context)
    findings = options.open().findings
    born = findings.split(cluster, passage, name)
    summary = findings.cluster(born).summary
    if options.as_json:
        print_json(summary)
    else:
        say(f"cluster {born}, {summary.name}: {summary.size} statements")


@app.command("history")
def history(context: typer.Context, cluster: ClusterArgument) -> None:
    """Tell what happened to a cluster, the oldest first."""
    options = shared(context)
    events = options.open().findings.history(cluster)
    if options.as_json:
        print_json(events)
    else:
        _print_events(events)


def say_newer(count: int) -> None:
    """Say on stderr that statements came after the last run, where some did."""
    if count:
        say(f"{count} statements are newer than this: ideation clusters run")


_FIRMNESS = {
    "firm": "holds firmly",
    "mostly": "mostly holds",
    "loose": "loose: read it with care",
    "too-few": "too few to say how firmly it holds",
}
_UNITY = {
    "close": "its statements say much the same",
    "related": "its statements are about one matter",
    "wide": "its statements tell several sides of a matter",
}


def in_words(quality: ClusterQuality) -> str:
    """Return how good a cluster is as a phrase."""
    return f"{_FIRMNESS[quality.firmness.value]}; {_UNITY[quality.unity.value]}"


def _passport(opened: OpenedCluster, limit: int | None) -> dict[str, object]:
    quality = opened.quality
    return {
        **_as_dict(opened.summary),
        "passages": [
            {
                "id": each.id,
                "note_id": each.note_id,
                "text": each.text,
                "language": each.language,
                "kind": each.kind,
                "attribution": each.attribution,
                "organisation_id": each.organisation_id,
                "pinned": each.id in opened.pinned,
            }
            for each in opened.passages[:limit]
        ],
        "members": [
            {"id": each.id, "name": each.name, "category": each.category}
            for each in opened.organisations
        ],
        "born_at": opened.born_at,
        "sectors": opened.sectors,
        "regions": opened.regions,
        "quality": None
        if quality is None
        else {
            "stability": quality.stability,
            "firmness": quality.firmness,
            "cohesion": quality.cohesion,
            "unity": quality.unity,
            "run_id": quality.run_id,
        },
    }


def _print_level(view: LevelView, limit: int | None, *, as_json: bool) -> None:
    if as_json:
        print_json([{"level": view.level, **_as_dict(each)} for each in view.groups[:limit]])
        return
    rows = [
        (
            " ".join(map(str, each.clusters[:6])) + (" …" if len(each.clusters) > 6 else ""),
            each.size,
            each.organisations,
            shortened(f"{each.parent} › {each.name}" if each.parent else each.name, 80),
        )
        for each in view.groups[:limit]
    ]
    typer.echo(table(("clusters", "statements", "organisations", "name"), rows, right=(1, 2)))
    say(f"level {view.level} of {view.coarsest} (coarsest) to {view.finest} (finest)")


def _as_dict(summary: object) -> dict[str, object]:
    from ideation.cli.output import jsonable

    return dict(jsonable(summary))


def _print_events(events: list[GroupEvent]) -> None:
    for each in events:
        others = f" with {', '.join(map(str, each.others))}" if each.others else ""
        moved = f" +{each.came} -{each.went}" if each.came or each.went else ""
        typer.echo(
            f"{each.at:%Y-%m-%d}  cluster {each.group_id}: {each.change}{others}{moved}"
            f"{'  ' + each.detail if each.detail else ''}  ({each.by})"
        )
