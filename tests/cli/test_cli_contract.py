"""What each command prints with --json: exactly the keys and values of the contract."""

import json

import pytest

from ideation.storage.sqlite import SCHEMA_VERSION

HIT = [
    *("passage_id", "note_id", "text", "start", "end", "language", "date", "title"),
    *("organisations", "contacts", "themes", "similarity", "score", "why"),
]
PASSAGE = [
    *("id", "start", "end", "text", "reading", "language", "kind", "attribution", "speaker_id"),
    *("organisation_id", "themes", "cluster_id"),
]
THEMES = [
    "business-model-innovation",
    "regional-value-chains",
    "digitalisation",
    "new-innovation-models",
    "sustainable-development",
]


def test_notes_list(cli, filled):
    ids = {each["name"]: each["id"] for each in cli("organisations", "list", "--json").data}
    answer = cli("notes", "list", "--json")
    assert answer.code == 0
    assert answer.data == [
        {
            "id": 2,
            "title": "Lab visit",
            "date": "2026-05-01",
            "source": "interview",
            "languages": ["en"],
            "sector": None,
            "author": None,
            "organisations": [{"id": ids["Institut Aeolia"], "name": "Institut Aeolia"}],
            "contacts": [],
            "passages": 1,
            "confidential": True,
        },
        {
            "id": 1,
            "title": "Besuch bei Kolbenwerk",
            "date": "2026-03-12",
            "source": "meeting",
            "languages": ["de"],
            "sector": "Materials & Manufacturing",
            "author": "T. Adeyemi",
            "organisations": [{"id": 2, "name": "Kolbenwerk GmbH"}],
            "contacts": [{"id": 1, "name": "Anna Weber"}],
            "passages": 2,
            "confidential": False,
        },
        {
            "id": 3,
            "title": "La société cherche un fournisseur de bois local pour ses fenêtres.",
            "date": None,
            "source": None,
            "languages": ["fr"],
            "sector": None,
            "author": None,
            "organisations": [],
            "contacts": [],
            "passages": 1,
            "confidential": False,
        },
    ]
    assert [each["id"] for each in cli("notes", "list", "--json", "--limit", 2).data] == [2, 1]


def test_notes_show(cli, filled):
    answer = cli("notes", "show", "1", "--json").data
    [listed] = [each for each in cli("notes", "list", "--json").data if each["id"] == 1]
    assert list(answer) == [*listed, "text"]
    assert {key: answer[key] for key in listed if key != "passages"} == {
        key: value for key, value in listed.items() if key != "passages"
    }
    assert [list(each) for each in answer["passages"]] == [PASSAGE, PASSAGE]
    for passage in answer["passages"]:
        assert answer["text"][passage["start"] : passage["end"]] == passage["text"]
        for theme in passage["themes"]:
            assert list(theme) == ["slug", "score", "by"]
            assert theme["by"] == "machine"
            assert 0 <= theme["score"] <= 1
    first = answer["passages"][0]
    assert first["text"] == "Sie würden ihren Prüfstand gern mit anderen Betrieben teilen."
    assert (first["id"], first["language"], first["reading"]) == (1, "de", first["text"])
    assert (first["kind"], first["attribution"], first["organisation_id"]) == ("offer", "own", 2)
    assert (first["speaker_id"], first["cluster_id"]) == (None, None)


def test_contacts_list(cli, filled):
    assert cli("contacts", "list", "--json").data == [
        {
            "id": 1,
            "name": "Anna Weber",
            "role": "Leiterin",
            "organisation": {"id": 2, "name": "Kolbenwerk GmbH"},
            "status": "confirmed",
            "notes": 1,
            "last_contact": "2026-03-12",
        }
    ]


def test_organisations_list(cli, filled):
    holding, aeolia, kolbenwerk = sorted(
        cli("organisations", "list", "--json").data,
        key=lambda each: ["Kolben Holding", "Institut Aeolia", "Kolbenwerk GmbH"].index(
            each["name"]
        ),
    )
    assert kolbenwerk == {
        "id": 2,
        "name": "Kolbenwerk GmbH",
        "category": "firm",
        "size": "small",
        "region": "Sud",
        "parent_id": 1,
        "status": "confirmed",
        "notes": 1,
        "passages": 2,
    }
    assert (holding["id"], holding["status"], holding["notes"]) == (1, "proposed", 0)
    assert (aeolia["category"], aeolia["parent_id"], aeolia["size"]) == ("research", None, None)
    assert len(cli("organisations", "list", "--limit", 1, "--json").data) == 1


