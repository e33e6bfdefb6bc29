"""`ideation clusters`: find, list, show and correct the groups that emerge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ideation.cli.context import shared
from ideation.cli.output import print_json, progress_on, say, shortened, table

if TYPE_CHECKING:
    from ideation.domain.group import GroupEvent

app = typer.Typer(help="Clusters that emerge from the statements.", no_args_is_help=True)

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
def list_clusters(context: typer.Context, limit: Limit = None) -> None:
    """List the clusters, those in which most organisations say something first."""
    options = shared(context)
    workspace = options.open()
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
    """Show a cluster: its statements, the most typical first, and who speaks in it."""
    options = shared(context)
    opened = options.open().findings.cluster(cluster)
    passages = opened.passages[:limit]
    if options.as_json:
        print_json(
            {
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
                    }
                    for each in passages
                ],
                "members": [
                    {"id": each.id, "name": each.name, "category": each.category}
                    for each in opened.organisations
                ],
            }
        )
        return
    typer.secho(opened.summary.name, bold=True)
    typer.echo(", ".join(each.name for each in opened.organisations))
    for each in passages:
        typer.echo(f"[{each.id}] {each.language}  {shortened(each.text, 140)}")


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
