"""Calendars (iCalendar): every event with words is a note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from ideation.errors import UnreadableText
from ideation.intake.decoding import decode
from ideation.intake.extracted import CONTROL, MAX_NAME, Extracted, Limits

if TYPE_CHECKING:
    from icalendar import Event

_MAX_CONTACTS = 200
_FOLD = re.compile(r"\n[ \t]")
_EVENT = re.compile(r"^begin:vevent\s*$", re.I | re.M)
# Only these are read: rules of recurrence and definitions of time zones are never expanded.
_READ = ("SUMMARY", "DESCRIPTION", "DTSTART", "LOCATION", "UID", "ATTENDEE", "ORGANIZER")
_THINGS = frozenset({"ROOM", "RESOURCE"})


def read(data: bytes, *, limits: Limits) -> list[Extracted]:
    """Return one note an event, in file order; a recurring event once."""
    raw = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    count = sum(1 for _ in _EVENT.finditer(raw))
    if not count:
        raise UnreadableText(
            "The file holds no calendar events.", hint="Export the calendar as .ics again."
        )
    if count > limits.members or len(raw) > limits.characters:
        raise UnreadableText(
            f"The calendar has {count:,} events in {len(raw):,} characters; at most "
            f"{limits.members:,} events and {limits.characters:,} characters can be read at once.",
            hint="Export a shorter period.",
        )
    notes: dict[object, Extracted] = {}
    broken = 0
    for position, lines in enumerate(_events(_FOLD.sub("", raw).split("\n"))):
        event = _parsed(lines)
        if event is None:
            broken += 1
            continue
        note = _note(event)
        if note is not None:
            # The single dates of a series share its identifier, and mostly its words.
            series = _words(event, "UID") or position
            notes.setdefault((series, note.fields.get("title"), note.text), note)
    return _checked(list(notes.values()), broken)


def _checked(notes: Sequence[Extracted], broken: int) -> list[Extracted]:
    if not notes:
        raise UnreadableText(
            "No event of the calendar has words: neither a title nor a description.",
            hint="Write what was said into the description, and export it again.",
        )
    if not broken:
        return list(notes)
    remark = f"Events of the calendar that could not be read and were left out: {broken}."
    return [replace(notes[0], remarks=(*notes[0].remarks, remark)), *notes[1:]]


def _events(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield what is read of each event, whatever broken lines and missing ends surround it."""
    event: list[str] | None = None
    inner = ""
    for line in lines:
        name = re.split("[:;]", line[:20], maxsplit=1)[0].strip().upper()
        value = line[len("BEGIN:") :].strip().upper() if name in ("BEGIN", "END") else ""
        if value == "VEVENT":
            if event is not None:
                yield event
            event, inner = ([], "") if name == "BEGIN" else (None, "")
        elif name == "BEGIN":
            inner = inner or value
        elif name == "END" and value == inner:
            inner = ""
        elif event is not None and not inner and name in _READ:
            event.append(_without_zone(line) if name == "DTSTART" else line)
    if event is not None:
        yield event


def _without_zone(line: str) -> str:
    """Drop the zone: the day is written on its own clock, and a name looks for a file."""
    return f"DTSTART:{line.rpartition(':')[2]}"


def _parsed(lines: Sequence[str]) -> Event | None:
    from icalendar import Event

    try:
        event = Event.from_ical("\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"]))
    except ValueError:
        # The family of the library's errors: whatever it cannot make an event of.
        return None
    return event if isinstance(event, Event) else None


def _note(event: Event) -> Extracted | None:
    title, text = _words(event, "SUMMARY"), _words(event, "DESCRIPTION")
    place = " ".join(_words(event, "LOCATION").split())
    if not any(map(str.isalnum, title + text)):
        return None
    contacts = _contacts(event)
    fields: dict[str, Any] = {"source": "event"}
    if title:
        line = " ".join(title.split())
        fields["title"] = line if len(line) <= MAX_NAME else f"{line[: MAX_NAME - 1]}…"
    day = _day(event)
    if day:
        fields["date"] = day
    if contacts:
        # Who is invited may not have come: a person says so.
        fields["invited"] = contacts[:_MAX_CONTACTS]
    remarks = []
    if place:
        remarks.append(f"The event took place here: {place[:MAX_NAME]}.")
    if len(contacts) > _MAX_CONTACTS:
        remarks.append(f"Only the first {_MAX_CONTACTS} of {len(contacts)} people were noted.")
    own = text if any(map(str.isalnum, text)) else title
    return Extracted(text=own, fields=fields, remarks=tuple(remarks))


def _day(event: Event) -> str | None:
    """Return the day on the clock of the event's own zone; without a readable one, none."""
    value = _all(event, "DTSTART")
    moment = _attribute(value[0], "dt") if len(value) == 1 else None
    return moment.isoformat()[:10] if isinstance(moment, date) else None


def _contacts(event: Event) -> list[Mapping[str, str]]:
    names: dict[str, None] = {}
    for person in [*_all(event, "ORGANIZER"), *_all(event, "ATTENDEE")]:
        known = _attribute(person, "params") or {}
        name = CONTROL.sub("", " ".join(str(known.get("CN", "")).split()))
        is_thing = str(known.get("CUTYPE", "")).upper() in _THINGS
        if name and "@" not in name and len(name) <= MAX_NAME and not is_thing:
            names.setdefault(name)
    return [{"name": name} for name in names]


def _words(event: Event, name: str) -> str:
    values = _all(event, name)
    return CONTROL.sub("", str(values[0]).replace("\r\n", "\n")).strip() if values else ""


def _all(event: Event, name: str) -> list[Any]:
    value = event.get(name)
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _attribute(value: object, name: str) -> Any:  # noqa: ANN401
    """Return an attribute of a property, or nothing of one the library found broken."""
    try:
        return getattr(value, name, None)
    except ValueError:
        return None
