"""Lines of a text file or of stdin."""

from __future__ import annotations

import sys
from pathlib import Path

from ideation.errors import NotFound


def read_lines(file: Path) -> list[str]:
    """Return the lines of `file`, or of stdin for "-".

    A line ends at a line feed only; a last line feed adds no line.
    """
    from ideation.intake.decoding import decode

    if str(file) == "-":
        data = sys.stdin.buffer.read()
    else:
        try:
            data = file.read_bytes()
        except OSError as error:
            raise NotFound(f"{file} cannot be read: {error.strerror}.") from error
    lines = decode(data).split("\n")
    return lines[:-1] if lines[-1] == "" else lines
