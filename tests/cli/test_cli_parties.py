"""Organisations and contacts: listed, shown, merged and brought back, linked to a parent."""

import shutil

import pytest

NOTES = {
    "a.md": """+++
title = "Besuch in der Gießerei"
date = 2026-03-02
author = "T. Adeyemi"
+++
Gespräch mit Dr. Mara Quendel (Turmblau Guss GmbH).

Turmblau Guss GmbH braucht einen Prüfstand für Bleche.
""",
    "b.md": """+++
title = "Lab visit"
date = 2026-04-07

[[organisations]]
name = "Fernhag Institut"
category = "research"
size = "medium"
region = "Nord"
parent = "Fernhag Stiftung"

[[contacts]]
name = "Mara Quendl"
role = "head of testing"
organisation = "Fernhag Institut"
+++
The lab would open its test bench to small firms.
""",
    "c.md": """+++
title = "Runder Tisch"

[[organisations]]
name = "Turmblau Giesserei"

[[organisations]]
name = "Fernhag Institut"

[[contacts]]
name = "Jannek Ostrin"
+++
Wir würden die Halle gern gemeinsam heizen.

Die Abwärme geht zum Kamin hinaus.
""",
}
ORGANISATION = [
    *("id", "name", "category", "size", "region", "parent_id", "status", "notes", "passages")
]
CONTACT = ["id", "name", "role", "organisation", "status", "notes", "last_contact"]
STATEMENT = ["passage_id", "note_id", "text", "date", "title"]


@pytest.fixture(scope="module")
def met_once(tmp_path_factory, captured):
    return captured(tmp_path_factory.mktemp("met"), NOTES)


@pytest.fixture
def met(met_once, home, cli):
    """Ids of organisations and contacts by name."""
    shutil.copytree(met_once, home)
    return {
        each["name"]: each["id"]
        for what in ("organisations", "contacts")
        for each in cli(what, "list", "--json").data
    }


def listed(cli, what):
    return cli(what, "list", "--json").data


def everything(cli):
    return [listed(cli, what) for what in ("organisations", "contacts", "notes", "inbox")]


def by_name(cli, what):
    return {each["name"]: each for each in listed(cli, what)}


# List and show


def test_organisations_are_listed_with_those_proposed(cli, met):
    found = listed(cli, "organisations")
    assert [list(each) for each in found] == [ORGANISATION] * 4
    assert [(each["name"], each["status"], each["notes"], each["passages"]) for each in found] == [
        ("Fernhag Institut", "confirmed", 2, 3),
        ("Fernhag Stiftung", "proposed", 0, 0),
        ("Turmblau Giesserei", "confirmed", 1, 2),
        ("Turmblau Guss GmbH", "proposed", 1, 2),
    ]
    assert found[0]["parent_id"] == met["Fernhag Stiftung"]


def test_contacts_are_listed_with_those_proposed(cli, met):
    found = listed(cli, "contacts")
    assert [list(each) for each in found] == [CONTACT] * 3
    assert [list(each.values())[1:] for each in found] == [
        ["Jannek Ostrin", None, None, "confirmed", 1, None],
        [
            *("Mara Quendel", None),
            {"id": met["Turmblau Guss GmbH"], "name": "Turmblau Guss GmbH"},
            *("proposed", 1, "2026-03-02"),
        ],
        [
            *("Mara Quendl", "head of testing"),
            {"id": met["Fernhag Institut"], "name": "Fernhag Institut"},
            *("confirmed", 1, "2026-04-07"),
        ],
    ]


@pytest.mark.parametrize(
    ("what", "marked"),
    [
        ("organisations", ["Fernhag Stiftung", "Turmblau Guss GmbH"]),
        ("contacts", ["Mara Quendel"]),
    ],
)
def test_for_people_only_those_proposed_are_marked(cli, met, what, marked):
    heading, *rows = cli(what, "list").out.splitlines()
    assert heading.endswith("  status")
    names = [each["name"] for each in listed(cli, what)]
    assert [name for name, row in zip(names, rows, strict=True) if name in row] == names
    assert [
        name for name, row in zip(names, rows, strict=True) if row.endswith("  proposed")
    ] == marked
    assert "confirmed" not in "".join(rows)


