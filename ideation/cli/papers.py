"""Options that the commands for papers share."""

from __future__ import annotations

from typing import Annotated

import typer

FormatOption = Annotated[str, typer.Option("--format", help="md, docx or pdf.")]
InternalOption = Annotated[
    bool,
    typer.Option(
        "--internal",
        help="Name people and quote confidential notes; needs the right to decide, and every "
        "page says that it is confidential.",
    ),
]
