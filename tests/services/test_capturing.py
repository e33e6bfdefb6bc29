"""A text is taken in once, whole or not at all, whatever door it comes through."""

import threading
from datetime import date as Date

import pytest

from ideation.domain.note import Source
from ideation.errors import BadMetadata, UnreadableText
from ideation.services.capturing.capture import Captured, CaptureStatus, hash_of
from ideation.settings import Settings
from ideation.workspace import Workspace

TEXT = "Sie würden ihren Prüfstand gern mit anderen teilen.\n\nDie Abwärme geht zum Kamin hinaus."


def test_a_new_text_is_stored_with_its_statements(workspace):
    captured = workspace.door.take_text(TEXT, {"title": "Besuch", "date": "2026-03-12"})
    assert captured == Captured(
        path=None,
        status=CaptureStatus.CREATED,
        note_id=1,
        title="Besuch",
        date=Date(2026, 3, 12),
        passages=2,
        reason=None,
    )
    opened = workspace.note(1)
    assert opened.note.text == TEXT
    assert [each.text for each in opened.passages] == [
        "Sie würden ihren Prüfstand gern mit anderen teilen.",
        "Die Abwärme geht zum Kamin hinaus.",
    ]
    for passage in opened.passages:
        assert TEXT[passage.start : passage.end] == passage.text


def test_the_moment_of_capture_comes_from_the_clock_and_the_date_stays_unknown(workspace, clock):
    workspace.door.take_text(TEXT, {})
    note = workspace.note(1).note
    assert note.captured_at == clock()
    assert note.date is None


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(TEXT, id="the same"),
        pytest.param(TEXT.replace("\n", "\r\n"), id="Windows line ends"),
        pytest.param(TEXT.replace("\n", "\r"), id="old Mac line ends"),
        pytest.param(f"\n\n  {TEXT}\n", id="outer white space"),
        pytest.param(TEXT.replace(".\n", ".  \t\n"), id="spaces at line ends"),
    ],
)
def test_the_same_text_again_changes_nothing_and_says_so(workspace, again):
    workspace.door.take_text(TEXT, {"title": "Besuch"})
    captured = workspace.door.take_text(again, {"title": "Another title"})
    assert (captured.status, captured.note_id, captured.title, captured.passages) == (
        CaptureStatus.UNCHANGED,
        1,
        "Besuch",
        2,
    )
    assert captured.reason == "note 1 already holds this text"
    assert len(workspace.notes()) == 1
    assert workspace.note(1).note.text == TEXT


def test_the_same_text_in_another_file_is_the_same_note(workspace, tmp_path):
    first, second = tmp_path / "a.txt", tmp_path / "b.md"
    first.write_text(TEXT, encoding="utf-8")
    second.write_text(TEXT, encoding="utf-16")
    results = workspace.door.take_files([first, second], {})
    assert [(each.path, each.status, each.note_id) for each in results] == [
        (str(first), CaptureStatus.CREATED, 1),
        (str(second), CaptureStatus.UNCHANGED, 1),
    ]


def test_a_text_that_differs_in_one_letter_is_another_note(workspace):
    workspace.door.take_text(TEXT, {})
    assert workspace.door.take_text(TEXT.replace("gern", "gerne"), {}).note_id == 2


def test_a_text_that_was_removed_comes_back_as_it_was(workspace):
    workspace.door.take_text(TEXT, {"title": "Besuch", "author": "T. Adeyemi"})
    workspace.catch_up()
    before = workspace.note(1).passages
    workspace.remove_note(1)
    captured = workspace.door.take_text(TEXT, {"title": "Another title"})
    assert (captured.status, captured.note_id, captured.title, captured.passages) == (
        CaptureStatus.CREATED,
        1,
        "Besuch",
        2,
    )
    assert captured.reason == "note 1 had been removed and is back"
    opened = workspace.note(1)
    assert (opened.note.removed_at, opened.note.author) == (None, "T. Adeyemi")
    assert opened.passages == before
    assert workspace.waiting() == 0