def test_an_organisation_is_shown_with_contacts_and_statements_newest_first(cli, met):
    shown = cli("organisations", "show", met["Fernhag Institut"], "--json").data
    assert list(shown) == [*ORGANISATION, "contacts", "statements"]
    own = {key: shown[key] for key in ORGANISATION}
    assert own == by_name(cli, "organisations")["Fernhag Institut"]
    assert shown["contacts"] == [by_name(cli, "contacts")["Mara Quendl"]]
    assert [list(each) for each in shown["statements"]] == [STATEMENT] * 3
    assert len(shown["statements"]) == shown["passages"]
    assert shown["statements"] == [
        {
            "passage_id": shown["statements"][0]["passage_id"],
            "note_id": 2,
            "text": "The lab would open its test bench to small firms.",
            "date": "2026-04-07",
            "title": "Lab visit",
        },
        *(
            {
                "passage_id": each["id"],
                "note_id": 3,
                "text": each["text"],
                "date": None,
                "title": "Runder Tisch",
            }
            for each in cli("notes", "show", "3", "--json").data["passages"]
        ),
    ]


def test_an_organisation_that_is_only_named_has_nothing_to_show(cli, met):
    shown = cli("organisations", "show", met["Fernhag Stiftung"], "--json").data
    assert (shown["status"], shown["contacts"], shown["statements"]) == ("proposed", [], [])


def test_a_contact_is_shown_with_statements(cli, met):
    shown = cli("contacts", "show", met["Mara Quendel"], "--json").data
    assert list(shown) == [*CONTACT, "statements"]
    assert {key: shown[key] for key in CONTACT} == by_name(cli, "contacts")["Mara Quendel"]
    assert [
        (each["note_id"], each["date"], each["title"], each["text"]) for each in shown["statements"]
    ] == [
        (1, "2026-03-02", "Besuch in der Gießerei", text)
        for text in (
            "Gespräch mit Dr. Mara Quendel (Turmblau Guss GmbH).",
            "Turmblau Guss GmbH braucht einen Prüfstand für Bleche.",
        )
    ]


def test_a_removed_note_is_not_shown(cli, met):
    cli("notes", "remove", "1")
    assert cli("contacts", "show", met["Mara Quendel"], "--json").data["statements"] == []


def test_for_people_an_organisation_is_shown_on_a_page(cli, met):
    answer = cli("organisations", "show", met["Fernhag Institut"])
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[:2] == ["Fernhag Institut", "research · medium · Nord"]
    assert "head of testing" in answer.out
    assert "] The lab would open its test bench to small firms." in answer.out
    assert "      2026-04-07  Lab visit  (note 2)" in lines
    assert "      no date  Runder Tisch  (note 3)" in lines


def test_for_people_a_proposed_contact_is_marked(cli, met):
    lines = cli("contacts", "show", met["Mara Quendel"]).out.splitlines()
    assert lines[:2] == ["Mara Quendel", "Turmblau Guss GmbH · 2026-03-02 · proposed"]
    lines = cli("contacts", "show", met["Mara Quendl"]).out.splitlines()
    assert lines[1] == "head of testing · Fernhag Institut · 2026-04-07"


# Merge and unmerge


def test_merged_organisations_are_one_and_come_apart_again(cli, met):
    before = everything(cli)
    kept, gone = met["Turmblau Guss GmbH"], met["Turmblau Giesserei"]
    answer = cli("organisations", "merge", kept, gone, "--json")
    assert answer.code == 0
    assert list(answer.data) == ORGANISATION
    assert (answer.data["id"], answer.data["notes"], answer.data["passages"]) == (kept, 2, 4)
    assert by_name(cli, "organisations")["Turmblau Guss GmbH"] == answer.data
    assert "Turmblau Giesserei" not in by_name(cli, "organisations")
    table = {each["id"]: each for each in listed(cli, "notes")}[3]
    assert [each["id"] for each in table["organisations"]] == [kept, met["Fernhag Institut"]]

    back = cli("organisations", "unmerge", gone, "--json")
    assert (back.code, back.data["id"], back.data["notes"]) == (0, gone, 1)
    assert everything(cli) == before


