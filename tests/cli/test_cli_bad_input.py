"""What cannot be used is refused with one sentence, exit status 2, and nothing half done."""

import pytest


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("notes", "show", "99"), "not_found", "There is no note 99."),
        (("notes", "show", "9" * 30), "not_found", f"There is no note {'9' * 30}."),
        (("notes", "show", "abc"), "usage", None),
        (("notes", "remove", "99"), "not_found", "There is no note 99."),
        (("notes", "restore", "99"), "not_found", "There is no note 99."),
        (("notes", "edit", "99", "--title", "x"), "not_found", "There is no note 99."),
        (("notes", "edit", "1", "--date", "31.02."), "bad_metadata", None),
        (
            ("notes", "edit", "1", "--sector", "Steel"),
            "bad_metadata",
            "There is no sector 'Steel'.",
        ),
        (("notes", "edit", "1", "--text", "missing.txt"), "unreadable_text", None),
        (("notes", "list", "--limit", "0"), "usage", None),
        (("notes",), "usage", None),
        (("search", ""), "bad_input", "The query is empty."),
        (("search", "   "), "bad_input", "The query is empty."),
        (("search", '"""'), "bad_input", "The query holds no word to look for."),
        (("search", '" ( * ) - :'), "bad_input", "The query holds no word to look for."),
        (("search",), "bad_input", "The query is empty."),
        (("search", "a", "--theme", "steel"), "bad_input", "There is no theme 'steel'."),
        (("search", "a", "--sector", "steel"), "bad_input", "There is no sector 'steel'."),
        (("search", "a", "--language", "it"), "bad_input", "There is no language 'it'."),
        (
            ("search", "a", "--since", "31.02."),
            "bad_input",
            "since = '31.02.' is no day of the calendar.",
        ),
        (
            ("search", "a", "--until", "2026-02-31"),
            "bad_input",
            "until = '2026-02-31' is no day of the calendar.",
        ),
        (("search", "a", "--by", "notes"), "bad_input", "There is no search by 'notes'."),
        (("search", "a", "--limit", "none"), "usage", None),
        (("themes", "show", "steel"), "not_found", "There is no theme 'steel'."),
        (
            ("capture", "no-such-file.txt"),
            "not_found",
            "There is no file or folder no-such-file.txt.",
        ),
        (("capture",), "usage", None),
        (("encode", "no-such-file.txt", "--output", "x.npy"), "not_found", None),
        (("encode", "-"), "usage", None),
        (("encode", "-", "--as", "title", "--output", "x.npy"), "bad_input", None),
        (("encode", "-", "--output", "no/such/folder/x.npy"), "bad_input", None),
        (("classify", "no-such-file.txt"), "not_found", None),
        (("evaluate", "no-such-folder"), "bad_input", "There is no folder no-such-folder."),
        (("evaluate", "."), "bad_input", "The folder . holds no labelled file."),
        (("serve", "--port", "70000"), "usage", None),
        (("dance",), "usage", None),
        (("notes", "dance"), "usage", None),
        (("notes", "list", "--dance"), "usage", None),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_one_sentence_and_exit_two(
    cli, filled_once, tmp_path, monkeypatch, arguments, code, message
):
    before = (filled_once / "ideation.db").read_bytes()
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    monkeypatch.setenv("IDEATION_HOME", str(filled_once))
    answer = cli(*arguments, "--json")
    assert answer.code == 2
    assert answer.error["code"] == code
    if message is not None:
        assert answer.error["message"] == message
    assert answer.error["message"]
    assert answer.err == ""

    spoken = cli(*arguments)
    assert (spoken.code, spoken.out) == (2, "")
    assert spoken.err.startswith(answer.error["message"])
    assert "Traceback" not in spoken.err
    assert (filled_once / "ideation.db").read_bytes() == before
    assert list((tmp_path / "empty").iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("notes", "list"),
        ("notes", "show", "1"),
        ("contacts", "list"),
        ("organisations", "list"),
        ("search", "Ofen"),
        ("themes", "list"),
        ("index", "status"),
        ("index", "rebuild"),
        ("doctor",),
        ("migrate",),
    ],
    ids=" ".join,
)
def test_a_missing_workspace_is_named_and_not_made(cli, home, arguments):
    answer = cli(*arguments, "--json")
    assert answer.code == 2
    assert answer.error == {
        "code": "workspace_missing",
        "message": f"There is no workspace in {home}.",
        "hint": "Make one with `ideation capture` or `ideation demo`.",
    }
    assert not home.exists()