@pytest.mark.parametrize("text", ["", " \n\t", "1", "a", "…", "12 34.5 %", "?!", "+++\n+++\n", "_"])
def test_a_text_without_a_word_is_refused_and_nothing_is_stored(workspace, text):
    with pytest.raises(UnreadableText, match="holds no words; nothing was saved"):
        workspace.door.take_text(text, {})
    assert workspace.notes() == []


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"date": "31.02."}, "is not written YYYY-MM-DD"),
        ({"date": "2026-02-31"}, "is no day of the calendar"),
        ({"sector": "Steel"}, "There is no sector 'Steel'"),
        ({"source": "rumour"}, "source cannot be 'rumour'"),
        ({"mood": "good"}, "unknown field 'mood'"),
        ({"organisations": [{"name": " "}]}, "is empty"),
    ],
)
def test_metadata_that_does_not_fit_is_refused_and_nothing_is_stored(workspace, fields, message):
    with pytest.raises(BadMetadata, match=message):
        workspace.door.take_text(TEXT, fields)
    assert workspace.notes() == []
    assert workspace.people.organisations() == []


def test_one_bad_file_stops_no_other_and_is_named_with_its_reason(workspace, tmp_path):
    files = {
        "a.txt": TEXT.encode(),
        "b.txt": b"",
        "c.png": b"\x89PNG",
        "d.md": b'+++\nsector = "Steel"\n+++\nA text.',
        "e.md": "Der Ofen raucht.".encode("cp1252"),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    seen = []
    results = workspace.door.take_files(
        [tmp_path / name for name in files],
        {},
        progress=lambda done, total: seen.append((done, total)),
    )
    assert [each.status for each in results] == [
        CaptureStatus.CREATED,
        CaptureStatus.REFUSED,
        CaptureStatus.REFUSED,
        CaptureStatus.REFUSED,
        CaptureStatus.CREATED,
    ]
    empty, picture, sector = results[1:4]
    assert empty == Captured(
        path=str(tmp_path / "b.txt"),
        status=CaptureStatus.REFUSED,
        note_id=None,
        title=None,
        date=None,
        passages=0,
        reason=(
            "The note holds no words; nothing was saved. Paste or write at least one statement."
        ),
    )
    assert picture.reason == (
        "The file is a picture. Ideation reads text; type what the picture says."
    )
    assert sector.reason.startswith("There is no sector 'Steel'. Choose one of: AutoMobility, ")
    assert [each.id for each in workspace.notes()] == [2, 1]
    assert seen == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]


def test_the_header_of_a_file_is_read_and_what_is_given_by_hand_wins(workspace):
    data = (
        b'+++\ntitle = "From the file"\ndate = 2026-03-12\nsource = "pitch"\n'
        b'[[organisations]]\nname = "Aeolia"\ncategory = "research"\n'
        b'[[contacts]]\nname = "Anna Weber"\norganisation = "Aeolia"\n+++\nThe lab opens its doors.'
    )
    [captured] = workspace.door.take_bytes(data, {"title": "By hand", "source": None}, path="x.md")
    assert (captured.title, captured.date, captured.path) == (
        "By hand",
        Date(2026, 3, 12),
        "x.md",
    )
    note = workspace.note(1).note
    assert note.text == "The lab opens its doors."
    assert note.source is Source.PITCH
    assert [each.name for each in note.organisations] == ["Aeolia"]
    [contact] = workspace.people.contacts()
    assert (contact.name, contact.organisation.name) == ("Anna Weber", "Aeolia")


def test_a_note_without_a_title_is_called_after_its_first_words(workspace):
    workspace.door.take_text("---\n## **Besuch bei Kolbenwerk**\nDer Ofen raucht.", {})
    long = (
        "Sie würden ihren Prüfstand gern mit anderen Betrieben in der Großregion teilen, sagt er."
    )
    workspace.door.take_text(long, {})
    assert [each.title for each in workspace.notes()] == [
        "Sie würden ihren Prüfstand gern mit anderen Betrieben in der Großregion teilen …",
        "Besuch bei Kolbenwerk",
    ]


