"""What the store on SQLite keeps beyond the port: migrations, pragmas, faults, many writers."""

import ast
import functools
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from sqlite_utils import Database

from ideation.domain.note import NoteChange, NoteDraft, NoteHeader
from ideation.domain.search import Unit
from ideation.errors import StorageFault
from ideation.storage.sqlite import SCHEMA_VERSION, SqliteStore, checks, connection
from ideation.storage.sqlite.connection import connect, write_transaction
from ideation.storage.sqlite.schema import migrations

STORAGE = Path(connection.__file__).parents[1]


def value(path, statement, *parameters):
    opened = connect(path)
    try:
        row = opened.execute(statement, parameters).fetchone()
        return None if row is None else row[0]
    finally:
        opened.close()


PROCESS = """
import sys
from pathlib import Path
from ideation.domain.note import NoteChange
from ideation.storage.sqlite import SqliteStore, schema
path = Path(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
"""


def together(count, code, path):
    """Run `code` in several processes that begin at the same moment."""
    started = [
        subprocess.Popen(
            [sys.executable, "-c", PROCESS + code, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(count)
    ]
    assert [each.stdout.readline() for each in started] == ["ready\n"] * count
    for each in started:
        each.stdin.write("go\n")
        each.stdin.flush()
    assert [each.communicate(timeout=60)[1] for each in started] == [""] * count
    assert [each.returncode for each in started] == [0] * count


def faults(store, model):
    return [f"{each.name}: {each.found}" for each in store.checks(model) if not each.ok]


# Opening


def test_every_migration_is_recorded_and_the_schema_version_counts_them(store, path):
    database = Database(connect(path))
    applied = [each.name for each in migrations.applied(database)]
    assert applied == [
        "m001_notes_passages_vectors",
        "m002_understanding_groups_decisions",
        "m003_originals_drops_proposals",
        "m004_roots_in_full_text",
        "m005_party_edits",
        "m006_statement_edits",
        "m007_schemes",
        "m008_map",
        "m009_visits",
        "m010_leadership",
        "m011_comparisons",
        "m012_units_of_saved_searches",
        "m013_origins",
        "m014_learned",
    ]
    assert migrations.pending(database) == []
    assert len(applied) == SCHEMA_VERSION
    assert value(path, "pragma user_version") == SCHEMA_VERSION


def test_opening_again_migrates_nothing_and_keeps_everything(store, path, put, monkeypatch):
    put("A statement.")

    def never(path):
        raise AssertionError("nothing is pending")

    monkeypatch.setattr("ideation.storage.sqlite.schema.migrate", never)
    with SqliteStore(path).reading() as records:
        assert [each.text for each in records.passages.of_note(1)] == ["A statement."]


def test_a_search_saved_before_units_were_kept_shows_statements_best_first(store, path):
    opened = connect(path)
    for column in ("unit", "newest_first"):
        opened.execute(f"alter table saved_search drop column {column}")
    opened.execute("delete from _sqlite_migrations where name like '%units_of_saved_searches'")
    opened.execute(f"pragma user_version = {SCHEMA_VERSION - 1}")
    opened.execute(
        "insert into saved_search (name, query, filters, saved_at, looked_at, seen)"
        " values ('A', 'Ofen', '{}', '2026-11-22T09:30:00+00:00', '2026-11-22T09:30:00+00:00', 0)"
    )
    opened.close()
    with SqliteStore(path).reading() as records:
        [saved] = records.searches.all()
    assert (saved.query, saved.unit, saved.newest_first) == ("Ofen", Unit.PASSAGES, False)


def test_a_new_store_makes_the_folders_it_needs(tmp_path):
    SqliteStore(tmp_path / "a" / "b" / "ideation.db")
    assert (tmp_path / "a" / "b" / "ideation.db").is_file()


def test_an_interrupted_migration_leaves_nothing_and_is_done_on_the_next_start(path, monkeypatch):
    from ideation.storage.sqlite import schema

    with monkeypatch.context() as broken:
        broken.setattr(schema, "_INDEXES", {"broken": "create index broken on nowhere(id)"})
        with pytest.raises(StorageFault, match="no such table"):
            SqliteStore(path)
    assert value(path, "select count(*) from sqlite_master") == 0
    SqliteStore(path)
    assert value(path, "select count(*) from note") == 0


def test_many_threads_open_a_new_workspace_at_once(path):
    failures = []
    together = threading.Barrier(8)

    def open_it():
        together.wait()
        try:
            SqliteStore(path)
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert failures == []
    assert value(path, "select count(*) from _sqlite_migrations") == SCHEMA_VERSION


@pytest.mark.journey
def test_two_processes_open_a_new_workspace_at_once(path, model):
    together(2, "SqliteStore(path)", path)
    assert value(path, "select count(*) from _sqlite_migrations") == SCHEMA_VERSION
    assert faults(SqliteStore(path), model) == []


def test_a_newer_schema_is_refused_and_left_alone(store, path):
    with write_transaction(path) as opened:
        opened.execute("pragma user_version = 999")
    with pytest.raises(StorageFault, match=r"made by a newer Ideation \(schema 999"):
        SqliteStore(path)
    assert value(path, "pragma user_version") == 999


@pytest.mark.parametrize(
    "content", [b"no database at all, only text " * 40, b"SQLite format 3\x00"]
)
def test_a_file_that_is_no_database_is_refused_and_left_alone(path, content):
    path.write_bytes(content)
    with pytest.raises(StorageFault, match="not a database"):
        SqliteStore(path)
    assert path.read_bytes() == content


def test_a_place_where_nothing_can_be_written_is_a_fault_with_a_sentence(tmp_path):
    (tmp_path / "file").write_text("a file, no folder")
    with pytest.raises(StorageFault, match="cannot be made: File exists"):
        SqliteStore(tmp_path / "file" / "ideation.db")
    (tmp_path / "ideation.db").mkdir()
    with pytest.raises(StorageFault, match="cannot be written"):
        SqliteStore(tmp_path / "ideation.db")


# Pragmas


@pytest.mark.parametrize(
    ("pragma", "expected"),
    [
        ("journal_mode", "wal" if connection.wal_is_safe() else "truncate"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("recursive_triggers", 1),
        ("trusted_schema", 0),
    ],
)
def test_every_connection_sets_its_pragmas(store, path, pragma, expected):
    assert value(path, f"pragma {pragma}") == expected


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
        ((4, 0, 0), True),
    ],
)
def test_the_write_ahead_log_is_used_only_where_it_was_repaired(version, safe):
    assert connection.wal_is_safe(version) is safe


def test_full_text_deletes_for_good(store, path):
    if connection.SQLITE_VERSION < (3, 42, 0):
        pytest.skip("this SQLite cannot overwrite deleted terms")
    statement = "select v from passage_fts_config where k = 'secure-delete'"
    assert value(path, statement) == 1


def test_a_passage_without_its_note_is_refused(store, path):
    with pytest.raises(StorageFault, match="FOREIGN KEY"), write_transaction(path) as opened:
        opened.execute(
            "insert into passage (note_id, start, end, text, reading, language,"
            " language_probability) values (999, 0, 1, 'a', 'a', 'en', 1.0)"
        )
    assert value(path, "select count(*) from passage") == 0


def test_what_hangs_on_a_note_goes_with_it(store, path, put, embed, model):
    put("One.", "Two.")
    embed()
    with write_transaction(path) as opened:
        opened.execute("delete from note")
    assert value(path, "select count(*) from passage") == 0
    assert value(path, "select count(*) from vector") == 0
    assert value(path, "select count(*) from passage_fts where passage_fts match 'one'") == 0
    assert faults(store, model) == []


def test_a_vector_is_kept_as_float32_little_endian(store, path, put, model):
    put("One.")
    with store.writing() as records:
        records.vectors.put(model, [1], np.asarray([[1.0, -2.0, 0.5]], dtype=np.float32))
    assert bytes(value(path, "select data from vector")) == (
        b"\x00\x00\x80\x3f\x00\x00\x00\xc0\x00\x00\x00\x3f"
    )


# Doctor's checks


def test_a_sound_store_passes_every_check(store, put, embed, model):
    put("One.", "Two.")
    embed()
    assert faults(store, model) == []


PLANTED = {
    "triggers": "drop trigger passage_ai",
    "full text": "insert into passage_fts(passage_fts, rowid, reading) values ('delete', 1, 'One')",
    "full-text rows": "delete from passage_fts_docsize where id = 1",
    "notes without passages": "delete from passage",
    "passages that differ from their note": "update passage set start = 1 where id = 1",
    "vectors of the current model": "delete from vector where passage_id = 2",
}


@pytest.mark.parametrize("check", PLANTED)
def test_a_planted_fault_is_found(store, path, put, embed, model, check):
    put("One", "Two")
    embed()
    with write_transaction(path) as opened:
        opened.execute(PLANTED[check])
    assert check in {each.name for each in store.checks(model) if not each.ok}


def test_a_vector_without_its_passage_is_found(store, path, put, embed, model):
    put("One", "Two")
    embed()
    opened = connect(path)
    opened.execute("pragma foreign_keys = off")
    opened.execute("delete from passage where id = 1")
    opened.close()
    assert faults(store, model) == ["vectors without a passage: 1"]


def test_the_expected_triggers_are_those_of_the_schema(store, path):
    opened = connect(path)
    rows = opened.execute("select name from sqlite_master where type = 'trigger'").fetchall()
    opened.close()
    assert {row[0] for row in rows} == checks.EXPECTED_TRIGGERS


# Faults


def test_a_full_disk_is_a_fault_with_a_sentence_and_changes_nothing(
    store, path, put, embed, model, monkeypatch
):
    put("Kept statement.")
    embed()
    usual = connection.expected_pragmas
    pages = value(path, "pragma page_count")
    with monkeypatch.context() as full:
        full.setattr(connection, "expected_pragmas", lambda: usual() | {"max_page_count": pages})
        with pytest.raises(StorageFault, match=r"No space is left .* nothing was changed"):
            put("A long statement that needs room. " * 20_000)
        with store.reading() as records:
            assert [each.text for each in records.passages.get([1, 2])] == ["Kept statement."]
        assert faults(store, model) == []
        with store.writing() as records:
            records.passages.replace(1, [])
    put("There is room again.")
    with store.reading() as records:
        assert [each.id for each in records.notes.summaries()] == [2, 1]


def test_a_database_that_cannot_be_written_is_a_fault_and_still_reads(store, put, monkeypatch):
    put("Kept statement.")
    usual = connection.expected_pragmas
    monkeypatch.setattr(connection, "expected_pragmas", lambda: usual() | {"query_only": 1})
    with pytest.raises(StorageFault, match="cannot be written"):
        put("Another.")
    with store.reading() as records:
        assert [each.text for each in records.passages.get([1, 2])] == ["Kept statement."]


def test_a_writer_that_waits_in_vain_says_who_is_in_the_way(store, put, path, monkeypatch):
    monkeypatch.setattr(connection, "_BUSY_MILLISECONDS", 50)
    with (
        write_transaction(path),
        pytest.raises(StorageFault, match="has been in use elsewhere"),
        store.writing(),
    ):
        pass
    assert put("Free again.") == 1


class Hasty(connection.sqlite3.Connection):
    """SQLite where two turn a new database to WAL at once: "locked" at once, without waiting."""

    refusals = 0

    def execute(self, statement, *parameters):
        if statement.startswith("pragma journal_mode") and Hasty.refusals:
            Hasty.refusals -= 1
            raise connection.sqlite3.OperationalError("database is locked")
        return super().execute(statement, *parameters)


@pytest.fixture
def hasty(monkeypatch):
    opening = functools.partial(connection.sqlite3.connect, factory=Hasty)
    monkeypatch.setattr(connection.sqlite3, "connect", opening)
    return Hasty


def test_who_is_told_locked_at_once_tries_again(hasty, path, model):
    hasty.refusals = 3
    assert faults(SqliteStore(path), model) == []
    assert hasty.refusals == 0


def test_who_is_told_locked_for_too_long_gives_up_with_a_sentence(hasty, path, monkeypatch):
    monkeypatch.setattr(connection, "_BUSY_MILLISECONDS", 50)
    hasty.refusals = 1_000_000
    with pytest.raises(StorageFault, match="has been in use elsewhere"):
        SqliteStore(path)


# Many writers


def test_eight_writers_that_read_first_never_fail_and_lose_no_change(store, put, model):
    note_id = put("A counter.", title="0")
    failures = []

    def count():
        try:
            for _ in range(10):
                with store.writing() as records:
                    note = records.notes.get(note_id)
                    raised = NoteChange(version=note.version, title=str(int(note.title) + 1))
                    records.notes.update(note_id, raised)
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=count) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert failures == []
    with store.reading() as records:
        note = records.notes.get(note_id)
    assert (note.title, note.version) == ("80", 81)


