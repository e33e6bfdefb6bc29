"""Notes from files and folders."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from ideation.errors import BadInput, NotFound, UnreadableText
from ideation.intake.decoding import MAX_BYTES
from ideation.intake.formats import ENDINGS, READABLE


def find_files(paths: Sequence[Path]) -> list[Path]:
    """Return the files named, and those with a readable ending in the folders named, sorted.

    Raises NotFound for a path that does not exist, BadInput for a folder without notes.
    """
    return [file for path in paths for file in _expand(path)]


def _expand(path: Path) -> Iterator[Path]:
    if path.is_dir():
        found = sorted(
            file
            for file in path.rglob("*")
            if file.suffix.lower() in ENDINGS
            and file.is_file()
            and not any(part.startswith(".") for part in file.relative_to(path).parts)
        )
        if not found:
            raise BadInput(
                f"The folder {shown(path)} holds no notes.",
                hint=f"Notes are files of the kinds {READABLE}.",
            )
        yield from found
    elif path.exists():
        yield path
    else:
        raise NotFound(f"There is no file or folder {shown(path)}.", hint="Check the path.")


def shown(path: Path) -> str:
    """Return the path as text; bytes of its name that are no UTF-8 become question marks."""
    return str(path).encode("utf-8", "replace").decode("utf-8")


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; raises UnreadableText when it cannot or should not be read."""
    name = shown(Path(path.name))
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableText(
                f"{name} has {path.stat().st_size / 1e6:.0f} MB; more than "
                f"{MAX_BYTES // 2**20} MiB cannot be one note.",
                hint="Split it into the single notes.",
            )
        return path.read_bytes()
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise UnreadableText(f"{name} cannot be read: {reason}.") from error