def test_search_by_passages(cli, filled):
    answer = cli("search", "Prüfstand teilen", "--json")
    assert answer.code == 0
    assert [list(each) for each in answer.data] == [HIT] * 4
    best = answer.data[0]
    assert (best["passage_id"], best["note_id"], best["language"]) == (1, 1, "de")
    assert (best["date"], best["title"]) == ("2026-03-12", "Besuch bei Kolbenwerk")
    assert best["organisations"] == [{"id": 2, "name": "Kolbenwerk GmbH"}]
    assert best["contacts"] == [{"id": 1, "name": "Anna Weber"}]
    assert {tuple(each) for each in best["themes"]} == {("slug", "score", "by")}
    text = cli("notes", "show", "1", "--json").data["text"]
    assert text[best["start"] : best["end"]] == best["text"]
    marked = [(text[each["start"] : each["end"]], each["by"]) for each in best["why"]]
    assert ("Prüfstand", "word") in marked
    assert ("teilen", "word") in marked
    scores = [each["score"] for each in answer.data]
    assert scores == sorted(scores, reverse=True)
    assert -1 <= best["similarity"] <= 1


def test_search_limits_and_filters(cli, filled):
    def found(*options):
        answer = cli("search", "test bench Prüfstand", "--json", *options)
        assert answer.code == 0
        return sorted(each["passage_id"] for each in answer.data)

    assert found() == [1, 2, 3, 4]
    assert len(found("--limit", 2)) == 2
    assert found("--language", "fr") == [4]
    assert found("--sector", "materials & manufacturing") == [1, 2]
    assert found("--organisation", "Kolbenwerk") == [1, 2]
    assert found("--since", "2026-03-13") == [3]
    assert found("--until", "2026-03-12") == [1, 2]
    assert found("--organisation", "Nobody") == []
    theme = cli("notes", "show", "2", "--json").data["passages"][0]["themes"][0]["slug"]
    assert 3 in found("--theme", theme)


@pytest.mark.parametrize(
    ("unit", "name"), [("contacts", "Anna Weber"), ("organisations", "Kolbenwerk GmbH")]
)
def test_search_by_parties(cli, filled, unit, name):
    best, *_ = cli("search", "Abwärme vom Ofen", "--by", unit, "--json").data
    assert list(best) == ["id", "name", "score", "passages"]
    assert best["name"] == name
    assert [list(each) for each in best["passages"]] == [HIT, HIT]
    assert best["passages"][0]["text"] == "Die Abwärme vom Ofen geht zum Kamin hinaus."


def test_a_passage_without_a_vector_has_no_similarity_and_the_search_says_so(cli, home):
    cli("capture", "-", "--no-embed", stdin=b"Der Ofen raucht.")
    answer = cli("search", "Ofen", "--json")
    [hit] = answer.data
    assert hit["similarity"] is None
    assert answer.err == (
        "1 statements wait for a vector and are found by words only. Run: ideation index rebuild\n"
    )


def test_themes_list_and_show(cli, filled):
    listed = cli("themes", "list", "--json").data
    assert [list(each) for each in listed] == [["slug", "name", "passages", "organisations"]] * 5
    assert [each["slug"] for each in listed] == THEMES
    assert listed[2]["name"] == "Digitalisation"
    assigned = [
        theme["slug"]
        for note in (1, 2, 3)
        for passage in cli("notes", "show", note, "--json").data["passages"]
        for theme in passage["themes"]
    ]
    assert {each["slug"]: each["passages"] for each in listed} == {
        slug: assigned.count(slug) for slug in THEMES
    }
    for slug in [*THEMES, "none"]:
        shown = cli("themes", "show", slug, "--json").data
        assert len(shown) == assigned.count(slug)
        scores = [each["score"] for each in shown]
        assert scores == sorted(scores, reverse=True)


def test_index_status_and_rebuild(cli, home):
    cli("capture", "-", "--no-embed", stdin=b"Der Ofen raucht.")
    expected = {
        "model": "hashing",
        "revision": "char-wb-2-4-384",
        "dim": 384,
        "runtime": "hashing",
        "vectors": 0,
        "waiting": 1,
    }
    assert cli("index", "status", "--json").data == expected
    assert cli("index", "rebuild", "--json").data == expected | {"vectors": 1, "waiting": 0}
    assert cli("index", "status", "--json").data == expected | {"vectors": 1, "waiting": 0}