def test_the_name_of_a_merged_organisation_stands_for_the_kept_one_until_unmerged(cli, met):
    kept, gone = met["Turmblau Guss GmbH"], met["Turmblau Giesserei"]

    def met_by_the_next_note(text):
        options = ("--organisation", "Turmblau Giesserei", "--json")
        [stored] = cli("capture", "-", *options, stdin=text).data
        [organisation] = cli("notes", "show", stored["note_id"], "--json").data["organisations"]
        return organisation["id"]

    cli("organisations", "merge", kept, gone)
    assert met_by_the_next_note(b"Der Ofen raucht.") == kept
    cli("organisations", "unmerge", gone)
    assert met_by_the_next_note(b"Der Kran steht still.") == gone


def test_a_note_that_names_both_names_the_merged_one_no_longer(cli, met):
    before = everything(cli)
    kept, gone = met["Fernhag Institut"], met["Turmblau Giesserei"]
    cli("organisations", "merge", kept, gone)
    table = {each["id"]: each for each in listed(cli, "notes")}[3]
    cli("organisations", "unmerge", gone)
    assert everything(cli) == before
    assert [each["id"] for each in table["organisations"]] == [kept]


def test_an_organisation_merged_with_its_parent_does_not_belong_to_itself(cli, met):
    before = everything(cli)
    kept, gone = met["Fernhag Institut"], met["Fernhag Stiftung"]
    merged = cli("organisations", "merge", kept, gone, "--json").data
    cli("organisations", "unmerge", gone)
    assert everything(cli) == before
    assert merged["parent_id"] is None


@pytest.mark.parametrize("order", [(1, 0), (0, 1, 0)], ids=["last first", "first first"])
def test_merges_of_merges_are_undone_without_loss(cli, met, order):
    before = everything(cli)
    first, second, third = (
        met[name] for name in ("Turmblau Giesserei", "Turmblau Guss GmbH", "Fernhag Stiftung")
    )
    cli("organisations", "merge", second, first)
    cli("organisations", "merge", third, second)
    assert by_name(cli, "organisations")["Fernhag Stiftung"]["notes"] == 2
    # Out of order an undo may be refused, so it is asked for once more at the end.
    for each in order:
        cli("organisations", "unmerge", (first, second)[each])
    assert everything(cli) == before


def test_names_that_came_along_go_back_with_the_one_they_came_with(cli, met):
    first, second, third = (
        met[name] for name in ("Turmblau Giesserei", "Turmblau Guss GmbH", "Fernhag Stiftung")
    )
    cli("organisations", "merge", second, first)
    cli("organisations", "merge", third, second)
    cli("organisations", "unmerge", second)
    options = ("--organisation", "Turmblau Giesserei", "--json")
    [stored] = cli("capture", "-", *options, stdin=b"Der Ofen raucht.").data
    [organisation] = cli("notes", "show", stored["note_id"], "--json").data["organisations"]
    assert organisation["id"] == second


def test_merged_contacts_are_one_and_come_apart_again(cli, met):
    before = everything(cli)
    kept, gone = met["Mara Quendl"], met["Mara Quendel"]
    answer = cli("contacts", "merge", kept, gone, "--json")
    assert answer.code == 0
    assert list(answer.data) == CONTACT
    assert (answer.data["id"], answer.data["notes"], answer.data["last_contact"]) == (
        *(kept, 2),
        "2026-04-07",
    )
    assert set(by_name(cli, "contacts")) == {"Mara Quendl", "Jannek Ostrin"}
    shown = cli("contacts", "show", kept, "--json").data
    assert [each["note_id"] for each in shown["statements"]] == [2, 1, 1]

    back = cli("contacts", "unmerge", gone, "--json")
    assert (back.code, back.data["id"], back.data["notes"]) == (0, gone, 1)
    assert everything(cli) == before


