"""What the commands for papers share: options, and how a paper is handed out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from ideation.cli.output import print_json, say

FormatOption = Annotated[str, typer.Option("--format", help="md, docx or pdf.")]
LanguageOption = Annotated[
    str, typer.Option("--language", help="Of our own words: en, de or fr; quotes stay as said.")
]
PlaceOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Where to write it. Without: Markdown goes to stdout, docx and pdf need one.",
    ),
]
InternalOption = Annotated[
    bool,
    typer.Option(
        "--internal",
        help="Name people and quote confidential notes; needs the right to decide, and every "
        "page says that it is confidential.",
    ),
]


def check_place(form: str, output: Path | None, *, as_json: bool = False) -> None:
    """Raise BadInput for a form that is none, and for one that stdout cannot show."""
    from ideation.errors import BadInput
    from ideation.reports.formats import checked_format

    if checked_format(form) != "md" and output is None and not as_json:
        raise BadInput(f"A {form} file needs a place.", hint="Name it with --output FILE.")


def hand_out(
    data: bytes, output: Path | None, *, said: str, about: dict[str, Any] | None = None
) -> None:
    """Write a paper to its place and say so; without one print it. `about` is printed instead."""
    if output is not None:
        output.write_bytes(data)
    if about is not None:
        print_json(about)
    elif output is not None:
        say(said)
    else:
        sys.stdout.write(data.decode("utf-8"))
