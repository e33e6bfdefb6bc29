"""Bringing notes in and changing them from the command line."""

import os
import re

import pytest

NOTE = "Sie würden ihren Prüfstand gern teilen.\n\nDie Abwärme geht zum Kamin hinaus.\n"
KEYS = ["path", "status", "note_id", "title", "date", "passages", "reason"]


def test_stdin_is_a_note(cli, home):
    answer = cli("capture", "-", "--title", "Besuch", "--date", "2026-03-12", "--json",
                 stdin=NOTE.encode())  # fmt: skip
    assert answer.code == 0
    assert answer.err == ""
    assert answer.data == [
        {
            "path": "-",
            "status": "created",
            "note_id": 1,
            "title": "Besuch",
            "date": "2026-03-12",
            "passages": 2,
            "reason": None,
        }
    ]
    assert cli("notes", "show", 1, "--json").data["text"] == NOTE
    assert cli("index", "status", "--json").data["waiting"] == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_stdin_is_read_in_the_encoding_it_comes_in(cli, home, encoding):
    cli("capture", "-", "--no-embed", stdin=NOTE.encode(encoding))
    assert cli("notes", "show", 1, "--json").data["text"] == NOTE


def test_the_same_text_again_is_unchanged_and_says_so(cli, home, tmp_path):
    file = tmp_path / "note.txt"
    file.write_bytes(NOTE.replace("\n", "\r\n").encode())
    cli("capture", "-", stdin=NOTE.encode())
    answer = cli("capture", file, "--json")
    assert answer.code == 0
    [again] = answer.data
    assert list(again) == KEYS
    assert (again["path"], again["status"], again["note_id"]) == (str(file), "unchanged", 1)
    assert again["reason"] == "note 1 already holds this text"
    assert len(cli("notes", "list", "--json").data) == 1


def test_all_options_reach_the_note(cli, home):
    cli(
        *("capture", "-", "--author", "T. Adeyemi", "--source", "pitch", "--sector", "wood"),
        *("--organisation", "Aeolia", "--organisation", "Kolbenwerk", "--contact", "Anna Weber"),
        *("--confidential", "--no-embed"),
        stdin=NOTE.encode(),
    )
    [note] = cli("notes", "list", "--json").data
    assert (note["author"], note["source"], note["sector"]) == ("T. Adeyemi", "pitch", "Wood")
    assert [each["name"] for each in note["organisations"]] == ["Aeolia", "Kolbenwerk"]
    assert [each["name"] for each in note["contacts"]] == ["Anna Weber"]
    assert note["confidential"] is True
    assert note["date"] is None


def test_folders_files_and_stdin_may_come_together_and_one_bad_one_stops_none(cli, home, tmp_path):
    folder = tmp_path / "notes" / "deep"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text("The first note.")
    (folder / "b.txt").write_text("...")
    (tmp_path / "c.docx").write_bytes(b"PK\x03\x04")
    answer = cli("capture", folder.parent, tmp_path / "c.docx", "-", "--json", stdin=b"Piped note.")
    assert answer.code == 2
    assert [(each["path"], each["status"], each["note_id"]) for each in answer.data] == [
        ("-", "created", 1),
        (str(folder / "a.md"), "created", 2),
        (str(folder / "b.txt"), "refused", None),
        (str(tmp_path / "c.docx"), "refused", None),
    ]
    assert [list(each) for each in answer.data] == [KEYS] * 4
    assert cli("index", "status", "--json").data["vectors"] == 2


def test_a_file_whose_name_is_no_utf8_is_taken_in(cli, home, tmp_path):
    name = os.fsencode(tmp_path) + b"/gr\xfc\xdfe.txt"
    with open(name, "wb") as stream:
        stream.write(b"A good text.")
    answer = cli("capture", tmp_path, "--json")
    assert (answer.code, answer.data[0]["path"]) == (0, f"{tmp_path}/gr??e.txt")
    answer = cli("capture", os.fsdecode(name) + "x", "--json")
    assert (answer.code, answer.error["code"]) == (2, "not_found")


def test_without_embedding_the_passages_wait(cli, home):
    cli("capture", "-", "--no-embed", stdin=NOTE.encode())
    status = cli("index", "status", "--json").data
    assert (status["vectors"], status["waiting"]) == (0, 2)
    cli("capture", "-", stdin=b"Another note.")
    status = cli("index", "status", "--json").data
    assert (status["vectors"], status["waiting"]) == (3, 0)


