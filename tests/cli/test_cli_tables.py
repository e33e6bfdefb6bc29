"""Tables on the command line: what their columns hold, shown before anything is stored."""

import pytest

LOG = (
    "Datum;Firma;Wer;Was gesagt wurde;Bemerkung\n"
    "12.3.2026;Kolbenwerk GmbH;Anna Weber;Sie würden ihren Prüfstand gern teilen.;dringend\n"
    "13.3.2026;Institut Aeolia;;Le laboratoire ouvrira ses machines.;\n"
    "14.3.2026;Zinkhof;;;\n"
)


@pytest.fixture
def log(tmp_path):
    file = tmp_path / "log.csv"
    file.write_text(LOG, encoding="utf-8")
    return file


def held(answer):
    return {each["name"]: each["kind"] for each in answer.data[0]["columns"]}


def test_a_preview_shows_the_guess_and_the_notes_and_makes_nothing(cli, home, log):
    answer = cli("capture", log, "--preview", "--json")
    assert (answer.code, answer.err) == (0, "")
    assert held(answer) == {
        "Datum": "date",
        "Firma": "organisation",
        "Wer": "contact",
        "Was gesagt wurde": "text",
        "Bemerkung": "text",
    }
    note, _ = answer.data[0]["notes"]
    assert (note["text"], note["date"], note["organisations"]) == (
        "Was gesagt wurde: Sie würden ihren Prüfstand gern teilen.\n\nBemerkung: dringend",
        "2026-03-12",
        ["Kolbenwerk GmbH"],
    )
    assert not home.exists()


def test_what_is_named_is_heeded_in_preview_and_store_alike(cli, home, log):
    columns = ("Was gesagt wurde=text", "Bemerkung=text", "Wer=contact")
    named = [part for each in columns for part in ("--column", each)]
    shown = cli("capture", log, *named, "--preview", "--json").data[0]["notes"]
    assert [each["text"] for each in shown] == [
        "Was gesagt wurde: Sie würden ihren Prüfstand gern teilen.\n\nBemerkung: dringend",
        "Was gesagt wurde: Le laboratoire ouvrira ses machines.",
    ]
    assert [(each["contacts"], each["passages"]) for each in shown] == [
        (["Anna Weber"], 2),
        ([], 1),
    ]
    stored = cli("capture", log, *named, "--no-embed", "--json").data
    assert [(each["status"], each["title"], each["passages"]) for each in stored] == [
        ("created", each["title"], each["passages"]) for each in shown
    ]
    texts = [cli("notes", "show", number, "--json").data["text"] for number in (1, 2)]
    assert texts == [each["text"] for each in shown]


def test_people_read_the_columns_and_the_notes(cli, home, log):
    answer = cli("capture", log, "--preview", "--column", "Was gesagt wurde=text")
    lines = answer.out.splitlines()
    assert lines[0] == f"{log}: 2 notes"
    assert ["Was", "gesagt", "wurde", "text"] in [line.split() for line in lines]
    assert any(line.startswith("Sie würden") and "Kolbenwerk GmbH" in line for line in lines)


def test_a_column_that_is_not_there_refuses_the_file_with_one_sentence(cli, home, log, tmp_path):
    (tmp_path / "a.txt").write_text("Der Ofen raucht.")
    answer = cli("capture", tmp_path, "--column", "Wo=text", "--no-embed", "--json")
    assert answer.code == 2
    assert [each["status"] for each in answer.data] == ["created", "refused"]
    assert answer.data[1]["reason"] == (
        "The table has no column 'Wo'; nothing was saved. "
        "Its columns are: Datum, Firma, Wer, Was gesagt wurde, Bemerkung."
    )
    answer = cli("capture", log, "--column", "Wo=text", "--preview", "--json")
    assert (answer.code, answer.data[0]["notes"]) == (2, [])


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("Wer=person", "A column cannot be 'person'; nothing was saved."),
        ("Wer", "'Wer' does not say what a column holds; nothing was saved."),
        ("=text", "'=text' does not say what a column holds; nothing was saved."),
    ],
)
def test_a_mapping_that_says_nothing_makes_nothing(cli, home, log, given, message):
    answer = cli("capture", log, "--column", given, "--json")
    assert (answer.code, answer.error["code"]) == (2, "bad_input")
    assert answer.error["message"] == message
    assert not home.exists()


def test_a_preview_of_any_file_says_what_would_come_of_it(cli, home, tmp_path):
    (tmp_path / "a.md").write_text('+++\ntitle = "Visit"\n+++\nThe kiln smokes.')
    (tmp_path / "b.txt").write_bytes(b"\x89PNG")
    answer = cli("capture", tmp_path, "-", "--preview", "--json", stdin=b"Piped note.")
    assert answer.code == 2
    assert [(len(each["notes"]), each["reason"]) for each in answer.data] == [
        (1, None),
        (1, None),
        (0, "The file is a picture. Ideation reads text; type what the picture says."),
    ]
    assert answer.data[1]["notes"][0]["title"] == "Visit"
    assert not home.exists()
