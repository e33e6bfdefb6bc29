"""From a paste, bytes or a file to a draft."""

import hashlib
from datetime import date

import pytest

from ideation.domain.note import NoteDraft, NoteHeader, Original
from ideation.errors import BadMetadata, UnreadableText
from ideation.intake.drafts import draft_from_text, drafts_from_bytes
from ideation.intake.pool import FileReader
from ideation.settings import SECTORS

_TEXT = '+++\ntitle = "Besuch"\nconfidential = true\nsector = "Wood"\n+++\nDer Ofen ist kalt.'


def test_a_paste_without_a_header_is_its_text():
    assert draft_from_text("Der Ofen ist kalt.", {}, sectors=SECTORS) == NoteDraft(
        text="Der Ofen ist kalt."
    )


def test_fields_given_by_hand_win_over_the_header_of_the_text():
    draft = draft_from_text(_TEXT, {"title": "Rückruf"}, sectors=SECTORS)
    assert draft == NoteDraft(
        text="Der Ofen ist kalt.",
        header=NoteHeader(title="Rückruf", confidential=True, sector="Wood"),
    )


def test_fields_left_empty_take_nothing_from_the_header_of_the_text():
    empty = {"title": "", "sector": None, "confidential": None, "organisations": [], "contacts": ()}
    assert draft_from_text(_TEXT, empty, sectors=SECTORS).header == NoteHeader(
        title="Besuch", confidential=True, sector="Wood"
    )


def test_bytes_are_decoded_and_stay_with_the_note_under_their_hash():
    data = "Wärme fehlt.".encode("cp1252")
    [draft] = drafts_from_bytes(FileReader(), data, {}, sectors=(), path="ordner/a.txt")
    original = Original(name="a.txt", sha256=hashlib.sha256(data).hexdigest(), data=data)
    assert draft == NoteDraft(text="Wärme fehlt.", path="ordner/a.txt", original=original)


def test_a_file_keeps_its_text_as_it_is():
    data = "\ufeffErste Zeile.\r\n\r\nZweite Zeile.  \r\n".encode()
    [draft] = drafts_from_bytes(FileReader(), data, {}, sectors=(), path="besuch.MD")
    assert draft.text == "Erste Zeile.\r\n\r\nZweite Zeile.  \r\n"


def test_a_paste_with_a_control_character_is_refused():
    with pytest.raises(UnreadableText, match=r"U\+0000"):
        draft_from_text("a\x00b", {}, sectors=())


def test_a_field_by_hand_is_checked_like_a_header():
    with pytest.raises(BadMetadata, match="no day of the calendar"):
        draft_from_text("Text", {"date": "2026-02-31"}, sectors=())


def test_what_a_file_says_wrongly_of_itself_is_left_out_alone():
    data = b"Datum,Branche,Notiz\n2026-02-11,Steel,Der Ofen ist kalt.\n"
    reader = FileReader()
    [draft] = drafts_from_bytes(reader, data, {}, sectors=SECTORS, path="besuche.csv")
    reader.close()
    assert (draft.text, draft.header.date) == ("Der Ofen ist kalt.", date(2026, 2, 11))
    assert draft.header.sector is None
    assert draft.remarks[-1] == (
        "Left out what the file says of itself: There is no sector 'Steel'."
    )
