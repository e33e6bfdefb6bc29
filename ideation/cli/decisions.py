"""`ideation candidates decide|undo|woken|shape`: what people do with candidates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ideation.cli.context import shared
from ideation.cli.output import jsonable, print_json, say, shortened

if TYPE_CHECKING:
    from ideation.domain.candidate import Candidate
    from ideation.domain.decision import Decision, Woken

CandidateArgument = Annotated[int, typer.Argument(metavar="CANDIDATE", help="Id of the idea.")]
By = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Who it is; without it the person of the settings."),
]


def decide(
    context: typer.Context,
    candidate: CandidateArgument,
    verdict_word: Annotated[
        str | None, typer.Argument(metavar="[VERDICT]", help="advance, hold or drop.")
    ] = None,
    verdict: Annotated[
        str | None, typer.Option(help="The same as an option: advance, hold or drop.")
    ] = None,
    reason: Annotated[str, typer.Option(help="Why, in one sentence.")] = "",
    wake_if: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CONDITION",
            help="What opens it again: backer, public, private, date:YYYY-MM-DD or "
            "organisation:ID; repeat for more.",
        ),
    ] = None,
    by: By = None,
) -> None:
    """Decide on a candidate; reason, conditions and who decided stay on record."""
    from ideation.domain.decision import Verdict
    from ideation.errors import BadInput
    from ideation.services.deciding.decisions import read_condition

    options = shared(context)
    chosen = verdict or verdict_word
    if chosen not in list(Verdict):
        raise BadInput(
            f"There is no decision {chosen!r}." if chosen else "The verdict is missing.",
            hint=f"Choose one of: {', '.join(Verdict)}.",
        )
    conditions = [read_condition(each) for each in wake_if or ()]
    desk = options.open().desk
    decision = desk.decide(candidate, Verdict(chosen), reason, wake_if=conditions, who=by)
    if options.as_json:
        print_json(decision_json(decision))
    else:
        say(f"candidate {candidate}: {decision_line(decision)}")


def undo(context: typer.Context, candidate: CandidateArgument, by: By = None) -> None:
    """Take the decision that stands back; both stay on record."""
    options = shared(context)
    decision = options.open().desk.take_back(candidate, who=by)
    if options.as_json:
        print_json(decision_json(decision))
    else:
        say(f"candidate {candidate}: {decision_line(decision)}")


def woken(context: typer.Context) -> None:
    """List the ideas whose decision a condition of its own has opened again, and why."""
    options = shared(context)
    workspace = options.open()
    found = workspace.desk.woken()
    names = {int(each.id): each.name for each in workspace.people.organisations()}
    if options.as_json:
        print_json([_woken_json(each, names) for each in found])
        return
    if not found:
        say("no decision has been opened again")
    for each in found:
        decision = each.decision
        typer.secho(f"{each.name}  (idea {each.id})", bold=True)
        typer.echo(f"  decided: {decision_line(decision) if decision else ''}")
        for one in each.woken:
            typer.echo(f"  woken: {because(one, names)}")
            for passage in _passages(workspace, one.passage_ids):
                typer.echo(f"      + “{shortened(passage.text, 110)}” [{passage.id}]")


def shape(
    context: typer.Context,
    candidate: CandidateArgument,
    name: Annotated[
        str | None, typer.Option(help="A name of your own; '' hands it back to the machine.")
    ] = None,
    claim: Annotated[
        str | None, typer.Option(help="What it claims, in one sentence; '' takes it away.")
    ] = None,
    undo_claim: Annotated[
        bool, typer.Option("--undo", help="Take the newest claim back instead.")
    ] = False,
    by: By = None,
) -> None:
    """Give an idea a name or a claim in your words; with a line of a plan it is shaped."""
    options = shared(context)
    workspace = options.open()
    if undo_claim:
        workspace.desk.undo_claim(candidate, who=by)
    else:
        workspace.desk.shape(candidate, name=name, claim=claim, who=by)
    found = workspace.findings.candidate(candidate).candidate
    if options.as_json:
        print_json(
            {
                "id": found.id,
                "name": found.name,
                "named_by": found.named_by,
                "own_claim": jsonable(found.own_claim),
                "stage": found.stage,
                "missing": missing_json(found),
            }
        )
    else:
        say(f"candidate {candidate}, {found.name}: {found.stage}; {missing_words(found)}")


def decision_json(decision: Decision) -> dict[str, Any]:
    """Return a decision without the statements that it keeps to compare with."""
    return {
        "id": decision.id,
        "candidate_id": decision.group_id,
        "verdict": decision.verdict.value,
        "reason": decision.reason,
        "by": decision.by.value,
        "who": decision.who,
        "at": decision.at.isoformat(),
        "wake_if": [each.written() for each in decision.wake_if],
        "undone_at": decision.undone_at.isoformat() if decision.undone_at else None,
        "undone_by": decision.undone_by,
    }


def decision_line(decision: Decision) -> str:
    """Return a decision as one line."""
    who = f" ({decision.who})" if decision.who else ""
    conditions = ", ".join(each.written() for each in decision.wake_if)
    wakes = f"; wakes if {conditions}" if conditions else ""
    gone = f"; taken back by {decision.undone_by}" if decision.undone_at else ""
    return f"{decision.at:%Y-%m-%d} {decision.verdict.value}: {decision.reason}{who}{wakes}{gone}"


def because(one: Woken, names: dict[int, str]) -> str:
    """Return why a decision is open again, in words."""
    who = ", ".join(names.get(int(each), str(each)) for each in one.organisation_ids)
    words = {
        "backer": f"a further organisation backs it: {who}",
        "public": f"a public or research body backs it: {who}",
        "private": f"a firm or investor backs it: {who}",
        "organisation": f"{who} spoke of it",
        "date": f"the day {one.condition.day} has come",
    }
    return words[one.condition.kind.value]


def missing_json(candidate: Candidate) -> list[dict[str, Any]]:
    """Return what a candidate lacks for its next stage."""
    return [
        {"lack": each.lack.value, "count": each.count, "words": _LACKS[each.lack.value]}
        for each in candidate.missing
    ]


def missing_words(candidate: Candidate) -> str:
    """Return what a candidate lacks for its next stage, as one phrase."""
    found = [
        f"{each.count} more independent organisations"
        if each.lack.value == "independent" and each.count > 1
        else _LACKS[each.lack.value]
        for each in candidate.missing
    ]
    return f"missing: {'; '.join(found)}" if found else "nothing is missing"


_LACKS = {
    "independent": "one more independent organisation",
    "name": "a name or a claim by a person",
    "plan": "a line of a plan with owner and next step",
    "private": "a firm or investor",
    "public": "a public or research body",
    "both": "a firm or investor, and a public or research body",
    "houses": "a private and a public backer of different houses",
    "beyond_one": "a statement that the result is shared, or a second sector",
    "decision": "a decision",
}


def _woken_json(candidate: Candidate, names: dict[int, str]) -> dict[str, Any]:
    return {
        "id": candidate.id,
        "name": candidate.name,
        "stage": candidate.stage.value,
        "decision": decision_json(candidate.decision) if candidate.decision else None,
        "woken": [
            {
                "condition": each.condition.written(),
                "because": because(each, names),
                "organisation_ids": list(each.organisation_ids),
                "passage_ids": list(each.passage_ids),
            }
            for each in candidate.woken
        ],
    }


def _passages(workspace: Any, ids: Sequence[Any]) -> list[Any]:  # noqa: ANN401
    with workspace.reading() as records:
        return list(records.passages.get(ids))
