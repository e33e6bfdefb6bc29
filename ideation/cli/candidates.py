"""`ideation candidates`: what several independent organisations want, and why each light is on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ideation.cli.clusters import say_newer
from ideation.cli.context import shared
from ideation.cli.decisions import decision_json, decision_line, missing_json, missing_words
from ideation.cli.output import jsonable, print_json, shortened, table

if TYPE_CHECKING:
    from ideation.domain.candidate import Candidate, Light
    from ideation.domain.turn import Turn
    from ideation.services.deciding.candidates import OpenedCandidate

app = typer.Typer(help="Flagship candidates.", no_args_is_help=True)

_LIGHT_WORDS = {
    "independent": "independent",
    "public_private": "public and private",
    "beyond_one": "benefit beyond one",
}

CandidateArgument = Annotated[int, typer.Argument(metavar="CANDIDATE", help="Id of the idea.")]


@app.command("list")
def list_candidates(
    context: typer.Context,
    every: Annotated[
        bool, typer.Option("--all", help="Every idea, also those that one organisation backs.")
    ] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="Show no more than this many.")] = None,
) -> None:
    """List ideas with two or more independent backers, best first."""
    options = shared(context)
    workspace = options.open()
    found = workspace.findings.candidates(every=every, weighed=options.as_json)[:limit]
    if options.as_json:
        print_json([candidate_json(each) for each in found])
        return
    rows = [
        (
            f"{'=' if each.tied else ''}{each.rank}",
            each.id,
            each.independent,
            lights_of(each),
            each.score,
            shortened(each.claim, 80),
        )
        for each in found
    ]
    typer.echo(
        table(("rank", "id", "backers", "lights", "score", "claim"), rows, right=(0, 1, 2, 4))
    )
    typer.echo("lights: i independent, p public and private, b benefit beyond one")
    say_newer(workspace.findings.newer())


@app.command("show")
def show_candidate(context: typer.Context, candidate: CandidateArgument) -> None:
    """Show an idea: lights with quotes for and against, backers, score parts, decisions."""
    options = shared(context)
    opened = options.open().findings.candidate(candidate)
    if options.as_json:
        print_json(_opened_json(opened))
        return
    _print_opened(opened)


def candidate_json(candidate: Candidate) -> dict[str, Any]:
    """Return a candidate in the shape of `candidates list`."""
    gate = candidate.gate
    return {
        "id": candidate.id,
        "name": candidate.name,
        "claim": candidate.claim,
        "stage": candidate.stage.value,
        "passes": candidate.passes,
        "gate": {
            "independent": jsonable(gate.independent),
            "public_private": jsonable(gate.public_private),
            "beyond_one": jsonable(gate.beyond_one),
        },
        "backers": [
            {
                "organisation_id": each.organisation_id,
                "name": each.name,
                "category": jsonable(each.category),
                "passage_ids": list(each.passage_ids),
            }
            for each in candidate.backers
        ],
        "score": candidate.score,
        "score_parts": {name: part.value for name, part in candidate.score_parts.items()},
    }


def gate_lights(candidate: Candidate) -> tuple[Light, Light, Light]:
    """Return the three lights in their order."""
    gate = candidate.gate
    return gate.independent, gate.public_private, gate.beyond_one


def lights_of(candidate: Candidate) -> str:
    """Return the three lights as letters, a dot for each that is off."""
    gate = candidate.gate
    named = zip("ipb", (gate.independent, gate.public_private, gate.beyond_one), strict=True)
    return "".join(letter if light.on else "·" for letter, light in named)


def print_candidates(opened: Sequence[OpenedCandidate]) -> None:
    """Print candidates with the quote behind each light, as the demo ends."""
    for each in opened:
        _print_opened(each, short=True)


def _opened_json(opened: OpenedCandidate) -> dict[str, Any]:
    candidate, material = opened.candidate, opened.material
    wanted = {
        *candidate.passage_ids,
        *candidate.doubts,
        *candidate.uncounted,
        *(each for light in gate_lights(candidate) for each in (*light.support, *light.against)),
        *(each for found in opened.turns.values() for turn in found for each in turn.passage_ids),
    }
    return {
        **candidate_json(candidate),
        "own_claim": candidate.own_claim.text if candidate.own_claim else None,
        "missing": missing_json(candidate),
        "verdict": candidate.decision.verdict.value if candidate.decision else None,
        "woken": [each.condition.written() for each in candidate.woken],
        "rank": candidate.rank,
        "firmness": jsonable(candidate.firmness),
        "turns": {
            name: [_turn_json(opened, each) for each in found]
            for name, found in opened.turns.items()
        },
        "doubts": list(candidate.doubts),
        "uncounted": list(candidate.uncounted),
        "score_passages": {
            name: list(part.passage_ids) for name, part in candidate.score_parts.items()
        },
        "score_near": {name: part.near for name, part in candidate.score_parts.items()},
        "passages": [
            {
                "id": each,
                "note_id": material.passages[each].note_id,
                "date": jsonable(material.note_of(each).date),
                "text": material.passages[each].text,
                "language": material.passages[each].language.value,
                "kind": jsonable(material.understood[each].kind),
                "attribution": jsonable(material.understood[each].attribution),
                "organisation_id": material.understood[each].organisation_id,
            }
            for each in sorted(wanted)
        ],
        "decisions": [decision_json(each) for each in opened.decisions],
        "events": jsonable(opened.events),
    }


def _print_opened(opened: OpenedCandidate, *, short: bool = False) -> None:
    candidate = opened.candidate
    lights = f"{sum(letter != '·' for letter in lights_of(candidate))} of 3 lights"
    typer.secho(
        f"\n{candidate.name}  (idea {candidate.id}, {lights}, score {candidate.score})", bold=True
    )
    backers = ", ".join(f"{each.name} ({each.category or 'unknown'})" for each in candidate.backers)
    typer.echo(f"  backed by {backers}" if backers else "  nobody backs it in its own voice")
    gate = candidate.gate
    for name, light in (
        ("independent", gate.independent),
        ("public_private", gate.public_private),
        ("beyond_one", gate.beyond_one),
    ):
        _print_light(opened, name, light, short=short)
    if short:
        return
    typer.echo(f"  {_rank_words(candidate)}")
    typer.echo(f"  stage: {candidate.stage.value}; {missing_words(candidate)}")
    for name, part in candidate.score_parts.items():
        near = f" (nearest: {part.near})" if part.near else ""
        typer.echo(f"  {name.replace('_', ' ')}: {part.value}{near}")
    for decision in opened.decisions:
        typer.echo(f"  {decision_line(decision)}")


def _rank_words(candidate: Candidate) -> str:
    """Return the rank with how firmly it stands: it is never a bare number."""
    rank = f"rank {'=' if candidate.tied else ''}{candidate.rank}"
    firm = candidate.firmness
    if firm is None:
        return rank
    if not firm.moves:
        return f"{rank}, the same under every small change of the weights"
    share = f"{100 * firm.moves:.0f} % of small changes of the weights"
    return f"{rank}, another in {share}, between {firm.best} and {firm.worst}"


def _turn_json(opened: OpenedCandidate, turn: Turn) -> dict[str, Any]:
    return {**jsonable(turn), "single": turn.single, "words": _turn_words(opened, turn)}


def _turn_words(opened: OpenedCandidate, turn: Turn) -> str:
    from ideation.flagships.words import turn_words

    known = opened.material.organisations
    return turn_words(turn, [known[each].name for each in turn.organisation_ids if each in known])


def _print_light(opened: OpenedCandidate, name: str, light: Light, *, short: bool) -> None:
    typer.echo(f"  {'●' if light.on else '○'} {_LIGHT_WORDS[name]}")
    if not short:
        typer.echo(f"      {light.rule}")
    for mark, ids in (("+", light.support), ("–", light.against)):
        for passage_id in ids[: 2 if short else None]:
            typer.echo(f"      {mark} {_quote(opened, passage_id)}")
    if not short:
        for turn in opened.turns[name]:
            typer.echo(f"      ↔ {_turn_words(opened, turn)}")


def _quote(opened: OpenedCandidate, passage_id: Any) -> str:  # noqa: ANN401
    material = opened.material
    passage, note = material.passages[passage_id], material.note_of(passage_id)
    speaker = material.understood[passage_id].organisation_id
    who = material.organisations[speaker].name if speaker else "nobody named"
    day = note.date or "no date"
    return f"“{shortened(passage.text, 110)}” {who}, {day}, {passage.language} [{passage_id}]"
