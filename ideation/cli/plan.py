"""`ideation plan`: the action plan of a candidate, line by line."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ideation.cli.context import shared
from ideation.cli.decisions import By, CandidateArgument
from ideation.cli.output import jsonable, print_json, say, shortened, table

if TYPE_CHECKING:
    from datetime import date as Date

    from ideation.domain.plan import PlanLine
    from ideation.services.deciding.plans import Plan

app = typer.Typer(help="Action plans of candidates.", no_args_is_help=True)

LineOption = Annotated[int | None, typer.Option(min=1, help="Number of the line to change.")]


@app.command("list")
def list_plans(
    context: typer.Context,
    candidate: Annotated[
        list[int] | None,
        typer.Argument(metavar="[CANDIDATE]...", help="Ids of ideas; without any all plans."),
    ] = None,
) -> None:
    """List the lines of plans: next step, owner, due, instrument, goals, programmes."""
    options = shared(context)
    desk = options.open().desk
    plans = desk.plans(candidate or None)
    if options.as_json:
        print_json([plan_json(each, desk.today) for each in plans])
        return
    rows = [
        (
            plan.group_id,
            line.number,
            line.status.value,
            line.due,
            line.owner,
            line.instrument.value if line.instrument else None,
            shortened(line.step, 60),
            ", ".join(map(str, line.goals)),
            "; ".join(_programmes(line, desk.today)),
        )
        for plan in plans
        for line in plan.lines
    ]
    headings = (
        *("candidate", "line", "status", "due", "owner", "instrument"),
        *("step", "goals", "programmes"),
    )
    typer.echo(table(headings, rows, right=(0, 1)))


@app.command("set")
def set_line(
    context: typer.Context,
    candidate: CandidateArgument,
    line: LineOption = None,
    step: Annotated[str | None, typer.Option(help="The next step, in a few words.")] = None,
    owner: Annotated[str | None, typer.Option(help="Who does it; '' for nobody.")] = None,
    due: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="By which day.")
    ] = None,
    instrument: Annotated[
        str | None, typer.Option(help="funding, campaign, platform, event or study.")
    ] = None,
    goal: Annotated[
        list[int] | None, typer.Option(help="Id of a strategy goal; repeat for more.")
    ] = None,
    programme: Annotated[
        list[str] | None, typer.Option(help="A programme of the register; repeat for more.")
    ] = None,
    strike: Annotated[
        bool, typer.Option("--strike", help="Strike the line out; undo brings it back.")
    ] = False,
    by: By = None,
) -> None:
    """Add a line to the plan of a candidate, or change one with --line."""
    from ideation.domain.plan import Instrument, PlanStatus
    from ideation.errors import BadInput

    options = shared(context)
    if instrument is not None and instrument not in list(Instrument):
        raise BadInput(
            f"There is no instrument {instrument!r}.",
            hint=f"Choose one of: {', '.join(Instrument)}.",
        )
    if strike and line is None:
        raise BadInput("Which line is to be struck out?", hint="Name it with --line.")
    given: dict[str, Any] = {
        "step": step,
        "owner": owner,
        "due": due.date() if due else None,
        "instrument": Instrument(instrument) if instrument else None,
        "goals": tuple(goal) if goal else None,
        "programmes": tuple(programme) if programme else None,
        "status": PlanStatus.STRUCK if strike else None,
    }
    desk = options.open().desk
    changed = {key: each for key, each in given.items() if each is not None}
    _answer(context, candidate, desk.set_line(candidate, changed, number=line, who=by))


@app.command("done")
def done(
    context: typer.Context,
    candidate: CandidateArgument,
    line: Annotated[int, typer.Argument(metavar="LINE", help="Number of the line.")],
    by: By = None,
) -> None:
    """Mark a line of a plan as done."""
    from ideation.domain.plan import PlanStatus

    desk = shared(context).open().desk
    given = {"status": PlanStatus.DONE}
    _answer(context, candidate, desk.set_line(candidate, given, number=line, who=by))


@app.command("undo")
def undo(context: typer.Context, candidate: CandidateArgument, by: By = None) -> None:
    """Take the newest change of a candidate's plan back."""
    options = shared(context)
    desk = options.open().desk
    plan = desk.undo_line(candidate, who=by)
    if options.as_json:
        print_json(plan_json(plan, desk.today))
    else:
        say(f"candidate {candidate}: {len(plan.lines)} lines")


def plan_json(plan: Plan, today: Date) -> dict[str, Any]:
    """Return a plan with its lines and its history."""
    return {
        "candidate_id": plan.group_id,
        "lines": [line_json(each, today) for each in plan.lines],
        "history": [
            {
                "line": int(each.subject),
                "at": each.at.isoformat(),
                "who": each.who,
                "set": jsonable(each.content),
                "undone_at": each.undone_at.isoformat() if each.undone_at else None,
                "undone_by": each.undone_by,
            }
            for each in plan.acts
        ],
    }


def line_json(line: PlanLine, today: Date) -> dict[str, Any]:
    """Return a line of a plan; of each programme, until when it could be asked for."""
    from ideation.services.deciding.plans import ended, register

    known = register()
    found: dict[str, Any] = jsonable(line)
    found["programmes"] = [
        {
            "name": name,
            "since": jsonable(known[name].since) if name in known else None,
            "until": jsonable(known[name].until) if name in known else None,
            "ended": name in known and ended(known[name], line, today),
        }
        for name in line.programmes
    ]
    return found


def _programmes(line: PlanLine, today: Date) -> list[str]:
    from ideation.services.deciding.plans import ended, register

    known = register()
    return [
        f"{name} (ended on {known[name].until})"
        if name in known and ended(known[name], line, today)
        else name
        for name in line.programmes
    ]


def _answer(context: typer.Context, candidate: int, line: PlanLine) -> None:
    options = shared(context)
    if options.as_json:
        today = options.open().desk.today
        print_json({"candidate_id": candidate, **line_json(line, today)})
    else:
        who = f", {line.owner}" if line.owner else ""
        say(f"candidate {candidate}, line {line.number}: {line.step}{who} ({line.status.value})")