def test_a_splitter_that_fails_leaves_nothing_behind(home, learned_once):
    def broken(text, apart):
        raise RuntimeError("no passages")

    broken_one = Workspace(home, Settings(encoder="hashing"), splitter=broken)
    with pytest.raises(RuntimeError):
        broken_one.door.take_text(TEXT, {"organisations": [{"name": "Aeolia"}]})
    assert broken_one.notes() == []
    assert broken_one.people.organisations() == []


def test_a_file_whose_text_is_known_is_not_cut_again(workspace, home):
    def broken(text, apart):
        raise RuntimeError("cut again")

    [first] = workspace.door.take_bytes(TEXT.encode(), {}, path="a.txt")
    other = Workspace(home, Settings(encoder="hashing"), splitter=broken)
    [again] = other.door.take_bytes(TEXT.encode(), {}, path="b.txt")
    assert (again.status, again.note_id) == ("unchanged", first.note_id)
    assert again.passages == first.passages


def test_two_who_capture_the_same_text_at_once_make_one_note(workspace, home, clock):
    other = Workspace(home, Settings(encoder="hashing"), clock=clock)
    together = threading.Barrier(4)
    results = []

    def bring(door):
        together.wait()
        results.append(door.door.take_text(TEXT, {}))

    threads = [threading.Thread(target=bring, args=(door,)) for door in (workspace, other) * 2]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(each.status for each in results) == ["created", *["unchanged"] * 3]
    assert {each.note_id for each in results} == {1}
    assert len(workspace.note(1).passages) == 2


def test_understanding_a_text_shows_its_statements_and_stores_nothing(workspace):
    text = f'+++\ntitle = "x"\n+++\n{TEXT}'
    understood, start = workspace.door.preview(text, {})
    assert [text[start + each.start : start + each.end] for each in understood.statements] == [
        "Sie würden ihren Prüfstand gern mit anderen teilen.",
        "Die Abwärme geht zum Kamin hinaus.",
    ]
    assert [each.language for each in understood.statements] == ["de", "de"]
    assert {each.theme for each in understood.statements} <= set(workspace.scheme.slugs)
    assert workspace.notes() == []
    assert workspace.people.organisations() == []


def test_what_is_previewed_is_what_saving_does(workspace):
    text = (
        "Besuch bei Galvokern GmbH\n\nFrau Dr. Elke Zonnick, Leiterin Technik bei Galvokern GmbH, "
        "sucht einen Prüfstand.\n\nViele Betriebe suchen das auch.\n\n"
        "Mit Ihrer Erlaubnis verwenden wir Google Analytics auf dieser Website."
    )
    shown, _ = workspace.door.preview(text, {})
    again, _ = workspace.door.preview(text, {})
    assert shown == again
    captured = workspace.door.take_text(text, {})
    workspace.catch_up()
    opened = workspace.note(captured.note_id)
    assert [(each.start, each.kind, each.attribution) for each in shown.statements] == [
        (each.start, each.kind, each.attribution) for each in opened.passages
    ]
    assert shown.drops == opened.drops
    assert [each.reason for each in shown.drops] == ["cookies"]
    assert [each.name for each in shown.organisations] == ["Galvokern GmbH"]
    assert [each.name for each in workspace.people.organisations()] == ["Galvokern GmbH"]
    assert [(each.name, each.detail) for each in shown.people] == [
        ("Elke Zonnick", "Leiterin Technik, Galvokern GmbH")
    ]
    assert {each.attribution for each in shown.statements} == {"own", "reported"}
    known, _ = workspace.door.preview(text, {})
    assert known.known == captured.note_id


def test_the_hash_of_a_text_stays_the_same_for_good():
    expected = "7e18f737311b2dc3b2f269dd78396b0351f14fb66efa879f768cb23181883c78"
    assert hash_of("a b") != hash_of("a\nb")
    assert hash_of("a\r\nb  \n") == hash_of("a\nb")
    assert hash_of("a\nb") == expected
