"""Calendars: every event with words is a note, however broken the file around it."""

import random
import time
from contextlib import suppress

import pytest

from ideation.errors import UnreadableText
from ideation.intake.extracted import Extracted, Limits
from ideation.intake.readers import calendar

_EVENT = """BEGIN:VEVENT
UID:1@ofen.example
SUMMARY:Besuch bei Metaform\\, Esch
DTSTART;TZID=Pacific/Auckland:20260312T083000
RRULE:FREQ=WEEKLY;COUNT=10
LOCATION:Zone Um Monkeler\\, Halle 3
ORGANIZER;CN=Léa Faber:mailto:lea@ofen.example
ATTENDEE;ROLE=CHAIR;CN="Kieffer, Jos":mailto:jos@ofen.example
ATTENDEE;CN=lea@ofen.example:mailto:lea@ofen.example
ATTENDEE:mailto:nobody@ofen.example
ATTENDEE;CUTYPE=ROOM;CN=Großer Saal:mailto:saal@ofen.example
ATTENDEE;CN=Léa Faber:mailto:lea2@ofen.example
DESCRIPTION:Der Ofen ist zu groß.\\n\\nDie Züge  pfei
 fen\\; es zieht.
BEGIN:VALARM
DESCRIPTION:Erinnerung
TRIGGER:-PT15M
END:VALARM
END:VEVENT
"""


def _calendar(*events: str) -> bytes:
    text = "BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:Büro\n" + "".join(events)
    return (text + "END:VCALENDAR\n").replace("\n", "\r\n").encode()


def _event(*lines: str) -> str:
    return "\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""])


def _read(data: bytes) -> list[Extracted]:
    return calendar.read(data, limits=Limits())


def test_an_event_becomes_a_note():
    assert _read(_calendar(_EVENT)) == [
        Extracted(
            text="Der Ofen ist zu groß.\n\nDie Züge  pfeifen; es zieht.",
            fields={
                "source": "event",
                "title": "Besuch bei Metaform, Esch",
                "date": "2026-03-12",
                "invited": [{"name": "Léa Faber"}, {"name": "Kieffer, Jos"}],
            },
            remarks=("The event took place here: Zone Um Monkeler, Halle 3.",),
        )
    ]


def test_without_a_description_the_title_is_the_text():
    [note] = _read(_calendar(_event("SUMMARY:Réunion d'été", "DTSTART;VALUE=DATE:20260701")))
    assert note.text == "Réunion d'été"
    assert note.fields == {"source": "event", "title": "Réunion d'été", "date": "2026-07-01"}


@pytest.mark.parametrize(
    ("start", "day"),
    [
        ("DTSTART:20260312T233000Z", "2026-03-12"),
        ("DTSTART;TZID=America/Los_Angeles:20260312T233000", "2026-03-12"),
        ("DTSTART;TZID=Nowhere/At All:20260312T233000", "2026-03-12"),
        ("DTSTART;TZID=../../etc/passwd:20260312T003000", "2026-03-12"),
        (f"DTSTART;TZID={'x' * 5000}:20260312T003000", "2026-03-12"),
        ('DTSTART;TZID="(UTC+01:00) Bern":20260312T003000', "2026-03-12"),
        ("DTSTART:00260312", "0026-03-12"),
        ("DTSTART:20260231T100000", None),
        ("DTSTART:demain", None),
        ("DTSTART:20260312\nDTSTART:20260313", None),
        ("X-START:20260312", None),
    ],
)
def test_the_day_is_the_one_on_the_clock_of_the_event(start, day):
    [note] = _read(_calendar(_event("SUMMARY:Treffen", start)))
    assert note.fields.get("date") == day


def test_a_series_is_one_note_unless_a_date_has_words_of_its_own():
    same = _EVENT.replace("RRULE:FREQ=WEEKLY;COUNT=10", "RECURRENCE-ID:20260319T083000")
    other = same.replace("zu groß", "zu klein")
    texts = [note.text[:22] for note in _read(_calendar(_EVENT, same, other))]
    assert texts == ["Der Ofen ist zu groß.\n", "Der Ofen ist zu klein."]


def test_equal_events_of_different_series_are_two_notes():
    assert len(_read(_calendar(_EVENT, _EVENT.replace("UID:1", "UID:2")))) == 2


def test_at_most_200_people_are_noted_and_the_rest_is_said():
    people = [f"ATTENDEE;CN=Gast {n}:mailto:g{n}@ofen.example" for n in range(5000)]
    [note] = _read(_calendar(_event("SUMMARY:Messe", *people)))
    assert [each["name"] for each in note.fields["invited"]] == [f"Gast {n}" for n in range(200)]
    assert note.remarks == ("Only the first 200 of 5000 people were noted.",)


