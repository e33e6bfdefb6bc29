"""`ideation clusters`: hands, levels and the passport on the command line."""

import pytest

HAND = ["deed", "at", "stood", "group_id", "ended", "old_name", "id", "undone_at"]


@pytest.fixture
def passage(cli, filled):
    """Return the ids of the statements of the first note."""
    shown = cli("notes", "show", "1", "--json").data
    return [each["id"] for each in shown["passages"]]


def test_a_cluster_is_made_listed_shown_and_undone(cli, passage):
    made = cli("clusters", "create", "Ours", "--statement", passage[0], "--json").data
    assert list(made) == [
        *("id", "name", "named_by", "size", "organisations", "terms", "languages"),
    ]
    assert (made["name"], made["named_by"], made["size"]) == ("Ours", "human", 1)
    shown = cli("clusters", "show", made["id"], "--json").data
    assert shown["quality"] is None
    assert shown["passages"][0]["pinned"] is True
    assert list(shown["changes"]) == ["since", "came", "went", "told", "events"]
    assert (shown["changes"]["came"], list(shown["sectors"])) == (
        [passage[0]],
        ["Materials & Manufacturing"],
    )
    undone = cli("clusters", "undo", "--json").data
    assert list(undone) == HAND
    assert (undone["deed"], undone["group_id"]) == ("create", made["id"])
    assert cli("clusters", "list", "--json").data == []


def test_statements_are_moved_pinned_and_let_go(cli, passage):
    made = cli("clusters", "create", "Ours", "--statement", passage[0], "--json").data
    moved = cli("clusters", "move", passage[1], "--to", made["id"], "--json").data
    assert list(moved) == HAND
    assert moved["stood"] == [{"passage_id": passage[1], "group_id": None, "by": "machine"}]
    assert cli("clusters", "list", "--json").data[0]["size"] == 2
    assert cli("clusters", "unpin", passage[1], "--json").data["deed"] == "unpin"
    assert cli("clusters", "pin", *passage[:2], "--json").data["deed"] == "pin"
    assert cli("clusters", "move", passage[1], "--out", "--json").data["deed"] == "out"
    done = cli("clusters", "hands", "--json").data
    assert [each["deed"] for each in done] == ["out", "pin", "unpin", "move", "create"]
    told = cli("clusters", "hands").out
    assert "number" in told
    assert "create" in told
    said = cli("clusters", "undo", "--number", done[0]["id"])
    assert (said.code, said.err.strip()) == (0, "undone: out, 1 statement")


def test_a_sentence_proposes_and_makes_a_cluster(cli, passage):
    text = cli("notes", "show", "1", "--json").data["passages"][0]["text"]
    proposed = cli("clusters", "propose", text, "--json").data
    assert list(proposed) == ["statements", "left"]
    assert list(proposed["statements"][0]) == [
        *("id", "note_id", "text", "language", "similarity", "cluster_id"),
    ]
    assert proposed["statements"][0]["id"] == passage[0]
    made = cli("clusters", "create", "Like it", "--like", text, "--at-least", "0.9", "--json").data
    assert made["size"] == 1
    assert "similarity" in cli("clusters", "propose", text).out


def test_levels_are_listed_as_groups_of_clusters(cli, passage):
    for number, each in enumerate(passage[:2]):
        cli("clusters", "create", f"Matter {number}", "--statement", each)
    found = cli("clusters", "list", "--level", "-3", "--json").data
    assert [each["level"] for each in found] == [0, 0]
    assert list(found[0]) == [
        *("level", "clusters", "name", "size", "organisations", "passage_ids", "typical", "parent"),
    ]
    answer = cli("clusters", "list", "--level", "2")
    assert "Matter 0" in answer.out
    assert "level 0 of 0 (coarsest) to 0 (finest)" in answer.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["move", "1"], "Say where the statements go"),
        (["move", "1", "--to", "5", "--out"], "Say where the statements go"),
        (["move", "1", "--to", "5"], "There is no cluster 5"),
        (["pin", "999"], "There is no statement 999"),
        (["create", "Ours"], "There is no statement to make a cluster of"),
        (["create", " ", "--statement", "1"], "needs a name"),
        (["propose", " "], "The sentence is empty"),
        (["propose", "x", "--at-least", "3"], "is no similarity"),
        (["undo"], "Nothing was done by hand"),
        (["undo", "--number", "4"], "Nothing was done under number 4"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(cli, filled, arguments, sentence):
    answer = cli("clusters", *arguments, "--json")
    assert answer.code == 2
    assert sentence in answer.error["message"]


def test_what_changed_in_clusters_is_listed_since_a_day(cli, passage):
    made = cli("clusters", "create", "Ours", "--statement", passage[0], "--json").data
    cli("clusters", "move", passage[1], "--to", made["id"])
    [found] = cli("clusters", "changed", "--since", "2020-01-01", "--json").data
    assert list(found) == ["name", "id", "came", "went", "born", "split", "merged"]
    assert (found["name"], found["came"], found["went"]) == ("Ours", 2, 0)
    assert "+2  new" in cli("clusters", "changed", "--since", "2020-01-01").out
    assert cli("clusters", "changed", "--since", "2999-01-01", "--json").data == []
    refused = cli("clusters", "changed", "--since", "May", "--json")
    assert (refused.code, "takes a day" in refused.data["error"]["message"]) == (2, True)