def test_for_people_each_merge_tells_how_to_undo_it(cli, met):
    kept, gone = met["Mara Quendl"], met["Mara Quendel"]
    answer = cli("contacts", "merge", kept, gone)
    assert (answer.out, answer.err) == (
        "",
        f"contact {gone}, Mara Quendel, is now part of {kept}, Mara Quendl; "
        f"undo it with: ideation contacts unmerge {gone}\n",
    )
    answer = cli("contacts", "unmerge", gone)
    assert answer.err == f"contact {gone} is back, no longer part of {kept}\n"
    kept, gone = met["Turmblau Guss GmbH"], met["Turmblau Giesserei"]
    answer = cli("organisations", "merge", kept, gone)
    assert answer.err == (
        f"organisation {gone}, Turmblau Giesserei, is now part of {kept}, Turmblau Guss GmbH; "
        f"undo it with: ideation organisations unmerge {gone}\n"
    )
    answer = cli("organisations", "unmerge", gone)
    assert answer.err == f"organisation {gone} is back, no longer part of {kept}\n"


def test_nothing_is_merged_into_a_rejected_organisation(cli, met):
    [proposal] = [
        each["id"] for each in listed(cli, "inbox") if each["title"] == "Turmblau Guss GmbH"
    ]
    cli("inbox", "reject", proposal)
    before = everything(cli)
    rejected, other = met["Turmblau Guss GmbH"], met["Turmblau Giesserei"]
    for pair in ((rejected, other), (other, rejected)):
        answer = cli("organisations", "merge", *pair, "--json")
        assert (answer.code, answer.error["message"]) == (
            2,
            f"There is no organisation {rejected}.",
        )
    assert everything(cli) == before


# Link


def test_an_organisation_is_linked_to_its_parent_and_unlinked(cli, met):
    before = everything(cli)
    child, parent = met["Turmblau Giesserei"], met["Turmblau Guss GmbH"]
    answer = cli("organisations", "link", child, parent, "--json")
    assert (answer.code, list(answer.data)) == (0, ORGANISATION)
    assert (answer.data["id"], answer.data["parent_id"]) == (child, parent)
    assert by_name(cli, "organisations")["Turmblau Giesserei"] == answer.data
    answer = cli("organisations", "link", child, "--none", "--json")
    assert (answer.data["id"], answer.data["parent_id"]) == (child, None)
    assert everything(cli) == before


def test_for_people_a_link_names_both(cli, met):
    child, parent = met["Turmblau Giesserei"], met["Turmblau Guss GmbH"]
    answer = cli("organisations", "link", child, parent)
    assert (answer.out, answer.err) == (
        "",
        "Turmblau Giesserei belongs to Turmblau Guss GmbH; they are one voice\n",
    )
    answer = cli("organisations", "link", child, "--none")
    assert answer.err == "Turmblau Giesserei belongs to nobody and counts as a voice of its own\n"


def test_two_organisations_do_not_belong_to_each_other(cli, met):
    before = everything(cli)
    child, parent = met["Fernhag Institut"], met["Fernhag Stiftung"]
    answer = cli("organisations", "link", parent, child, "--json")
    assert (answer.code, answer.error) == (
        2,
        {
            "code": "bad_input",
            "message": "An organisation cannot belong to one that belongs to it.",
            "hint": f"Unlink that one first: ideation organisations link {child} --none",
        },
    )
    assert everything(cli) == before


# Refusals


