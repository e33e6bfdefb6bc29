"""Kind and voice of statements, put right on the command line."""


def shown(cli, note, number):
    passages = cli("notes", "show", note, "--json").data["passages"]
    found = next(each for each in passages if each["id"] == number)
    return found["kind"], found["attribution"]


def test_kind_and_voice_are_set_and_taken_back(cli, filled):
    before = shown(cli, 1, 1)
    answer = cli("statements", "set", 1, "--kind", "fact", "--attribution", "mentioned", "--json")
    assert (answer.code, answer.data) == (
        0,
        {"passage_id": 1, "kind": "fact", "attribution": "mentioned"},
    )
    assert shown(cli, 1, 1) == ("fact", "mentioned")
    answer = cli("statements", "set", 1, "--kind", "need")
    assert answer.out == "statement 1: need, mentioned\n"
    cli("statements", "undo", 1)
    answer = cli("statements", "undo", 1, "--json")
    assert (answer.data["kind"], answer.data["attribution"]) == before
    answer = cli("statements", "undo", 1, "--json")
    assert (answer.code, answer.error["code"]) == (2, "bad_input")
    assert answer.error["message"] == "No one has changed kind or voice of statement 1."


def test_what_cannot_be_changes_nothing(cli, filled):
    before = shown(cli, 1, 1)
    for arguments, code, message in (
        (
            ("1", "--kind", "wish"),
            "bad_input",
            "A statement cannot be 'wish'; nothing was changed.",
        ),
        (("1",), "bad_input", "Neither kind nor voice is named; nothing was changed."),
        (("999", "--kind", "need"), "not_found", "There is no statement 999."),
    ):
        answer = cli("statements", "set", *arguments, "--json")
        assert (answer.code, answer.error["code"], answer.error["message"]) == (2, code, message)
        assert answer.error["hint"]
    assert shown(cli, 1, 1) == before
