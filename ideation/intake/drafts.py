"""From bytes, files or a form to a note draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ideation.domain.note import NoteDraft
from ideation.intake.decoding import checked, decode
from ideation.intake.files import read_bytes, shown
from ideation.intake.header import parse_header, split_front_matter


def draft_from_text(
    text: str,
    fields: Mapping[str, Any],
    *,
    sectors: Sequence[str],
    path: str | None = None,
) -> NoteDraft:
    """Return the draft of a pasted text. `fields` given by hand win over the text's own header."""
    header, body = split_front_matter(checked(text))
    given = {key: value for key, value in fields.items() if value not in (None, "", [], ())}
    return NoteDraft(
        text=body, header=parse_header({**header, **given}, sectors=sectors), path=path
    )


def draft_from_bytes(
    data: bytes,
    fields: Mapping[str, Any],
    *,
    sectors: Sequence[str],
    path: str | None = None,
) -> NoteDraft:
    """Return the draft of an uploaded or piped file."""
    return draft_from_text(decode(data), fields, sectors=sectors, path=path)


def draft_from_file(path: Path, fields: Mapping[str, Any], *, sectors: Sequence[str]) -> NoteDraft:
    """Return the draft of a file. Without a title of its own the note is called after it."""
    return draft_from_bytes(read_bytes(path), fields, sectors=sectors, path=shown(path))