def test_people_read_what_became_of_each(cli, home):
    answer = cli("capture", "-", "--title", "Besuch", stdin=NOTE.encode())
    assert answer.out == "created    note 1  Besuch  (2 statements)\n"
    assert answer.err == "1 created\n"
    answer = cli("capture", "-", stdin=b"...")
    assert answer.out.startswith("refused    -    (The note holds no words")
    assert (answer.code, answer.err) == (2, "1 refused\n")


# Editing


def test_an_edit_changes_only_what_it_names(cli, filled):
    before = cli("notes", "show", 1, "--json").data
    answer = cli("notes", "edit", 1, "--title", "Neuer Titel", "--json")
    assert (answer.code, answer.data) == (0, before | {"title": "Neuer Titel"})
    answer = cli("notes", "edit", 1, "--date", "", "--confidential", "--json")
    assert answer.data == before | {"title": "Neuer Titel", "date": None, "confidential": True}
    answer = cli("notes", "edit", 1, "--no-confidential", "--organisation", "Aeolia", "--json")
    assert answer.data["confidential"] is False
    assert [each["name"] for each in answer.data["organisations"]] == ["Aeolia"]
    assert answer.data["contacts"] == before["contacts"]


def test_an_edited_text_is_understood_anew_where_it_changed(cli, filled):
    before = cli("notes", "show", 1, "--json").data
    text = "Die Abwärme vom Ofen geht zum Kamin hinaus.\n\nDas ist neu hier."
    answer = cli("notes", "edit", 1, "--text", "-", "--json", stdin=text.encode())
    assert answer.data["text"] == text
    stayed, new = answer.data["passages"]
    assert (stayed["id"], stayed["themes"]) == (
        before["passages"][1]["id"],
        before["passages"][1]["themes"],
    )
    assert new["themes"] != []
    assert cli("doctor", "--json").data["ok"] is True


def test_a_text_from_a_file_replaces_the_old_one(cli, filled, tmp_path):
    (tmp_path / "new.txt").write_bytes("Größe zählt.".encode("cp1252"))
    assert cli("notes", "edit", 1, "--text", tmp_path / "new.txt").code == 0
    assert cli("notes", "show", 1, "--json").data["text"] == "Größe zählt."


def test_an_edit_to_another_notes_text_is_refused(cli, filled):
    text = cli("notes", "show", 2, "--json").data["text"]
    answer = cli("notes", "edit", 1, "--text", "-", "--json", stdin=text.encode())
    assert (answer.code, answer.error["code"]) == (2, "bad_input")
    assert answer.error["message"] == ("Note 2 already holds exactly this text; nothing was saved.")
    answer = cli("notes", "edit", 1, "--text", "-", "--json", stdin=b"...")
    assert (answer.code, answer.error["code"]) == (2, "unreadable_text")


def test_a_note_is_removed_and_restored(cli, filled):
    before = cli("search", "Prüfstand", "--json").data
    answer = cli("notes", "remove", 1, "--json")
    assert (answer.code, answer.data) == (0, {"id": 1, "removed": True})
    assert [each["id"] for each in cli("notes", "list", "--json").data] == [2, 3]
    assert [each["id"] for each in cli("notes", "list", "--removed", "--json").data] == [1]
    assert 1 not in {each["note_id"] for each in cli("search", "Prüfstand", "--json").data}
    assert cli("notes", "edit", 1, "--title", "x", "--json").error["code"] == "bad_input"
    assert cli("notes", "restore", 1, "--json").data == {"id": 1, "removed": False}
    assert cli("search", "Prüfstand", "--json").data == before
    assert "ideation notes restore 1" in cli("notes", "remove", 1).err
    assert cli("notes", "restore", 1).err == "note 1 is back\n"


# Preview


SHARED = "Die Betriebe am Kanal wollen einen gemeinsamen Prüfstand für lange Bauteile bauen."
LETTER = (
    f"{SHARED}\n\nWir brauchen dafür auch mehr Informa-\ntion.\n\n"
    "Viele Grüße\nJana Holtkamp\nLeiterin, Holtkamp Holz GmbH & Co.\n"
)


