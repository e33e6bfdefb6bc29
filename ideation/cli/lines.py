"""Lines of a text file or of stdin."""

from __future__ import annotations

import sys
from pathlib import Path

from ideation.errors import NotFound


def read_lines(file: Path) -> list[str]:
    """Return the lines of `file`, or of stdin for "-".

    A line ends at a line feed only; a last line feed adds no line. The limits of a note do not
    hold here: a list of lines may be long.
    """
    if str(file) == "-":
        data = sys.stdin.buffer.read()
    else:
        try:
            data = file.read_bytes()
        except OSError as error:
            raise NotFound(f"{file} cannot be read: {error.strerror}.") from error
    lines = _text_of(data).split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def _text_of(data: bytes) -> str:
    from ideation.intake.decoding import decode

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(data)
    # Zero bytes stand in UTF-16, which is read as a note would be.
    return decode(data) if "\x00" in text else text
