"""What happened to a note's words is kept with it, and each of it can be taken back."""

from datetime import UTC, datetime

import pytest

from ideation.domain.choices import Choices
from ideation.domain.cleaning import DropReason, Funnel
from ideation.domain.note import clock_of
from ideation.domain.passage import Repair
from ideation.errors import NotFound
from ideation.settings import Settings
from ideation.workspace import Workspace

SAID = "Die Betriebe am Kanal wollen einen gemeinsamen Prüfstand für lange Bauteile bauen."
COOKIES = "Mit Ihrer Erlaubnis verwenden wir Google Analytics auf dieser Website."
SIGNED = "Mit freundlichen Grüßen\nJana Holtkamp\nHoltkamp Holz GmbH"
LETTER = f"{SAID}\n\n{COOKIES}\n\nDas Dach der Halle ist undicht.\n\n{SIGNED}\n"
BROKEN = (
    "Wir brauchen mehr Informa-\ntion über den Ofen, Holz,Metall und Stein.\n\n"
    "Alle lieben die Natur und sind zufriedenmit dem Ofen."
)
VTT = (
    b"WEBVTT\n\n00:01.000 --> 00:04.000\n<v L\xc3\xa9a Faber>Der Ofen in der Halle zieht nicht.\n\n"
    b"01:00:09.000 --> 01:00:11.000\n<v L\xc3\xa9a Faber>Unter dem Dach regnet es herein.\n\n"
    b"01:02:03.250 --> 01:02:05.000\n<v Jos Kieffer>Et ass hei \xc3\xabmmer kal.\n"
)


@pytest.fixture
def ticking(home, learned_once):
    """A workspace whose clock goes on by a minute each time it is asked."""
    minutes = iter(range(60))
    return Workspace(
        home,
        Settings(encoder="hashing"),
        clock=lambda: datetime(2026, 11, 22, 9, next(minutes), tzinfo=UTC),
    )


def test_the_funnel_is_kept_with_the_note_and_knows_later_what_was_said_before(ticking):
    ticking.door.take_text(f"Anderswo hieß es auch:\n\n{SAID}", {})
    ticking.catch_up()
    captured = ticking.door.take_text(LETTER, {})
    [fresh] = ticking.door.funnels(captured.note_id)
    dropped = {DropReason.COOKIES: 1, DropReason.SIGNATURE: 3}
    assert fresh.funnel == Funnel(received=6, dropped=dropped, merged=0, kept=2)
    ticking.catch_up()
    [kept] = ticking.door.funnels(captured.note_id)
    assert kept.at == fresh.at == ticking.note(captured.note_id).note.captured_at
    assert kept.funnel == Funnel(received=6, dropped=dropped, merged=1, kept=1)
    assert kept.funnel == ticking.door.funnel(captured.note_id)


def test_what_is_put_back_makes_a_new_funnel_and_the_first_stays(ticking):
    note_id = ticking.door.take_text(LETTER, {}).note_id
    ticking.catch_up()
    start = ticking.note(note_id).drops[0].span.start
    ticking.door.set_restored(note_id, start, restored=True)
    ticking.catch_up()
    first, second = ticking.door.funnels(note_id)
    assert first.at < second.at
    assert [each.funnel.kept for each in (first, second)] == [2, 3]
    assert second.funnel.dropped == {DropReason.SIGNATURE: 3}


def test_an_edited_text_makes_a_new_funnel(ticking):
    note_id = ticking.door.take_text(LETTER, {}).note_id
    ticking.catch_up()
    version = ticking.note(note_id).note.version
    ticking.edit_note(note_id, version=version, text=f"{SAID}\n\nDer Ofen ist kalt.")
    ticking.catch_up()
    assert [each.funnel.received for each in ticking.door.funnels(note_id)] == [6, 2]
    with pytest.raises(NotFound):
        ticking.door.funnels(99)


