"""`themes` that learn and `schemes`, as a person types them."""

import pytest

from ideation.themes.scheme import DEFAULT_SCHEME

SHIFT = ["passage_id", "note_id", "text", "language", "similarity", "before", "after"]


def test_assign_says_what_was_learned_and_undo_takes_all_of_it_back(cli, filled):
    before = cli("notes", "show", "1", "--json").data["passages"]
    done = cli("themes", "assign", "1", "digitalisation", "--json").data
    assert list(done) == ["passage_id", "themes", "rescored", "flipped"]
    assert done["themes"] == [{"slug": "digitalisation", "score": 1.0, "by": "human"}]
    assert done["rescored"] == 3
    back = cli("themes", "undo", "1", "--json").data
    assert [each["by"] for each in back["themes"]] == ["machine"] * len(back["themes"])
    assert cli("notes", "show", "1", "--json").data["passages"] == before
    assert cli("themes", "undo", "1").code == 2


def test_preview_tells_what_would_change_and_changes_nothing(cli, filled):
    before = cli("notes", "show", "1", "--json").data
    found = cli("themes", "preview", "1", "sustainable-development", "--json").data
    assert list(found) == ["passage_id", "themes", "rescored", "by_hand", "flips", "nearest"]
    assert (found["passage_id"], found["rescored"], found["by_hand"]) == (1, 3, 0)
    assert len(found["nearest"]) == 3
    for each in (*found["flips"], *found["nearest"]):
        assert list(each) == SHIFT
        assert list(each["before"]) == list(each["after"]) == ["slug", "score"]
    assert cli("notes", "show", "1", "--json").data == before
    told = cli("themes", "preview", "1", "sustainable-development")
    assert "3 statements would be scored anew" in told.out


def test_teach_lists_statements_with_the_two_themes_between_which_it_wavers(cli, filled):
    found = cli("themes", "teach", "--json", "--limit", "2").data
    assert len(found) == 2
    assert list(found[0]) == [
        *("passage_id", "note_id", "text", "language", "likeliest"),
        *("uncertainty", "density", "worth"),
    ]
    assert [list(each) for each in found[0]["likeliest"]] == [["slug", "score"]] * 2
    assert found[0]["text"].split()[0] in cli("themes", "teach").out


def test_quality_says_too_few_until_thirty_were_read(cli, filled):
    cli("themes", "assign", "1", "digitalisation")
    found = cli("themes", "quality", "--json").data
    assert (found["scheme"], found["read"], found["enough"]) == ("five", 1, 30)
    assert (found["macro_f1"], found["by_language"]) == (None, {"de": None})
    assert found["agreement"] == {"n": 0, "equal": None, "kappa": None}
    told = cli("themes", "quality").out
    assert "macro-F1: 1 of 30 read, too few to say" in told
    assert "second readings: 0 of 30 read, too few to say" in told


def test_why_names_the_nearest_examples_and_the_words(cli, filled):
    found = cli("themes", "why", "2", "--json").data
    assert list(found) == ["passage_id", "slug", "scores", "nearest", "words"]
    assert found["slug"] == found["scores"][0]["slug"]
    assert list(found["nearest"][0]) == ["text", "themes", "similarity", "passage_id"]
    assert "nearest examples of" in cli("themes", "why", "2", "--theme", "digitalisation").out


def test_history_keeps_both_events(cli, filled):
    assert cli("themes", "history", "--json").data == []
    cli("themes", "assign", "1", "digitalisation")
    cli("themes", "undo", "1")
    [event] = cli("themes", "history", "1", "--json").data
    assert list(event) == ["passage_id", "before", "after", "at", "undone_at"]
    assert event["after"] == ["digitalisation"]
    assert event["undone_at"] is not None
    assert "digitalisation" in cli("themes", "history").out


def test_a_second_reading_is_kept_apart_from_the_label(cli, filled):
    refused = cli("themes", "second", "1", "digitalisation", "--json")
    assert (refused.code, refused.error["message"]) == (2, "Nobody has labelled statement 1 yet.")
    cli("themes", "assign", "1", "digitalisation")
    kept = cli("themes", "second", "1", "none", "--reader", "B", "--json").data
    assert kept == {"passage_id": 1, "second": ["none"], "reader": "B"}
    assert cli("themes", "quality", "--json").data["agreement"]["n"] == 1
    assert cli("notes", "show", "1", "--json").data["passages"][0]["themes"][0]["by"] == "human"
    taken = cli("themes", "second", "1", "--undo", "--json").data
    assert taken == {"passage_id": 1, "second": None, "reader": None}
    assert cli("themes", "second", "1", "--undo").code == 2


