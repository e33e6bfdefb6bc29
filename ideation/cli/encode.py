"""`ideation encode`: vectors of lines, for people who want to use them elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ideation.cli.context import shared
from ideation.cli.lines import read_lines
from ideation.cli.output import print_json, say
from ideation.errors import BadInput


def encode(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE|-", help="A text a line, UTF-8; - is stdin.")
    ],
    output: Annotated[Path, typer.Option(metavar="F.npy", help="Where to write the vectors.")],
    as_: Annotated[str, typer.Option("--as", help="passage or query.")] = "passage",
) -> None:
    """Write one unit vector per line, float32, shape (lines, dim).

    An empty line gives a zero row; a line longer than the model's window is read in full.
    """
    import numpy as np

    from ideation.embeddings.choose import choose_encoder
    from ideation.settings import load_settings

    if as_ not in ("passage", "query"):
        raise BadInput(f"--as cannot be {as_!r}.", hint="Choose passage or query.")
    options = shared(context)
    lines = read_lines(file)
    encoder = choose_encoder(load_settings(options.folder()).encoder)
    encoded = encoder.encode_queries(lines) if as_ == "query" else encoder.encode_passages(lines)
    try:
        with output.open("wb") as stream:
            np.save(stream, encoded)
    except OSError as error:
        raise BadInput(f"{output} cannot be written: {error.strerror}.") from error
    model = encoder.model
    if options.as_json:
        print_json(
            {
                "output": str(output),
                "rows": len(lines),
                "dim": model.dim,
                "model": model.name,
                "revision": model.revision,
            }
        )
    else:
        say(f"{len(lines)} vectors of {model.dim} dimensions in {output} ({model.name})")
