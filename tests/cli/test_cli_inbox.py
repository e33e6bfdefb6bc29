"""The inbox: what the machine proposes is listed, accepted or rejected, all of it or nothing."""

import shutil
from datetime import datetime

import pytest

FOUNDRY = """+++
title = "Besuch in der Gießerei"
date = 2026-03-02
author = "T. Adeyemi"
+++
Gespräch mit Dr. Mara Quendel (Turmblau Guss GmbH).

Turmblau Guss GmbH braucht einen Prüfstand für Bleche.

Wir schicken bis 30.06.2026 eine Liste der Maschinen.

Die Firma Halvorsbeck AG liefert die Formen.
"""
AGAIN = """Besuch bei der Firma Halvorsbeck AG in ihrem Lager.

Sie sucht einen Abnehmer für alte Formen.
"""
KEYS = ["id", "what", "title", "detail", "reason", "note_id", "quote", "made_at"]


@pytest.fixture(scope="module")
def proposed_once(tmp_path_factory, captured):
    return captured(tmp_path_factory.mktemp("proposed"), {"foundry.md": FOUNDRY})


@pytest.fixture
def proposed(proposed_once, home, cli):
    """Ids of what waits, by title and kind."""
    shutil.copytree(proposed_once, home)
    return {(each["what"], each["title"]): each["id"] for each in waiting(cli)}


def waiting(cli, *options):
    return cli("inbox", "list", *options, "--json").data


def names(cli, what="organisations"):
    return {each["name"]: each["status"] for each in cli(what, "list", "--json").data}


def everything(cli):
    lists = (("inbox",), ("organisations",), ("contacts",), ("notes",))
    return [cli(*each, "list", "--json").data for each in lists]


def test_what_waits_is_listed_by_kind_with_null_for_what_is_not_known(cli, proposed):
    answer = cli("inbox", "list", "--json")
    assert (answer.code, answer.err) == (0, "")
    found = answer.data
    assert [list(each) for each in found] == [KEYS] * 4
    assert all(datetime.fromisoformat(each.pop("made_at")).tzinfo for each in found)
    assert [list(each.values())[1:] for each in found] == [
        [
            *("contact", "Mara Quendel", "Turmblau Guss GmbH", "title: Dr.; host", 1),
            "Gespräch mit Dr. Mara Quendel (Turmblau Guss GmbH).",
        ],
        [
            *("follow_up", "T. Adeyemi", "2026-06-30", "promise: Wir schicken", 1),
            "Wir schicken bis 30.06.2026 eine Liste der Maschinen.",
        ],
        [
            *("organisation", "Turmblau Guss GmbH", "firm", "legal form: GmbH", 1),
            "Gespräch mit Dr. Mara Quendel (Turmblau Guss GmbH).",
        ],
        [
            *("organisation", "Halvorsbeck AG", "firm", "legal form: AG", 1),
            "Die Firma Halvorsbeck AG liefert die Formen.",
        ],
    ]


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        (("--what", "organisation"), ["Turmblau Guss GmbH", "Halvorsbeck AG"]),
        (("--what", "contact"), ["Mara Quendel"]),
        (("--what", "follow_up"), ["T. Adeyemi"]),
        (("--what", "twin"), []),
        (("--what", "merge"), []),
        (("--what", "organisation", "--limit", 1), ["Turmblau Guss GmbH"]),
        (("--limit", 1), ["Mara Quendel"]),
    ],
    ids=lambda value: " ".join(map(str, value)),
)
def test_kind_and_limit_narrow_the_list(cli, proposed, options, titles):
    assert [each["title"] for each in waiting(cli, *options)] == titles


def test_for_people_the_inbox_is_a_table(cli, proposed):
    heading, *rows = cli("inbox", "list").out.splitlines()
    assert heading.split() == ["id", "what", "title", "detail", "reason", "note", "quote"]
    assert len(rows) == 4
    assert "Mara Quendel" in rows[0]
    assert rows[1].split()[1] == "follow_up"
    assert rows[1].endswith("1  Wir schicken bis 30.06.2026 eine Liste der Maschinen.")


def test_an_empty_inbox_says_so(cli, proposed):
    answer = cli("inbox", "list", "--what", "twin")
    assert (answer.code, answer.out, answer.err) == (0, "", "No twin waits in the inbox.\n")
    cli("inbox", "accept", *proposed.values())
    answer = cli("inbox", "list")
    assert (answer.code, answer.out, answer.err) == (0, "", "Nothing waits in the inbox.\n")


