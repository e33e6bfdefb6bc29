"""Briefs and position papers from the command line."""

import io
import shutil

import pypdfium2
import pytest
from docx import Document
from plainly import plainly

from ideation.services.reporting.impulses import read
from ideation.settings import Settings
from ideation.workspace import Workspace

FIRM = "Wir brauchen einen offenen Prüfstand für Blechteile in der Region, den alle nutzen dürfen."
DOUBT = "Unsere Sorge: Der Prüfstand für Blechteile steht am Ende leer."
LAB = "Wir möchten einen offenen Prüfstand für Blechteile in der Region gemeinsam betreiben."


@pytest.fixture(scope="module")
def kept(tmp_path_factory, clock, learned_once):
    workspace = Workspace(
        tmp_path_factory.mktemp("reports"), Settings(encoder="hashing"), clock=clock
    )
    with plainly():
        for text, name, category in (
            (f"{FIRM} {DOUBT}", "Kolbenwerk GmbH", "firm"),
            (LAB, "Institut Aeolia", "research"),
        ):
            organisations = [{"name": name, "category": category}]
            workspace.door.take_text(text, {"organisations": organisations})
        workspace.catch_up()
        workspace.findings.run()
    return workspace


@pytest.fixture
def idea(kept, home):
    shutil.copytree(kept.path, home)
    return int(kept.findings.candidates()[0].id)


@pytest.fixture
def draft(cli, idea, tmp_path):
    path = tmp_path / "paper.toml"
    assert cli("position-paper", "draft", "--ideas", idea, "--output", path).code == 0
    return path


def test_a_brief_goes_to_stdout_as_markdown(cli, idea):
    answer = cli("brief", idea, "--language", "de")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("# ")
    assert "## Die drei Lichter" in answer.out
    assert "[1]" in answer.out


def test_a_brief_as_docx_and_pdf_needs_a_place(cli, idea, tmp_path):
    for form in ("docx", "pdf"):
        answer = cli("brief", idea, "--format", form)
        assert (answer.code, answer.out) == (2, "")
        assert "--output" in answer.err
        path = tmp_path / f"brief.{form}"
        assert cli("brief", idea, "--format", form, "--output", path).code == 0
    assert Document(io.BytesIO((tmp_path / "brief.docx").read_bytes())).tables
    assert len(pypdfium2.PdfDocument((tmp_path / "brief.pdf").read_bytes())) <= 2


def test_a_brief_in_json_names_every_sentence_with_its_statements(cli, idea, tmp_path):
    data = cli("brief", idea, "--json").data
    assert list(data) == [
        *("candidate", "format", "path", "bytes", "text", "title", "language", "confidential"),
        *("editorial_share", "sentences", "sources"),
    ]
    assert (data["candidate"], data["format"], data["path"]) == (idea, "md", None)
    assert data["bytes"] == len(data["text"].encode())
    for each in data["sentences"]:
        assert list(each) == ["text", "editorial", "passage_ids"]
        assert each["editorial"] or each["passage_ids"]
    assert [each["number"] for each in data["sources"]] == [*range(1, len(data["sources"]) + 1)]
    path = tmp_path / "b.pdf"
    written = cli("brief", idea, "--format", "pdf", "--output", path, "--json").data
    assert (written["path"], written["bytes"]) == (str(path), path.stat().st_size)
    assert written["text"] is None


def test_a_brief_of_what_is_not_there_is_bad_input(cli, idea):
    assert cli("brief", 999, "--json").error["code"] == "not_found"
    assert cli("brief", idea, "--format", "odt", "--json").error["hint"].endswith("md, docx, pdf.")
    answer = cli("brief", idea, "--language", "lb", "--json")
    assert (answer.code, answer.error["code"]) == (2, "bad_input")


def test_an_internal_brief_says_that_it_is_confidential(cli, idea):
    assert cli("brief", idea, "--internal", "--json").data["confidential"] is True
    assert "**Confidential**" in cli("brief", idea, "--internal").out


def test_a_draft_is_written_once_and_never_over(cli, idea, draft):
    text = draft.read_text(encoding="utf-8")
    [impulse] = read(text).impulses
    assert impulse.about == f"idea {idea}"
    assert len(impulse.dissent) == 1
    answer = cli("position-paper", "draft", "--ideas", idea, "--output", draft)
    assert answer.code == 2
    assert "exists" in answer.err
    assert draft.read_text(encoding="utf-8") == text


def test_a_draft_in_json_holds_the_impulses(cli, idea, tmp_path):
    path = tmp_path / "other.toml"
    data = cli("position-paper", "draft", "--ideas", idea, "--output", path, "--json").data
    assert list(data) == ["path", "title", "language", "impulses"]
    assert list(data["impulses"][0]) == [
        *("about", "title", "demand", "addressee", "cites", "quotes", "dissent", "left_out")
    ]


@pytest.mark.parametrize("form", ["md", "docx", "pdf"])
def test_a_draft_becomes_a_document_beside_it(cli, draft, form):
    answer = cli("position-paper", "render", draft, "--format", form)
    assert answer.code == 0
    assert "0% of the sentences are editorial" in answer.err
    assert draft.with_suffix(f".{form}").stat().st_size > 500


def test_an_edited_demand_shows_its_editorial_share(cli, draft):
    text = draft.read_text(encoding="utf-8")
    start = text.index("demand = ")
    edited = text.replace(text[start : text.index("\n", start)], 'demand = "Build 77 benches."')
    draft.write_text(edited, encoding="utf-8")
    data = cli("position-paper", "render", draft, "--format", "md", "--json").data
    assert [each["text"] for each in data["sentences"] if each["editorial"]] == [
        "Build 77 benches."
    ]
    assert data["editorial_share"] == 0.333
    assert data["impulses"] == 1


def test_a_draft_that_drops_an_objection_is_not_rendered(cli, draft):
    text = draft.read_text(encoding="utf-8")
    start = text.index("dissent = [")
    silent = text.replace(text[start : text.index("\n", start)], "dissent = []")
    draft.write_text(silent, encoding="utf-8")
    answer = cli("position-paper", "render", draft, "--format", "md")
    assert (answer.code, answer.out) == (2, "")
    assert "leaves out objections" in answer.err
    assert not draft.with_suffix(".md").exists()
    draft.write_text(silent.replace('left_out = ""', 'left_out = "Settled since."'), "utf-8")
    assert cli("position-paper", "render", draft, "--format", "md").code == 0
    assert "Reason: Settled since." in draft.with_suffix(".md").read_text(encoding="utf-8")


def test_ids_and_drafts_that_cannot_be_are_bad_input(cli, idea, tmp_path):
    out = tmp_path / "x.toml"
    answer = cli("position-paper", "draft", "--clusters", "1,two", "--output", out, "--json")
    assert (answer.code, "'two'" in answer.error["message"]) == (2, True)
    assert cli("position-paper", "draft", "--output", out).code == 2
    assert cli("position-paper", "draft", "--clusters", "99", "--output", out).code == 2
    assert not out.exists()
    broken = tmp_path / "broken.toml"
    broken.write_bytes(b"\xff\xfe")
    assert cli("position-paper", "render", broken).code == 2
    broken.write_text("title = ", encoding="utf-8")
    answer = cli("position-paper", "render", broken, "--json")
    assert (answer.code, answer.error["code"]) == (2, "bad_input")
    assert cli("position-paper", "render", tmp_path / "none.toml").code == 1