REPAIRS = [
    Repair(written="Informa-\ntion", read="Information"),
    Repair(written="Holz,Metall", read="Holz, Metall"),
    Repair(written="zufriedenmit", read="zufrieden mit"),
]


def test_repairs_are_shown_with_what_is_written_and_one_word_takes_each_back(workspace):
    note_id = workspace.door.take_text(BROKEN, {}).note_id
    workspace.catch_up()
    assert workspace.door.repairs(note_id) == [(each, False) for each in REPAIRS]
    before = workspace.note(note_id).passages
    workspace.door.set_written(note_id, "Informa- tion", written=True)
    workspace.door.set_written(note_id, "zufriedenmit", written=True)
    assert [back for _, back in workspace.door.repairs(note_id)] == [True, False, True]
    workspace.catch_up()
    after = workspace.note(note_id).passages
    assert [each.id for each in after] == [each.id for each in before]
    assert [each.text for each in after] == [each.text for each in before]
    assert "mehr Informa-tion über den Ofen, Holz, Metall" in after[0].reading
    assert "zufriedenmit dem Ofen" in after[-1].reading
    assert workspace.waiting() == 0
    workspace.door.set_written(note_id, "Informa-\ntion", written=False)
    workspace.door.set_written(note_id, "zufriedenmit", written=False)
    workspace.catch_up()
    assert [each.reading for each in workspace.note(note_id).passages] == [
        each.reading for each in before
    ]
    with pytest.raises(NotFound, match="Nothing repairs 'Ofen'"):
        workspace.door.set_written(note_id, "Ofen", written=True)


def test_a_repair_taken_back_is_found_by_its_words_as_written(workspace):
    note_id = workspace.door.take_text(BROKEN, {}).note_id
    workspace.catch_up()

    def hits():
        with workspace.reading() as records:
            return len(records.words.holding([["zufriedenmit"]]))

    assert hits() == 0
    workspace.door.set_written(note_id, "zufriedenmit", written=True)
    workspace.catch_up()
    assert hits() == 1


def test_what_is_taken_back_in_the_preview_is_saved_so(workspace):
    shown, _ = workspace.door.preview(BROKEN, {})
    assert list(shown.repairs) == [(each, False) for each in REPAIRS]
    choices = Choices(written=frozenset({"zufriedenmit"}))
    shown, _ = workspace.door.preview(BROKEN, {}, choices)
    assert [back for _, back in shown.repairs] == [False, False, True]
    note_id = workspace.door.take_text(BROKEN, {}, choices).note_id
    assert "zufriedenmit" in workspace.note(note_id).passages[-1].reading
    assert [back for _, back in workspace.door.repairs(note_id)] == [False, False, True]


def test_speakers_and_times_of_a_talk_are_kept_with_its_passages(workspace):
    [captured] = workspace.door.take_bytes(VTT, {}, path="talk.vtt")
    opened = workspace.note(captured.note_id)
    told = [
        (each.text.split(": ")[-1], clock_of(said.seconds), said.speaker)
        for each in opened.passages
        if (said := opened.said_at(each))
    ]
    assert told == [
        ("Der Ofen in der Halle zieht nicht.", "0:01", "Léa Faber"),
        ("Unter dem Dach regnet es herein.", "1:00:09", "Léa Faber"),
        ("Et ass hei ëmmer kal.", "1:02:03", "Jos Kieffer"),
    ]
    # What an edit leaves keeps its time.
    text = opened.note.text.replace("Léa Faber: Der Ofen in der Halle zieht nicht. ", "Kurz: ")
    workspace.edit_note(captured.note_id, version=opened.note.version, text=text)
    edited = workspace.note(captured.note_id)
    assert [(edited.said_at(each) or None) and edited.said_at(each).seconds
            for each in edited.passages] == [3609.0, 3723.25]  # fmt: skip


def test_a_pasted_note_has_no_times(workspace):
    opened = workspace.note(workspace.door.take_text(SAID, {}).note_id)
    assert opened.moments == ()
    assert opened.said_at(opened.passages[0]) is None
