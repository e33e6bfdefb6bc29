"""Labelled sets: what is read, and faults named with file and line."""

import json

import pytest

from ideation.domain.language import Language
from ideation.errors import BadInput
from ideation.services.measuring.labelled import (
    LabelledGroup,
    LabelledPassage,
    LabelledQuery,
    read_labelled,
)

_PASSAGE = {"id": "p1", "lang": "de", "text": "Der Ofen ist kalt.", "primary": "none"}
_QUERY = {"id": "q1", "lang": "fr", "query": "four froid", "relevant": {"p1": 2}}
_GROUP = {"group": "g1", "title": "Öfen", "passage_ids": ["p1"]}


def _write(folder, name, *lines):
    text = "\n".join(each if isinstance(each, str) else json.dumps(each) for each in lines)
    (folder / f"{name}.jsonl").write_text(text + "\n", encoding="utf-8")


def _refusal(folder):
    with pytest.raises(BadInput) as refused:
        read_labelled(folder)
    return refused.value.sentence()


def test_all_three_files_are_read(tmp_path):
    _write(tmp_path, "passages", _PASSAGE, {**_PASSAGE, "id": "p2", "secondary": ["x"], "note": 1})
    _write(tmp_path, "queries", _QUERY, "", {**_QUERY, "id": "q2", "kind": "name"})
    _write(tmp_path, "groups", _GROUP)
    found = read_labelled(tmp_path)
    passage = LabelledPassage(
        id="p1", lang=Language.GERMAN, text="Der Ofen ist kalt.", primary="none", secondary=[]
    )
    query = LabelledQuery(
        id="q1", lang=Language.FRENCH, query="four froid", relevant={"p1": 2}, kind=None
    )
    assert found.passages == [
        passage,
        passage.model_copy(update={"id": "p2", "secondary": ["x"]}),
    ]
    assert found.queries == [query, query.model_copy(update={"id": "q2", "kind": "name"})]
    assert found.groups == [LabelledGroup(group="g1", title="Öfen", passage_ids=["p1"])]
    assert found.has_passages


def test_a_missing_file_is_told_from_an_empty_one(tmp_path):
    _write(tmp_path, "queries")
    found = read_labelled(tmp_path)
    assert (found.passages, found.has_passages) == ([], False)
    assert (found.queries, found.groups) == ([], None)


def test_a_file_with_a_mark_and_windows_line_ends_is_read(tmp_path):
    data = "\r\n".join([json.dumps(_PASSAGE), ""]).encode("utf-8-sig")
    (tmp_path / "passages.jsonl").write_bytes(data)
    assert [each.id for each in read_labelled(tmp_path).passages] == ["p1"]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ({"id": "p2", "lang": "de", "text": "x"}, "primary: Field required"),
        ({**_PASSAGE, "lang": "it"}, "lang: Input should be 'de', 'fr', 'en' or 'lb'"),
        ({**_PASSAGE, "id": 2}, "id: Input should be a valid string"),
        ({**_PASSAGE, "secondary": [1]}, "secondary.0: Input should be a valid string"),
        ("{", "the line: Invalid JSON: EOF while parsing an object at line 1 column 1"),
        ("7", "the line: Input should be an object"),
    ],
)
def test_a_wrong_line_is_named_with_its_file_and_number(tmp_path, line, fault):
    _write(tmp_path, "passages", _PASSAGE, "", line)
    assert _refusal(tmp_path) == f"{tmp_path / 'passages.jsonl'}, line 3: {fault}."


def test_a_wrong_grade_is_named_with_its_file_and_number(tmp_path):
    _write(tmp_path, "passages", _PASSAGE)
    _write(tmp_path, "queries", {**_QUERY, "relevant": {"p1": "much"}})
    assert _refusal(tmp_path).startswith(f"{tmp_path / 'queries.jsonl'}, line 1: relevant.p1: ")


def test_a_group_without_passages_is_named_with_its_file_and_number(tmp_path):
    _write(tmp_path, "groups", {"group": "g1"})
    assert _refusal(tmp_path) == (
        f"{tmp_path / 'groups.jsonl'}, line 1: passage_ids: Field required."
    )


def test_a_file_that_is_no_utf_8_is_named_with_the_byte(tmp_path):
    (tmp_path / "groups.jsonl").write_bytes(b'{"group": "\xd6fen"}')
    assert _refusal(tmp_path) == f"{tmp_path / 'groups.jsonl'} is not UTF-8 (byte 11)."


def test_an_id_that_occurs_twice_is_refused(tmp_path):
    _write(tmp_path, "passages", _PASSAGE, {**_PASSAGE, "text": "Anders."})
    assert _refusal(tmp_path) == f"{tmp_path}/passages.jsonl holds the id 'p1' twice."


def test_answers_that_no_file_holds_are_refused(tmp_path):
    _write(tmp_path, "passages", _PASSAGE)
    _write(tmp_path, "queries", {**_QUERY, "relevant": {"p9": 1, "p1": 2}})
    _write(tmp_path, "groups", {**_GROUP, "passage_ids": ["p1", "p7"]})
    assert _refusal(tmp_path) == (
        f"{tmp_path}: queries or groups name 2 passages that passages.jsonl does not hold, "
        "'p7' first."
    )


def test_a_folder_that_is_none_or_holds_nothing_is_refused_with_the_way_out(tmp_path):
    assert _refusal(tmp_path / "gone") == (
        f"There is no folder {tmp_path / 'gone'}. Name a folder of labelled files."
    )
    assert _refusal(tmp_path) == (
        f"The folder {tmp_path} holds no labelled file. "
        "Expected are passages.jsonl, queries.jsonl or groups.jsonl."
    )
