"""How the reading process and its parent talk: a length, JSON, and the bytes of the file."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import IO, Any

from ideation.domain.cleaning import Drop, DropReason
from ideation.domain.passage import Span
from ideation.intake.extracted import Extracted

_HEADER = struct.Struct(">IQ")
# An answer longer than this is no answer.
LONGEST = 128 * 1024 * 1024


def send(stream: IO[bytes], message: Mapping[str, Any], data: bytes = b"") -> None:
    """Write one message with its bytes."""
    head = json.dumps(message, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
    stream.write(_HEADER.pack(len(head), len(data)) + head + data)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], bytes] | None:
    """Return the next message; None where the other side has closed."""
    header = _exactly(stream, _HEADER.size)
    if header is None:
        return None
    head_size, data_size = _HEADER.unpack(header)
    if head_size > LONGEST or data_size > LONGEST:
        raise ValueError(f"a message of {head_size + data_size} bytes")
    head, data = _exactly(stream, head_size), _exactly(stream, data_size)
    if head is None or data is None:
        return None
    return json.loads(head.decode("utf-8", "surrogatepass")), data


def _exactly(stream: IO[bytes], size: int) -> bytes | None:
    parts, missing = [], size
    while missing:
        part = stream.read(missing)
        if not part:
            return None
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


def packed(notes: list[Extracted]) -> list[dict[str, Any]]:
    """Return notes as JSON holds them; attachments have been read by now."""
    return [
        {
            "text": note.text,
            "fields": dict(note.fields),
            "apart": [[each.span.start, each.span.end, each.reason.value] for each in note.apart],
            "remarks": list(note.remarks),
        }
        for note in notes
    ]


def unpacked(notes: list[dict[str, Any]]) -> list[Extracted]:
    """Return the notes that `packed` made."""
    return [
        Extracted(
            text=note["text"],
            fields=note["fields"],
            apart=tuple(
                Drop(span=Span(start=start, end=end), reason=DropReason(reason))
                for start, end, reason in note["apart"]
            ),
            remarks=tuple(note["remarks"]),
        )
        for note in notes
    ]
