"""The root command: global options, the list of commands, errors as sentences."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from ideation import __version__
from ideation.cli import (
    barometer,
    brief,
    candidate_ledger,
    candidate_rules,
    candidates,
    capture,
    classify,
    clusters,
    coverage,
    decisions,
    demo,
    doctor,
    encode,
    evaluate,
    goals,
    inbox,
    index,
    migrate,
    minutes,
    news,
    notes,
    parties,
    party_facts,
    plan,
    portfolio,
    position_paper,
    retro_cast,
    return_loop,
    schemes,
    search,
    searches,
    serve,
    statements,
    themes,
    trends,
)
from ideation.cli.context import Shared
from ideation.cli.output import print_error
from ideation.errors import IdeationError

app = typer.Typer(
    name="ideation",
    help="Hear what several independent organisations want, in four languages, on one laptop.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

app.command()(demo.demo)
app.command()(serve.serve)
app.command()(capture.capture)
app.add_typer(notes.app, name="notes")
app.add_typer(inbox.app, name="inbox")
parties.contacts_app.command("set")(party_facts.set_contact)
parties.contacts_app.command("undo")(party_facts.undo_contact)
parties.organisations_app.command("set")(party_facts.set_organisation)
parties.organisations_app.command("undo")(party_facts.undo_organisation)
app.add_typer(parties.contacts_app, name="contacts")
app.add_typer(parties.organisations_app, name="organisations")
app.command()(search.search)
app.add_typer(searches.app, name="searches")
app.add_typer(statements.app, name="statements")
app.add_typer(themes.app, name="themes")
app.add_typer(schemes.app, name="schemes")
app.add_typer(clusters.app, name="clusters")
app.add_typer(trends.app, name="trends")
app.command()(coverage.coverage)
app.command()(news.news)
app.command()(barometer.barometer)
candidates.app.command("decide")(decisions.decide)
candidates.app.command("undo")(decisions.undo)
candidates.app.command("ledger")(candidate_ledger.ledger)
candidates.app.add_typer(candidate_rules.app, name="rules")
candidates.app.add_typer(candidate_rules.precedents_app, name="precedents")
app.command("retro-cast")(retro_cast.retro_cast)
candidates.app.command("woken")(decisions.woken)
candidates.app.command("shape")(decisions.shape)
candidates.app.command("minutes")(minutes.minutes)
app.add_typer(candidates.app, name="candidates")
app.add_typer(plan.app, name="plan")
app.add_typer(goals.app, name="goals")
app.command()(portfolio.portfolio)
app.add_typer(return_loop.app, name="return")
app.command()(brief.brief)
app.add_typer(position_paper.app, name="position-paper")
app.command()(encode.encode)
app.command()(classify.classify)
app.command()(evaluate.evaluate)
app.add_typer(index.app, name="index")
app.command()(doctor.doctor)
app.command()(migrate.migrate)

_VALUE_OPTION = "--workspace"
_JSON_OPTION = "--json"


@app.callback()
def root(
    context: typer.Context,
    workspace: Annotated[
        Path | None,
        typer.Option(
            "--workspace",
            metavar="DIR",
            help="Folder of the workspace. Default: IDEATION_HOME, else your data folder.",
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Answer with one JSON value on stdout.")
    ] = False,
    _version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Print the version.",
            is_eager=True,
            callback=lambda on: _show_version(on),
        ),
    ] = False,
) -> None:
    """Hear what several independent organisations want, in four languages, on one laptop."""
    context.obj = Shared(workspace=workspace, as_json=as_json)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"ideation {__version__}")
        raise typer.Exit


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 fault, 2 bad input."""
    given = hoist(list(sys.argv[1:] if arguments is None else arguments))
    as_json = _JSON_OPTION in _before_end(given)
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    try:
        code = app(args=given, standalone_mode=False)
    except IdeationError as error:
        print_error(error.code, error.message, error.hint, as_json=as_json)
        sys.exit(2 if error.bad_input else 1)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print_error("system_fault", f"{where}{error.strerror or error}.", None, as_json=as_json)
        sys.exit(1)
    except typer.Abort:
        sys.exit(130)
    except Exception as error:
        usage = getattr(error, "format_message", None)
        if usage is None:
            raise
        print_error(
            "usage", str(usage()), "`ideation --help` lists commands and options.", as_json=as_json
        )
        sys.exit(2)
    sys.exit(code if isinstance(code, int) else 0)


def hoist(arguments: list[str]) -> list[str]:
    """Move the global options to the front, so that they may stand after any command."""
    plain = _before_end(arguments)
    rest = arguments[len(plain) :]
    front: list[str] = []
    others: list[str] = []
    index = 0
    while index < len(plain):
        argument = plain[index]
        if argument == _JSON_OPTION or argument.startswith(f"{_VALUE_OPTION}="):
            front.append(argument)
        elif argument == _VALUE_OPTION:
            front += plain[index : index + 2]
            index += 1
        else:
            others.append(argument)
        index += 1
    return [*front, *others, *rest]


def _before_end(arguments: list[str]) -> list[str]:
    """Return the arguments before `--`, after which nothing is an option."""
    return arguments[: arguments.index("--")] if "--" in arguments else arguments