def test_a_preview_says_what_is_dropped_repaired_and_said_before(cli, home):
    for opening in ("Anruf.", "Besuch."):
        cli("capture", "-", stdin=f"{opening} Das hier kam heraus:\n\n{SHARED}".encode())
    answer = cli("capture", "-", "--preview", stdin=LETTER.encode())
    assert answer.code == 0
    assert [line.strip() for line in answer.out.splitlines() if line.startswith("  ")] == [
        "5 received → 3 set apart (signature 3) → 1 said before → 1 kept",
        "set apart, signature: Viele Grüße Jana Holtkamp Leiterin, Holtkamp Holz GmbH & Co.",
        "repaired: Informa- tion → Information",
        "said by 2 others already (note 1, 2): Die Betriebe am Kanal wollen einen gemeinsamen "
        "Prüfstand für lange Bauteile …",
    ]
    [note] = cli("capture", "-", "--preview", "--json", stdin=LETTER.encode()).data[0]["notes"]
    assert note["said"] == [{"text": SHARED, "notes": [1, 2]}]
    assert (note["compared"], note["known"], note["told"]) == (True, None, [])
    assert len(cli("notes", "list", "--json").data) == 2
    cli("capture", "-", stdin=LETTER.encode())
    again = cli("capture", "-", "--preview", stdin=LETTER.encode())
    assert "already here: note 3 holds this text; nothing would be stored twice" in again.out


def test_how_a_note_came_in_is_shown_again_and_can_be_put_right(cli, home):
    cli("capture", "-", "--author", "T. Adeyemi", stdin=LETTER.encode())
    cli("capture", "-", "--author", "J. Holtkamp", stdin=LETTER.encode())
    answer = cli("notes", "intake", 1)
    assert re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "NOW", answer.out).splitlines()[1:] == [
        "Brought by T. Adeyemi on NOW",
        "Again by J. Holtkamp on NOW  [source 1]",
        "NOW  5 received → 3 set apart (signature 3) → 2 kept",
        "Set apart:",
        f"  [{LETTER.index('Viele')}] signature: Viele Grüße Jana Holtkamp Leiterin, "
        "Holtkamp Holz GmbH & Co.",
        "Repaired:",
        "  Informa- tion → Information",
    ]
    start = LETTER.index("Viele")
    data = cli(
        *("notes", "intake", 1, "--restore", start, "--as-written", "Informa-tion"),
        *("--undo-source", 1, "--json"),
    ).data
    assert (data["sources"], data["apart"][0]["restored"]) == ([], True)
    assert data["repairs"] == [
        {"written": "Informa-\ntion", "read": "Information", "taken_back": True}
    ]
    assert data["funnels"][-1]["kept"] == 5
    data = cli("notes", "intake", 1, "--apart", start, "--repair", "Informa- tion", "--json").data
    assert (data["apart"][0]["restored"], data["repairs"][0]["taken_back"]) == (False, False)
    answer = cli("notes", "intake", 1, "--undo-source", 1, "--json")
    assert (answer.code, answer.error["code"]) == (2, "not_found")


def test_the_day_in_a_title_is_proposed_and_taken_on_a_word(cli, home):
    text = "Besuch bei Kolbenwerk, 12. März 2026\n\nDer Ofen der Halle raucht seit Mai."
    answer = cli("capture", "-", "--preview", stdin=text.encode())
    assert "date proposed: 2026-03-12, which its head names; take it with --date" in answer.out
    [given] = cli("capture", "-", "--preview", "--date", "2026-03-14", "--json",
                  stdin=text.encode()).data[0]["notes"]  # fmt: skip
    assert (given["date"], given["proposed_date"]) == ("2026-03-14", None)
    cli("capture", "-", "--no-embed", stdin=text.encode())
    data = cli("notes", "intake", 1, "--json").data
    assert (data["date"], data["proposed_date"]) == (None, "2026-03-12")
    assert "--take-date takes it" in cli("notes", "intake", 1).out
    data = cli("notes", "intake", 1, "--take-date", "--json").data
    assert (data["date"], data["proposed_date"]) == ("2026-03-12", None)
    again = cli("notes", "intake", 1, "--take-date", "--json")
    assert (again.code, again.error["message"]) == (
        2,
        "Note 1 has the date 2026-03-12; nothing was changed.",
    )