def test_an_accepted_organisation_is_confirmed_and_waits_no_longer(cli, proposed):
    number = proposed["organisation", "Halvorsbeck AG"]
    answer = cli("inbox", "accept", number, "--json")
    assert (answer.code, answer.data) == (0, {"decided": [number], "accepted": True})
    assert names(cli) == {"Halvorsbeck AG": "confirmed", "Turmblau Guss GmbH": "proposed"}
    assert number not in [each["id"] for each in waiting(cli)]
    assert len(waiting(cli)) == 3


def test_a_rejected_contact_is_in_no_list(cli, proposed):
    number = proposed["contact", "Mara Quendel"]
    answer = cli("inbox", "reject", number, "--json")
    assert (answer.code, answer.data) == (0, {"decided": [number], "accepted": False})
    assert cli("contacts", "list", "--json").data == []
    [note] = cli("notes", "list", "--json").data
    assert note["contacts"] == []


def test_a_rejected_organisation_is_no_longer_named_by_its_note(cli, proposed):
    cli("inbox", "reject", proposed["organisation", "Turmblau Guss GmbH"])
    assert names(cli) == {"Halvorsbeck AG": "proposed"}
    [note] = cli("notes", "list", "--json").data
    assert note["organisations"] == []


def test_several_are_decided_in_the_order_given_each_once(cli, proposed):
    contact, promise, *_ = proposed.values()
    answer = cli("inbox", "accept", promise, contact, promise, "--json")
    assert answer.data == {"decided": [promise, contact], "accepted": True}
    assert {each["what"] for each in waiting(cli)} == {"organisation"}
    assert names(cli, "contacts") == {"Mara Quendel": "confirmed"}


@pytest.mark.parametrize(
    ("verdict", "left"),
    [
        ("accept", {"Halvorsbeck AG": "confirmed", "Turmblau Guss GmbH": "confirmed"}),
        ("reject", {}),
    ],
)
def test_all_of_one_kind_are_decided_at_once_and_no_other(cli, proposed, verdict, left):
    meant = [number for (what, _), number in proposed.items() if what == "organisation"]
    answer = cli("inbox", verdict, "--all", "--what", "organisation", "--json")
    assert answer.data == {"decided": meant, "accepted": verdict == "accept"}
    assert names(cli) == left
    assert [each["what"] for each in waiting(cli)] == ["contact", "follow_up"]


def test_all_of_a_kind_that_has_none_decides_nothing(cli, proposed):
    before = everything(cli)
    answer = cli("inbox", "accept", "--all", "--what", "merge", "--json")
    assert (answer.code, answer.data) == (0, {"decided": [], "accepted": True})
    assert everything(cli) == before


def test_for_people_the_verdict_is_counted(cli, proposed):
    answer = cli("inbox", "accept", proposed["contact", "Mara Quendel"])
    assert (answer.out, answer.err) == ("", "1 proposal accepted\n")
    answer = cli("inbox", "reject", "--all", "--what", "organisation")
    assert (answer.out, answer.err) == ("", "2 proposals rejected\n")


def test_a_rejected_organisation_is_not_proposed_again_by_a_second_note(cli, proposed):
    cli("inbox", "reject", proposed["organisation", "Halvorsbeck AG"])
    before = waiting(cli)
    assert cli("capture", "-", stdin=AGAIN.encode()).code == 0
    assert waiting(cli) == before
    assert names(cli) == {"Turmblau Guss GmbH": "proposed"}


def test_the_second_note_would_propose_it_had_nobody_rejected_it(cli, home):
    assert cli("capture", "-", stdin=AGAIN.encode()).code == 0
    assert [(each["what"], each["title"]) for each in waiting(cli)] == [
        ("organisation", "Halvorsbeck AG")
    ]


BY_ID_OR_KIND = (
    "Proposals are named by their ids, or by --all together with --what; nothing was decided."
)


