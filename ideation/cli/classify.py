"""`ideation classify`: themes of lines, nothing stored."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from ideation.cli.context import shared
from ideation.cli.lines import read_lines
from ideation.cli.output import shortened


def classify(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE|-", help="A text a line, UTF-8; - is stdin.")
    ],
) -> None:
    """Say the themes of each line; with --json as JSON Lines. Nothing is stored.

    Scores are probabilities; `none` is the abstention.
    """
    from ideation.scratch import scratch_workspace
    from ideation.settings import load_settings
    from ideation.text.language import languages_of
    from ideation.text.reading import reading_of

    options = shared(context)
    lines = read_lines(file)
    readings = [reading_of(line) for line in lines]
    with scratch_workspace(load_settings(options.folder())) as workspace:
        decided = workspace.classify(readings)
    for line, reading, each in zip(lines, readings, decided, strict=True):
        # Lines are unrelated texts, not one note: none leans on its neighbours.
        [(language, _)] = languages_of([reading])
        if options.as_json:
            answer = {
                "text": line,
                "language": language.value,
                "themes": [
                    {"slug": slug, "score": round(score, 4)} for slug, score in each.scores.items()
                ],
                "primary": each.primary,
            }
            typer.echo(json.dumps(answer, ensure_ascii=False))
        else:
            themes = ", ".join(f"{slug} {each.scores[slug]:.2f}" for slug in each.assigned)
            typer.echo(f"[{language}] {themes}  {shortened(line, 100)}")