def test_broken_lines_and_missing_ends_cost_nothing_else():
    broken = "no line\n:\n;;;\nBEGIN\nEND:VTODO\n\u2028\n"
    text = f"{broken}BEGIN:VEVENT\n{broken}SUMMARY:Eins\nBEGIN:VEVENT\nSUMMARY:Zwei\n{broken}"
    assert [note.text for note in _read(text.encode())] == ["Eins", "Zwei"]


def test_an_event_the_library_cannot_read_is_left_out_with_a_remark(monkeypatch):
    import icalendar

    real = icalendar.Event.from_ical

    def refusing(text: str) -> object:
        if "Zwei" in text:
            raise icalendar.InvalidCalendar("no")
        return real(text)

    monkeypatch.setattr(icalendar.Event, "from_ical", staticmethod(refusing))
    [note] = _read(_calendar(_event("SUMMARY:Eins"), _event("SUMMARY:Zwei")))
    assert note.text == "Eins"
    assert note.remarks == ("Events of the calendar that could not be read and were left out: 1.",)


def test_line_ends_and_old_encodings_do_not_matter():
    text = "BEGIN:VEVENT\rSUMMARY:Grüße\\naus Esch\rEND:VEVENT\r"
    [note] = _read(text.encode("cp1252"))
    assert (note.text, note.fields["title"]) == ("Grüße\naus Esch", "Grüße aus Esch")


def test_a_long_title_is_cut_for_the_title_alone():
    [note] = _read(_calendar(_event(f"SUMMARY:{'wort ' * 100}")))
    assert note.text == ("wort " * 100).strip()
    assert len(note.fields["title"]) == 200
    assert note.fields["title"].endswith("…")


@pytest.mark.parametrize("rule", ["RRULE:FREQ=SECONDLY", "RRULE:FREQ=SECONDLY;COUNT=9999999999"])
def test_rules_of_recurrence_are_never_expanded(rule):
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Bomb\nBEGIN:STANDARD\nDTSTART:19000101T000000\n"
        f"{rule}\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    event = _event("SUMMARY:Uhr", "DTSTART;TZID=Bomb:20260312T233000", rule, f"EX{rule[1:]}")
    began = time.process_time()
    [note] = _read(_calendar(zone, event))
    assert note.fields["date"] == "2026-03-12"
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "no calendar events"),
        (
            b"BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:x\nEND:VTODO\nEND:VCALENDAR",
            "no calendar events",
        ),
        (b"BEGIN:X\n" * 500_000, "no calendar events"),
        (_calendar(_event("SUMMARY:...", "DTSTART:20260312")), "has words"),
        (b"BEGIN:VEVENT\n" * 2_000, "has words"),
        (_calendar(_event("SUMMARY:x") * 100_000), "100,000 events"),
        (_calendar(_event("SUMMARY:x") * 2_001), "2,001 events"),
        (b"BEGIN:VEVENT\nSUMMARY:" + b"x" * 5_000_000, "5,000,000"),
        (b"PK\x03\x04" + bytes(1000), "control character"),
    ],
)
def test_what_holds_no_events_or_too_many_is_refused_quickly(data, found):
    began = time.process_time()
    with pytest.raises(UnreadableText, match=found) as refused:
        _read(data)
    assert refused.value.hint
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    "line",
    [
        "ATTENDEE;" + "A=b;" * 100_000 + "CN=x:mailto:y",
        'ATTENDEE;CN="' * 50_000,
        "X:" + "\\" * 1_000_000,
        "X:\n" + " x\n" * 500_000,
        "BEGIN:Y\n" * 100_000 + "END:Y\n" * 100_000,
    ],
)
def test_hostile_lines_within_an_event_end_quickly(line):
    began = time.process_time()
    assert [note.text for note in _read(_calendar(_event("SUMMARY:Ofen", line)))] == ["Ofen"]
    assert time.process_time() - began < 10


def test_2000_events_are_read():
    events = "".join(_event(f"UID:{n}", f"SUMMARY:Treffen {n}") for n in range(2_000))
    assert [n.text for n in _read(_calendar(events))][-1] == "Treffen 1999"


def test_random_damage_ends_in_notes_or_in_one_sentence():
    rng = random.Random(7)
    whole = _calendar(_EVENT)
    read = 0
    for _ in range(500):
        data = bytearray(whole)
        for _ in range(rng.randint(1, 8)):
            at = rng.randrange(len(data))
            data[at : at + rng.randint(0, 3)] = bytes(rng.choices(b'";:=\\,\n\r\t \xc3^TZ0', k=2))
        with suppress(UnreadableText):
            read += all(note.text.strip() for note in _read(bytes(data)))
    assert read > 400