LINK = "An organisation belongs to one PARENT, or with --none to nobody; nothing was changed."


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("organisations", "show", "99"), "not_found", "There is no organisation 99."),
        (("organisations", "show", "9" * 30), "not_found", f"There is no organisation {'9' * 30}."),
        (("organisations", "merge", "1", "99"), "not_found", "There is no organisation 99."),
        (("organisations", "merge", "99", "1"), "not_found", "There is no organisation 99."),
        (
            ("organisations", "merge", "1", "1"),
            "bad_input",
            "An entry cannot be merged with itself.",
        ),
        (("organisations", "merge", "1"), "usage", None),
        (
            ("organisations", "unmerge", "1"),
            "not_found",
            "The organisation 1 was not merged into another one.",
        ),
        (
            ("organisations", "unmerge", "9" * 30),
            "not_found",
            f"The organisation {'9' * 30} was not merged into another one.",
        ),
        (("organisations", "link", "1", "99"), "not_found", "There is no organisation 99."),
        (("organisations", "link", "99", "1"), "not_found", "There is no organisation 99."),
        (("organisations", "link", "99", "--none"), "not_found", "There is no organisation 99."),
        (
            ("organisations", "link", "1", "1"),
            "bad_input",
            "An organisation cannot belong to itself; nothing was changed.",
        ),
        (("organisations", "link", "1"), "bad_input", LINK),
        (("organisations", "link", "1", "2", "--none"), "bad_input", LINK),
        (("organisations", "show", "Fernhag"), "usage", None),
        (("contacts", "show", "99"), "not_found", "There is no contact 99."),
        (("contacts", "merge", "1", "99"), "not_found", "There is no contact 99."),
        (("contacts", "merge", "99", "1"), "not_found", "There is no contact 99."),
        (("contacts", "merge", "1", "1"), "bad_input", "An entry cannot be merged with itself."),
        (
            ("contacts", "unmerge", "1"),
            "not_found",
            "The contact 1 was not merged into another one.",
        ),
        (("contacts", "show"), "usage", None),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_does_not_fit_is_refused_and_nothing_changes(cli, met, arguments, code, message):
    before = everything(cli)
    answer = cli(*arguments, "--json")
    assert (answer.code, answer.err) == (2, "")
    assert answer.error["code"] == code
    assert message in (None, answer.error["message"])
    assert answer.error["hint"]
    spoken = cli(*arguments)
    assert (spoken.code, spoken.out) == (2, "")
    assert spoken.err == f"{answer.error['message']} {answer.error['hint']}\n"
    assert everything(cli) == before


@pytest.mark.parametrize(
    "command",
    [
        ("organisations", "show", "1"),
        ("organisations", "merge", "1", "2"),
        ("organisations", "unmerge", "1"),
        ("organisations", "link", "1", "2"),
        ("contacts", "show", "1"),
        ("contacts", "merge", "1", "2"),
        ("contacts", "unmerge", "1"),
    ],
    ids=" ".join,
)
def test_a_missing_workspace_is_named_and_not_made(cli, home, command):
    answer = cli(*command, "--json")
    assert (answer.code, answer.error["code"]) == (2, "workspace_missing")
    assert not home.exists()


# Set and undo


def test_facts_of_an_organisation_are_set_and_taken_back(cli, met):
    wanted = met["Fernhag Institut"]
    answer = cli("organisations", "set", wanted, "--category", "public", "--region", "", "--json")
    assert list(answer.data) == ORGANISATION
    assert (answer.data["category"], answer.data["region"]) == ("public", None)
    assert cli("organisations", "undo", wanted, "--json").data["region"] == "Nord"
    assert cli("organisations", "undo", wanted, "--json").data["category"] == "research"


def test_facts_of_a_contact_are_set_and_taken_back(cli, met):
    wanted, house = met["Mara Quendl"], met["Turmblau Giesserei"]
    changed = cli("contacts", "set", wanted, "--role", "director", "--organisation", house)
    assert (changed.code, changed.out) == (0, "")
    assert f"contacts undo {wanted}" in changed.err
    shown = by_name(cli, "contacts")["Mara Quendl"]
    assert (shown["role"], shown["organisation"]["id"]) == ("director", house)
    cli("contacts", "undo", wanted)
    assert by_name(cli, "contacts")["Mara Quendl"]["organisation"]["name"] == "Fernhag Institut"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ((), "Nothing to set was named."),
        (("--category", "club"), "There is no category 'club'."),
    ],
)
def test_what_cannot_be_set_is_refused_and_changes_nothing(cli, met, options, sentence):
    before = everything(cli)
    answer = cli("organisations", "set", met["Fernhag Institut"], *options, "--json")
    assert (answer.code, answer.data["error"]["message"]) == (2, sentence)
    assert everything(cli) == before


def test_what_nobody_set_cannot_be_taken_back(cli, met):
    answer = cli("contacts", "undo", met["Jannek Ostrin"])
    assert answer.code == 2
    assert "Nobody changed a fact of contact" in answer.err