ADD = [
    *("schemes", "add", "Heat and ships", "--theme", "Heat=Öfen und Abwärme"),
    *("--theme", "Ships=Boats", "--example", "Heat=Die Abwärme vom Ofen geht zum Kamin hinaus."),
]


def test_a_scheme_is_made_used_and_left_again(cli, filled):
    made = cli(*ADD, "--json").data
    assert list(made) == ["slug", "name", "revision", "themes"]
    assert [each["slug"] for each in made["themes"]] == ["heat", "ships", "none"]
    assert list(made["themes"][0]) == ["slug", "name", "definition", "borderline", "examples"]
    used = cli("schemes", "use", "heat-and-ships", "--json").data
    assert [each["slug"] for each in used["themes"]] == ["heat", "ships", "none"]
    listed = cli("themes", "list", "--json").data
    assert [each["slug"] for each in listed] == ["heat", "ships"]
    assert listed[0]["passages"] >= 1
    assert [each["slug"] for each in cli("schemes", "list", "--json").data if each["in_use"]] == [
        "heat-and-ships"
    ]
    assert cli("themes", "show", "digitalisation").code == 2
    refused = cli("schemes", "remove", "heat-and-ships", "--json")
    assert (refused.code, refused.error["code"]) == (2, "bad_input")
    assert cli("schemes", "use", "five").code == 0
    assert cli("schemes", "remove", "heat-and-ships", "--json").data == {
        "slug": "heat-and-ships",
        "removed": True,
    }


def test_a_scheme_goes_out_as_a_file_and_comes_in_again(cli, filled, tmp_path):
    assert cli("schemes", "export", "five").out == DEFAULT_SCHEME.read_text(encoding="utf-8")
    cli(*ADD)
    file = tmp_path / "own.toml"
    answer = cli("schemes", "export", "heat-and-ships", "--output", file, "--json").data
    assert (answer["slug"], answer["path"]) == ("heat-and-ships", str(file))
    assert answer["text"] == file.read_text(encoding="utf-8")
    cli("schemes", "remove", "heat-and-ships")
    assert cli("schemes", "import", file, "--json").data["slug"] == "heat-and-ships"
    shown = cli("schemes", "show", "heat-and-ships").out
    assert "Öfen und Abwärme" in shown


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("schemes", "show", "x"), "There is no theme scheme 'x'."),
        (("schemes", "use", "x"), "There is no theme scheme 'x'."),
        (("schemes", "add", "Two", "--theme", "Heat"), "--theme 'Heat' is no NAME=TEXT."),
        (("schemes", "add", "Two", "--theme", "a=b"), "A scheme needs two themes or more."),
        (
            ("schemes", "add", "Two", "--theme", "a=b", "--theme", "c=d", "--example", "x=y"),
            "The example names no theme 'x'.",
        ),
        (("themes", "preview", "1", "x"), "There is no theme 'x'."),
        (("themes", "why", "99"), "There is no statement 99."),
        (("themes", "history", "99"), "There is no statement 99."),
    ],
)
def test_bad_input_is_one_sentence_and_exit_two(cli, filled, arguments, sentence):
    answer = cli(*arguments, "--json")
    assert (answer.code, answer.error["message"]) == (2, sentence)


@pytest.mark.parametrize("data", [b"", b"\x00\xff\xfe", b"themes = 7", b"[" * 5000])
def test_a_file_that_is_no_scheme_is_refused(cli, filled, data):
    answer = cli("schemes", "import", "-", "--json", stdin=data)
    assert answer.code == 2
    assert len(cli("schemes", "list", "--json").data) == 1


def test_reject_takes_a_theme_away_and_gives_the_next_best(cli, filled):
    cli("themes", "assign", "1", "digitalisation")
    done = cli("themes", "reject", "1", "digitalisation", "--json").data
    assert list(done) == ["passage_id", "themes", "rescored", "flipped"]
    [given] = done["themes"]
    assert given["slug"] != "digitalisation"
    refused = cli("themes", "reject", "1", "digitalisation", "--json")
    assert (refused.code, "does not have" in refused.data["error"]["message"]) == (2, True)
