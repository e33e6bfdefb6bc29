"""What a reader finds in a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ideation.domain.cleaning import Drop
from ideation.text.mail_chain import set_apart

# A name or title is no longer than this.
MAX_NAME = 200
# Control characters that no text holds, and lone surrogates; tabs and line ends may stay.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one file may cost; a file beyond is refused with a sentence that says which."""

    unpacked_bytes: int = 200 * 1024 * 1024
    # Unpacked to packed size of an archive as a whole, asked only beyond one MiB unpacked.
    ratio: int = 100
    members: int = 2_000
    pages: int = 500
    cells: int = 200_000
    characters: int = 5_000_000
    # How deep messages may lie in messages.
    depth: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file inside a file, to be read as a note of its own."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """One note found in a file.

    `text`: paragraphs apart by a blank line, list items and table rows one a line. `fields`:
    what the file says about the note, keyed like front matter (`title`, `date` as YYYY-MM-DD,
    `author`, `source`, `organisations` and `contacts` as lists of tables with `name`); a field
    not known is left out. `apart`: stretches of `text` that are not the note's own words, by
    offset, in order. `remarks`: sentences for the user about what could not be read.
    """

    text: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    apart: tuple[Drop, ...] = ()
    remarks: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()


def plain_note(text: str) -> Extracted:
    """Return a plain text as a note; of a letter copied into it the rest is set apart."""
    return Extracted(text=text, apart=set_apart(text, letter=False))