def test_doctor(cli, filled):
    answer = cli("doctor", "--json")
    assert answer.code == 0
    assert list(answer.data) == ["ok", "checks"]
    assert answer.data["ok"] is True
    assert len(answer.data["checks"]) >= 15
    for check in answer.data["checks"]:
        assert list(check) == ["name", "ok", "expected", "found"]
        assert check["ok"] is True


def test_doctor_exits_one_when_something_is_wrong(cli, filled):
    cli("capture", "-", "--no-embed", stdin=b"Something new was said.")
    answer = cli("doctor", "--json")
    assert (answer.code, answer.data["ok"]) == (1, False)
    wrong = [each for each in answer.data["checks"] if not each["ok"]]
    assert [(each["name"], each["expected"], each["found"]) for each in wrong] == [
        ("vectors of the current model", "5", "4"),
        ("statements waiting for a vector", "0", "1"),
        ("notes waiting to be understood", "0", "1"),
    ]
    assert cli("doctor").code == 1


def test_migrate(cli, filled):
    assert cli("migrate", "--json").data == {"schema": SCHEMA_VERSION}


def test_classify_answers_in_json_lines(cli, home):
    lines = ["Die Abwärme vom Ofen heizt die Halle.", "", "Le capteur envoie ses données."]
    answer = cli("classify", "-", "--json", stdin="\n".join(lines).encode())
    assert (answer.code, answer.err) == (0, "")
    answers = [json.loads(line) for line in answer.out.split("\n")[:-1]]
    assert [each["text"] for each in answers] == lines
    assert [each["language"] for each in answers[::2]] == ["de", "fr"]
    for each in answers:
        assert list(each) == ["text", "language", "themes", "primary"]
        assert sorted(theme["slug"] for theme in each["themes"]) == sorted([*THEMES, "none"])
        scores = {theme["slug"]: theme["score"] for theme in each["themes"]}
        assert sum(scores.values()) == pytest.approx(1, abs=0.001)
        assert each["primary"] == max(scores, key=scores.get)
    assert answers[1]["primary"] == "none"
    assert not home.exists()


def test_classify_reads_lines_as_encode_does(cli, home, tmp_path):
    file = tmp_path / "lines.txt"
    file.write_bytes("ein\rText\u2028hier\r\nzwei\n".encode())
    answers = [json.loads(line) for line in cli("classify", file, "--json").out.split("\n")[:-1]]
    assert [each["text"] for each in answers] == ["ein\rText\u2028hier\r", "zwei"]
    file.write_bytes(b"")
    assert cli("classify", file, "--json").out == ""


def test_an_empty_workspace_has_empty_lists(cli, home):
    cli("capture", "-", stdin=b"")
    for command in (
        ("notes", "list"),
        ("contacts", "list"),
        ("organisations", "list"),
        ("themes", "show", "none"),
        ("search", "Ofen"),
        ("search", "Ofen", "--by", "contacts"),
    ):
        assert cli(*command, "--json").data == []
    assert [each["passages"] for each in cli("themes", "list", "--json").data] == [0] * 5
    assert cli("doctor", "--json").data["ok"] is True


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (("notes", "list"), "2026-03-12"),
        (("notes", "show", "1"), "Die Abwärme vom Ofen geht zum Kamin hinaus."),
        (("contacts", "list"), "Anna Weber"),
        (("organisations", "list"), "Institut Aeolia"),
        (("search", "Abwärme"), "[de] Die Abwärme vom Ofen geht zum Kamin hinaus."),
        (("search", "Abwärme", "--by", "contacts"), "Anna Weber"),
        (("themes", "list"), "regional-value-chains"),
        (("themes", "show", "none"), ""),
        (("index", "status"), "char-wb-2-4-384"),
        (("doctor",), "integrity"),
    ],
)
def test_without_json_the_same_is_said_for_people(cli, filled, command, expected):
    answer = cli(*command)
    assert answer.code == 0
    assert expected in answer.out
    assert answer.err == ""


# Options before and after