@pytest.mark.parametrize("verdict", ["accept", "reject"])
@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (
            ("1", "99"),
            "not_found",
            "No proposal 99 waits in the inbox; nothing was decided.",
        ),
        (
            ("9" * 30,),
            "not_found",
            f"No proposal {'9' * 30} waits in the inbox; nothing was decided.",
        ),
        ((), "bad_input", "No proposal is named; nothing was decided."),
        (("--all",), "bad_input", BY_ID_OR_KIND),
        (("--what", "contact"), "bad_input", BY_ID_OR_KIND),
        (("1", "--what", "organisation"), "bad_input", BY_ID_OR_KIND),
        (("1", "--all", "--what", "organisation"), "bad_input", BY_ID_OR_KIND),
        (
            ("--all", "--what", "person"),
            "bad_input",
            "There is no kind of proposal 'person'.",
        ),
        (("one",), "usage", None),
    ],
    ids=lambda value: " ".join(value) or "none" if isinstance(value, tuple) else "",
)
def test_what_is_named_wrongly_decides_nothing(cli, proposed, verdict, arguments, code, message):
    before = everything(cli)
    assert 1 in proposed.values()
    answer = cli("inbox", verdict, *arguments, "--json")
    assert (answer.code, answer.err) == (2, "")
    assert answer.error["code"] == code
    assert message in (None, answer.error["message"])
    assert answer.error["hint"]
    spoken = cli("inbox", verdict, *arguments)
    assert (spoken.code, spoken.out) == (2, "")
    assert spoken.err == f"{answer.error['message']} {answer.error['hint']}\n"
    assert everything(cli) == before


def test_what_was_decided_cannot_be_decided_again(cli, proposed):
    number = proposed["organisation", "Halvorsbeck AG"]
    cli("inbox", "accept", number)
    answer = cli("inbox", "reject", number, "--json")
    assert (answer.code, answer.error["code"]) == (2, "not_found")
    assert names(cli)["Halvorsbeck AG"] == "confirmed"


def test_a_kind_that_is_none_is_refused_with_those_that_are(cli, proposed):
    answer = cli("inbox", "list", "--what", "person", "--json")
    assert (answer.code, answer.error) == (
        2,
        {
            "code": "bad_input",
            "message": "There is no kind of proposal 'person'.",
            "hint": "Choose one of: organisation, contact, follow_up, twin, merge, same_person.",
        },
    )


def test_what_was_decided_is_taken_back_and_waits_again(cli, proposed):
    before = everything(cli)
    number = proposed["organisation", "Halvorsbeck AG"]
    cli("inbox", "accept", number)
    answer = cli("inbox", "undo", number, "--json")
    assert (answer.code, answer.data) == (0, {"undone": [number]})
    assert everything(cli) == before
    answer = cli("inbox", "undo", number, "--json")
    assert (answer.code, answer.error["code"]) == (2, "not_found")
    cli("inbox", "reject", number)
    assert cli("inbox", "undo", number).err == "1 proposal waits again\n"


@pytest.mark.parametrize(
    "command", [("list",), ("accept", "1"), ("reject", "1"), ("undo", "1")], ids=" ".join
)
def test_a_missing_workspace_is_named_and_not_made(cli, home, command):
    answer = cli("inbox", *command, "--json")
    assert (answer.code, answer.error["code"]) == (2, "workspace_missing")
    assert not home.exists()


def test_a_proposal_is_corrected_while_it_is_accepted(cli, proposed):
    number = proposed["contact", "Mara Quendel"]
    said = ("--name", "Mara Quendl", "--role", "Einkauf", "--organisation", "Halvorsbeck AG")
    answer = cli("inbox", "accept", number, *said, "--json")
    assert (answer.code, answer.data) == (0, {"decided": [number], "accepted": True})
    [contact] = cli("contacts", "list", "--json").data
    assert (contact["name"], contact["role"], contact["status"]) == (
        "Mara Quendl",
        "Einkauf",
        "confirmed",
    )
    assert contact["organisation"]["name"] == "Halvorsbeck AG"
    cli("inbox", "undo", number)
    [contact] = cli("contacts", "list", "--json").data
    assert (contact["name"], contact["role"], contact["status"]) == (
        "Mara Quendel",
        None,
        "proposed",
    )


def test_the_day_of_a_follow_up_is_corrected_and_a_wrong_one_refused(cli, proposed):
    number = proposed["follow_up", "T. Adeyemi"]
    answer = cli("inbox", "accept", number, "--due", "31.12.2026", "--json")
    assert (answer.code, answer.error["code"]) == (2, "bad_input")
    assert "'31.12.2026' is no day" in answer.error["message"]
    assert cli("inbox", "accept", number, "--due", "2026-12-31", "--who", "N. Reding").code == 0


def test_several_are_not_corrected_at_once(cli, proposed):
    answer = cli("inbox", "accept", "--all", "--what", "organisation", "--name", "X AG", "--json")
    assert (answer.code, answer.error["hint"]) == (
        2,
        "Name a single id, or leave the corrections out.",
    )
