"""`ideation candidates rules`: thresholds and weights, and what a change flips."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ideation.cli.context import shared
from ideation.cli.output import jsonable, print_json, say, shortened, table

if TYPE_CHECKING:
    from ideation.domain.rules import GateRules, RuleVersion
    from ideation.services.deciding.gate_rules import Preview

app = typer.Typer(help="The rules of gate and score.", no_args_is_help=True)
precedents_app = typer.Typer(help="Earlier flagships.", no_args_is_help=True)

Changes = Annotated[
    list[str],
    typer.Argument(
        metavar="RULE=VALUE...",
        help="independent=3, sectors=2, by_sectors=no, associations=private, recent_days=90, "
        "weight.breadth=0.4 and so on.",
    ),
]


@app.command("show")
def show(
    context: typer.Context,
    language: Annotated[str, typer.Option(help="Language of the words: en, de or fr.")] = "en",
) -> None:
    """Show the rules that count now, in numbers and in words."""
    from ideation.flagships.words import rule_words

    options = shared(context)
    leadership = options.open().leadership
    version = leadership.rules_history()[0]
    words = rule_words(version.rules, language)
    if options.as_json:
        print_json({**version_json(version), "words": words})
        return
    for name, value in _values(version.rules):
        typer.echo(f"{name} = {value}")
    for sentence in words.values():
        typer.echo(f"  {sentence}")
    typer.echo(_since(version))


@app.command("preview")
def preview(context: typer.Context, changes: Changes) -> None:
    """Show what a change would flip; nothing is stored."""
    options = shared(context)
    found = options.open().leadership.preview_rules(_read(changes))
    if options.as_json:
        print_json(preview_json(found))
    else:
        print_preview(found)


@app.command("set")
def set_rules(
    context: typer.Context,
    changes: Changes,
    reason: Annotated[str, typer.Option(help="Why, in one sentence.")] = "",
    by: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who it is; without it the person of the settings."),
    ] = None,
) -> None:
    """Change rules for a reason; what it flips is shown, and the rules before stay on record."""
    options = shared(context)
    leadership = options.open().leadership
    given = _read(changes)
    found = leadership.preview_rules(given)
    version = leadership.set_rules(given, reason, who=by)
    if options.as_json:
        print_json({**version_json(version), "preview": preview_json(found)})
    else:
        print_preview(found)
        say(_since(version))


@app.command("history")
def history(context: typer.Context) -> None:
    """List all versions of the rules, the newest first."""
    options = shared(context)
    versions = options.open().leadership.rules_history()
    if options.as_json:
        print_json([version_json(each) for each in versions])
        return
    rows = [
        (
            each.id or "-",
            f"{each.at:%Y-%m-%d %H:%M}" if each.at else "settings",
            each.who,
            each.reason,
            ", ".join(f"{name}={value}" for name, value in _values(each.rules)),
        )
        for each in versions
    ]
    typer.echo(table(("version", "from", "by", "reason", "rules"), rows, right=(0,)))


@precedents_app.command("list")
def list_precedents(context: typer.Context) -> None:
    """List the earlier flagships that new ideas are compared with."""
    options = shared(context)
    found = options.open().leadership.precedents()
    if options.as_json:
        print_json(found)
        return
    rows = [(each.id, each.name, shortened(each.text, 80)) for each in found]
    typer.echo(table(("id", "name", "text"), rows, right=(0,)))


@precedents_app.command("add")
def add_precedent(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Its name.")],
    text: Annotated[str, typer.Argument(help="What it does, in one sentence.")],
) -> None:
    """Keep an earlier flagship."""
    options = shared(context)
    added = options.open().leadership.add_precedent(name, text)
    if options.as_json:
        print_json(added)
    else:
        say(f"earlier flagship {added.id}: {added.name}")


@precedents_app.command("remove")
def remove_precedent(
    context: typer.Context,
    precedent: Annotated[int, typer.Argument(help="Id of the earlier flagship.")],
) -> None:
    """Take an earlier flagship from the list."""
    _moved(context, precedent, restore=False)


@precedents_app.command("restore")
def restore_precedent(
    context: typer.Context,
    precedent: Annotated[int, typer.Argument(help="Id of the earlier flagship.")],
) -> None:
    """Bring an earlier flagship back to the list."""
    _moved(context, precedent, restore=True)


def version_json(version: RuleVersion) -> dict[str, Any]:
    """Return a version of the rules."""
    return {
        "id": version.id,
        "at": version.at.isoformat() if version.at else None,
        "by": version.who,
        "reason": version.reason or None,
        "rules": jsonable(version.rules),
    }


def preview_json(found: Preview) -> dict[str, Any]:
    """Return what a change of rules would do."""
    return {
        "before": jsonable(found.before),
        "after": jsonable(found.after),
        "passing_before": found.passing_before,
        "passing_after": found.passing_after,
        "ranks_moved": found.moved,
        "flips": [jsonable(each) for each in found.flips],
    }


def print_preview(found: Preview) -> None:
    """Print what a change of rules would do."""
    typer.echo(
        f"passing: {found.passing_before} before, {found.passing_after} after; "
        f"{found.moved} ranks move"
    )
    rows = [
        (
            each.idea,
            " ".join(
                (
                    *(f"+{name}" for name in each.turned_on),
                    *(f"-{name}" for name in each.turned_off),
                )
            ),
            f"{'yes' if each.passed else 'no'} > {'yes' if each.passes else 'no'}",
            f"{each.rank_before} > {each.rank_after}",
            shortened(each.claim, 70),
        )
        for each in found.flips
    ]
    if rows:
        typer.echo(table(("id", "lights", "passes", "rank", "claim"), rows, right=(0,)))
    else:
        typer.echo("no light changes")


def _read(changes: list[str]) -> dict[str, str]:
    from ideation.errors import BadInput

    found = {}
    for each in changes:
        name, sign, value = each.partition("=")
        if not sign:
            raise BadInput(f"{each!r} is no change of a rule.", hint="Write RULE=VALUE.")
        found[name.strip()] = value.strip()
    return found


def _values(rules: GateRules) -> list[tuple[str, str]]:
    return [
        ("independent", str(rules.independent)),
        ("associations", rules.associations.value),
        ("sectors", str(rules.sectors)),
        ("by_sectors", "yes" if rules.by_sectors else "no"),
        ("recent_days", str(rules.recent_days)),
        *((f"weight.{name}", f"{weight:g}") for name, weight in rules.weights.items()),
    ]


def _since(version: RuleVersion) -> str:
    if version.at is None:
        return "as in the settings; nobody has changed them"
    who = f" by {version.who}" if version.who else ""
    return f"version {version.id}, {version.at:%Y-%m-%d}{who}: {version.reason}"


def _moved(context: typer.Context, precedent: int, *, restore: bool) -> None:
    options = shared(context)
    leadership = options.open().leadership
    if restore:
        leadership.restore_precedent(precedent)
    else:
        leadership.remove_precedent(precedent)
    if options.as_json:
        print_json(leadership.precedents())
    else:
        say(f"earlier flagship {precedent}: {'kept again' if restore else 'removed'}")