@pytest.mark.parametrize(
    "arguments",
    [
        ("--json", "--workspace", "{}", "notes", "list", "--limit", "1"),
        ("notes", "--json", "list", "--workspace", "{}", "--limit", "1"),
        ("notes", "list", "--limit", "1", "--workspace={}", "--json"),
        ("--workspace={}", "notes", "list", "--json", "--limit", "1"),
        ("notes", "--workspace", "{}", "list", "--limit=1", "--json"),
    ],
)
def test_workspace_and_json_may_stand_before_or_after_any_command(
    cli, filled, tmp_path, monkeypatch, arguments
):
    monkeypatch.setenv("IDEATION_HOME", str(tmp_path / "elsewhere"))
    answer = cli(*(each.format(filled) for each in arguments))
    assert (answer.code, [each["id"] for each in answer.data]) == (0, [2])


def test_after_two_dashes_nothing_is_an_option(cli, filled):
    answer = cli("search", "--json", "--", "--json")
    assert (answer.code, len(answer.data)) == (0, 4)
    assert cli("search", "--", "--json").out.startswith("0.")


def test_the_option_wins_over_the_environment(cli, filled, tmp_path):
    assert cli("notes", "list", "--json", "--workspace", tmp_path / "none").code == 2
    assert cli("notes", "list", "--json").code == 0


def test_the_version_is_that_of_the_package(cli):
    from ideation import __version__

    answer = cli("--version")
    assert (answer.code, answer.out) == (0, f"ideation {__version__}\n")


TWO = (
    ("Wir brauchen einen offenen Prüfstand für Bleche, den alle nutzen dürfen.", "Blech AG"),
    ("Wir möchten einen offenen Prüfstand für Bleche gemeinsam betreiben.", "Aeolia"),
)


@pytest.fixture
def found(cli, home, plain_words):
    for text, name in TWO:
        options = ("--organisation", name, "--date", "2026-03-02")
        assert cli("capture", "-", *options, stdin=text.encode()).code == 0
    return cli("clusters", "run", "--json")


def test_clusters_run(found):
    assert list(found.data) == ["run_id", "clusters", "unclustered", "events"]
    assert (found.data["clusters"], found.data["unclustered"]) == (0, 2)


def test_clusters_list(cli, found):
    assert cli("clusters", "list", "--json").data == []


def test_candidates_list(cli, found):
    [candidate] = cli("candidates", "list", "--json").data
    assert list(candidate) == [
        *("id", "name", "claim", "stage", "passes", "gate", "backers", "score", "score_parts")
    ]
    assert (candidate["stage"], candidate["passes"]) == ("backed", False)
    assert list(candidate["gate"]) == ["independent", "public_private", "beyond_one"]
    for light in candidate["gate"].values():
        assert list(light) == ["on", "rule", "support", "against"]
    assert candidate["gate"]["independent"]["support"] == [1, 2]
    assert [list(each) for each in candidate["backers"]] == [
        ["organisation_id", "name", "category", "passage_ids"]
    ] * 2
    assert list(candidate["score_parts"]) == [
        *("breadth", "mix", "momentum", "cross_sector", "cross_border", "fit", "novelty")
    ]
    assert all(0 <= value <= 100 for value in candidate["score_parts"].values())


def test_candidates_show_and_decide(cli, found):
    [candidate] = cli("candidates", "list", "--json").data
    number = candidate["id"]
    answer = cli("candidates", "decide", number, "hold", "--reason", "no money", "--json")
    assert (answer.code, answer.data["verdict"], answer.data["reason"]) == (0, "hold", "no money")
    shown = cli("candidates", "show", number, "--json").data
    assert shown["stage"] == "decided"
    assert [each["text"] for each in shown["passages"]] == [text for text, _ in TWO]
    assert cli("candidates", "decide", number, "later", "--reason", "x", "--json").code == 2
    assert cli("candidates", "show", 99, "--json").error["code"] == "not_found"
    told = cli("candidates", "show", number)
    assert "Blech AG" in told.out
    assert "At least 2 independent organisations" in told.out


def test_trends(cli, found):
    trends = cli("trends", "--json").data
    assert [each["scope"] for each in trends] == ["theme"] * 5
    for each in trends:
        assert list(each) == ["scope", "id", "name", "verdict", "bins"]
        assert each["verdict"] == "too-few"
        assert [list(one) for one in each["bins"]] == [
            ["start", "end", "passages", "organisations"]
        ]
    assert trends[0]["bins"][0]["start"] == "2026-01-01"