@pytest.mark.parametrize("data", [b"", b" \r\n", b"a", b"7", b"\xef\xbb\xbf", "…".encode()])
def test_a_text_without_a_word_is_refused(cli, home, data):
    answer = cli("capture", "-", "--json", stdin=data)
    assert answer.code == 2
    assert answer.data == [
        {
            "path": "-",
            "status": "refused",
            "note_id": None,
            "title": None,
            "date": None,
            "passages": 0,
            "reason": (
                "The note holds no words; nothing was saved. Paste or write at least one statement."
            ),
        }
    ]
    assert cli("notes", "list", "--json").data == []


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02\x03 text", b"\xff\xfe\x00\xd8 x", b"PK\x03\x04\x00"]
)
def test_bytes_that_are_no_text_are_refused(cli, home, data):
    answer = cli("capture", "-", "--json", stdin=data)
    [refused] = answer.data
    assert (answer.code, refused["status"]) == (2, "refused")
    assert refused["reason"].count(".") >= 1
    assert cli("notes", "list", "--json").data == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--date", "31.02."), "date = '31.02.': is not written YYYY-MM-DD."),
        (("--date", "2026-02-31"), "date = '2026-02-31': is no day of the calendar."),
        (("--sector", "Steel"), "There is no sector 'Steel'."),
        (("--source", "rumour"), "source cannot be 'rumour'."),
        (("--title", "x" * 300), None),
        (("--organisation", " "), None),
    ],
)
def test_wrong_options_are_refused_before_a_workspace_is_made(cli, home, options, message):
    answer = cli("capture", "-", *options, "--json", stdin=b"A good text.")
    assert answer.code == 2
    assert answer.error["code"] == "bad_metadata"
    assert message in (None, answer.error["message"])
    assert not home.exists()


def test_a_folder_without_notes_is_refused(cli, home, tmp_path):
    (tmp_path / "empty" / ".hidden").mkdir(parents=True)
    (tmp_path / "empty" / ".hidden" / "note.md").write_text("Hidden.")
    (tmp_path / "empty" / "picture.png").write_bytes(b"\x89PNG")
    answer = cli("capture", tmp_path / "empty", "--json")
    assert answer.code == 2
    assert answer.error == {
        "code": "bad_input",
        "message": f"The folder {tmp_path / 'empty'} holds no notes.",
        "hint": "Notes are files of the kinds "
        "txt, md, docx, pdf, pptx, xlsx, csv, vtt, srt, eml, html and ics.",
    }
    assert not home.exists()


def test_a_badly_typed_byte_in_an_option_is_refused(cli, home):
    answer = cli("capture", "-", "--title", "broken \udcff byte", "--json", stdin=b"A good text.")
    assert (answer.code, answer.error["code"]) == (2, "bad_metadata")
    assert cli("capture", "-", "--json", stdin=b"A good text.").code == 0
    assert cli("search", "broken \udcff byte", "--json").code == 0
    assert cli("search", "\udcff", "--json").code == 2


def test_settings_that_do_not_fit_are_named(cli, filled):
    (filled / "settings.toml").write_text('colour = "red"')
    answer = cli("notes", "list", "--json")
    assert (answer.code, answer.error["code"]) == (2, "bad_input")
    assert "unknown setting 'colour'" in answer.error["message"]


def test_a_broken_labelled_line_is_named_with_its_number(cli, tmp_path):
    (tmp_path / "passages.jsonl").write_text(
        '{"id": "a", "lang": "en", "text": "A.", "primary": "none"}\n{"id": "b"}\n'
    )
    answer = cli("evaluate", tmp_path, "--json")
    assert (answer.code, answer.error["code"]) == (2, "bad_input")
    assert answer.error["message"] == f"{tmp_path}/passages.jsonl, line 2: lang: Field required."


# Faults: exit status 1


def test_a_newer_database_is_a_fault(cli, filled):
    from ideation.storage.sqlite.connection import write_transaction

    with write_transaction(filled / "ideation.db") as connection:
        connection.execute("pragma user_version = 999")
    answer = cli("notes", "list", "--json")
    assert (answer.code, answer.error["code"]) == (1, "storage_fault")
    assert answer.err == ""
    spoken = cli("notes", "list")
    assert (spoken.code, spoken.out) == (1, "")
    assert "newer Ideation" in spoken.err


def test_a_workspace_that_cannot_be_made_is_a_fault(cli, tmp_path):
    (tmp_path / "file").write_text("no folder")
    for folder in (tmp_path / "file", tmp_path / "file" / "deeper"):
        answer = cli("capture", "-", "--workspace", folder, "--json", stdin=b"A good text.")
        assert (answer.code, answer.error["code"]) == (1, "storage_fault")
        assert "cannot be made" in answer.error["message"]


def test_what_the_system_refuses_is_a_fault_with_a_sentence(cli, filled, monkeypatch):
    from ideation.cli.context import Shared

    def locked(self, *, create=False):
        raise PermissionError(13, "Permission denied", "/locked/settings.toml")

    monkeypatch.setattr(Shared, "open", locked)
    answer = cli("notes", "list", "--json")
    assert answer.code == 1
    assert answer.error["code"] == "system_fault"
    assert answer.error["message"] == "/locked/settings.toml: Permission denied."
    assert answer.err == ""