WRITE = """
store = SqliteStore(path)
for _ in range(30):
    with store.writing() as records:
        note = records.notes.get(1)
        records.notes.update(1, NoteChange(version=note.version, title=str(int(note.title) + 1)))
"""


@pytest.mark.journey
def test_writers_in_other_processes_take_their_turn(store, path, put):
    put("A counter.", title="0")
    together(2, WRITE, path)
    with store.reading() as records:
        assert records.notes.get(1).title == "60"


def test_two_who_bring_the_same_text_at_once_make_one_note(store):
    together = threading.Barrier(4)
    made = []

    def bring():
        together.wait()
        with store.writing() as records:
            known = records.notes.find("hash")
            made.append(
                known
                or records.notes.add(
                    NoteDraft(text="Same.", header=NoteHeader()),
                    title="Same",
                    content_hash="hash",
                    at=datetime(2026, 11, 22, tzinfo=UTC),
                )
            )

    threads = [threading.Thread(target=bring) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert made == [1, 1, 1, 1]


# No SQL from strings


def sql_text(node):
    """Return the literal parts of a string that is put together in code."""
    return "".join(
        part.value
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    )


def is_built(node):
    """Tell whether an expression puts a string together."""
    if isinstance(node, ast.JoinedStr):
        return True
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Add | ast.Mod)
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"format", "join", "replace"}
    )


def executed(tree):
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in {"execute", "executemany", "executescript", "query"}
        ):
            yield node.args[0]


@pytest.mark.parametrize("file", sorted(STORAGE.rglob("*.py")), ids=lambda file: file.name)
def test_no_statement_is_put_together_from_strings(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for argument in executed(tree):
        if is_built(argument):
            assert sql_text(argument).startswith("pragma "), ast.unparse(argument)
    for node in ast.walk(tree):
        if is_built(node):
            text = f" {sql_text(node).lower()} "
            for verb in (" select ", " insert into ", " delete from ", " create table "):
                assert verb not in text, ast.unparse(node)


def test_the_search_for_built_statements_finds_one():
    tree = ast.parse('db.execute(f"select * from note where id = {number}")')
    [argument] = executed(tree)
    assert is_built(argument)
    assert sql_text(argument) == "select * from note where id = "
