"""Briefs: what they say, what they leave out, and who may have more."""

from dataclasses import replace
from shutil import copytree

import pytest
from plainly import plainly

from ideation.domain.report import Bullets, Facts, Grid, Heading, Paragraph, Quote
from ideation.errors import BadInput, NotAllowed, NotFound
from ideation.flagships.checking import MOST_EDITORIAL, faults
from ideation.services.reporting.brief import composed
from ideation.services.reporting.brief_compose import BriefInput
from ideation.services.reporting.brief_words import LANGUAGES, Words, table
from ideation.services.rights import Role
from ideation.settings import Settings
from ideation.workspace import Workspace

FIRM = (
    "Wir brauchen einen offenen Prüfstand für 40 Blechteile in der Region, den alle nutzen dürfen."
)
LAB = "Wir möchten einen offenen Prüfstand für Blechteile in der Region gemeinsam betreiben."
TOWN = "Wir brauchen einen offenen Prüfstand für Blechteile, sagt Anna Weber, hier in der Region."
DOUBT = "Unsere Sorge: Der Prüfstand für Blechteile steht am Ende leer."


def tell(workspace, text, name, category, **fields):
    organisation = {"name": name, "category": category}
    return workspace.door.take_text(text, {"organisations": [organisation], **fields}).note_id


@pytest.fixture(scope="module")
def kept(tmp_path_factory, clock, learned_once):
    """Three bodies want the same; one note is confidential, one names a person."""
    workspace = Workspace(
        tmp_path_factory.mktemp("briefs"), Settings(encoder="hashing"), clock=clock
    )
    with plainly():
        fill(workspace)
    return workspace


@pytest.fixture
def told(kept, tmp_path, clock):
    """A copy of it that a test may change."""
    copytree(kept.path, tmp_path / "copy")
    return Workspace(tmp_path / "copy", kept.settings, clock=clock)


def fill(workspace):
    tell(
        *(workspace, f"{FIRM} {DOUBT}", "Kolbenwerk GmbH", "firm"),
        title="Besuch bei Kolbenwerk",
        date="2026-03-02",
        sector="Wood",
    )
    tell(
        *(workspace, LAB, "Institut Aeolia", "research"),
        title="Geheimes Gespräch",
        date="2026-05-04",
        confidential=True,
    )
    tell(
        *(workspace, TOWN, "Gemeng Auen", "public"),
        title="Gespräch mit Anna Weber",
        contacts=[{"name": "Anna Weber", "role": "Leiterin"}],
    )
    workspace.catch_up()
    workspace.findings.run()


def the_brief(workspace, language="en", **options):
    [candidate] = workspace.findings.candidates()
    return workspace.outbox.brief(candidate.id, language, **options)


def _md(report):
    from ideation.reports.formats import render

    return render(report, "md")


def written(report):
    return _md(report).decode("utf-8").replace("\\", "").replace("\xa0", " ")


def headings(report):
    return [each.text for each in report.blocks if isinstance(each, Heading)]


def test_a_brief_holds_every_section_in_order(told):
    report = the_brief(told)
    assert headings(report) == [
        *("What they want", "The gate", "Who backs it", "In their words"),
        *("What speaks against it", "Voices over time", "Nearest precedent"),
        *("The open question", "Possible instruments", "What this does not show"),
        "How this was made",
    ]
    [gate, course] = [each for each in report.blocks if isinstance(each, Grid)]
    assert [row[1] for row in gate.rows] == ["● on", "● on", "● on"]
    assert all(len(row[2]) > 40 for row in gate.rows)
    assert course.columns == ("Quarter", "Statements", "Organisations")
    [facts] = [each for each in report.blocks if isinstance(each, Facts)]
    assert dict(facts.rows)["Statements of the idea"] == "3"
    assert dict(facts.rows)["Findings of"] == "22\xa0November 2026"


def test_every_sentence_cites_or_is_editorial_and_little_is(told):
    for language in LANGUAGES:
        report = the_brief(told, language)
        for each in report.sentences:
            assert each.sources or each.editorial
        # In so short a brief one sentence of ours weighs much; most are borne out.
        assert report.editorial_share <= MOST_EDITORIAL
        assert [each.text for each in report.sentences if each.editorial] == [
            Words(language)("limit_sample")
        ]


def test_no_sentence_says_more_than_its_sources(told):
    [candidate] = told.findings.candidates()
    for language in LANGUAGES:
        given = BriefInput(
            opened=told.findings.candidate(candidate.id, language),
            rules=told.findings.rules,
            today=told._clock().date(),
        )
        report, evidence = composed(told._store, given, language, internal=True)
        assert faults(report, evidence) == []
        # The check bites: with one voice more it finds the sentence.
        first = next(each for each in report.blocks if isinstance(each, Bullets))
        wrong = replace(first.items[0][0], text=first.items[0][0].text.replace("3", "77"))
        [fault] = faults(replace(report, blocks=(Paragraph((wrong,)),)), evidence)
        assert fault.missing == ("77",)


def test_labels_speak_the_language_asked_for_and_quotes_their_own(told):
    assert "Worum es geht" in headings(the_brief(told, "de"))
    french = the_brief(told, "fr")
    assert "Ce qu'ils veulent" in headings(french)
    assert french.language == "fr"
    quotes = [each for each in french.blocks if isinstance(each, Quote)]
    assert any("offenen Prüfstand" in each.text for each in quotes)
    with pytest.raises(BadInput, match="'lb'"):
        the_brief(told, "lb")


def test_people_are_not_named_outside_the_house(told):
    report = the_brief(told)
    text = written(report)
    assert "Weber" not in text
    assert "sagt [name], hier" in text
    assert "Gespräch mit [name]" in text
    [taken] = [each for each in report.blocks if isinstance(each, Quote) and not each.verbatim]
    assert taken.source.organisation == "Gemeng Auen"
    assert not report.confidential


def test_confidential_notes_count_but_are_neither_quoted_nor_named(told):
    text = written(the_brief(told))
    assert "3 independent organisations" in text
    assert LAB not in text
    assert "Aeolia" not in text
    assert "Geheimes" not in text
    assert "4 May 2026" not in text
    assert "research body (in confidence)" in text
    assert "One statement of a confidential note counts, but is not quoted." in text


def test_an_internal_brief_has_it_all_and_says_that_it_is_confidential(told):
    report = the_brief(told, internal=True)
    text = written(report)
    assert report.confidential
    assert "Anna Weber" in text
    assert LAB in text
    assert "Institut Aeolia" in text
    assert text.startswith("# ")
    assert "**Confidential**" in text


def test_only_who_may_decide_gets_an_internal_brief(told):
    [candidate] = told.findings.candidates()
    for role in (Role.MANAGER, Role.ANALYST):
        seen = Workspace(told.path, told.settings, role=role)
        assert seen.outbox.brief(candidate.id).sentences
        with pytest.raises(NotAllowed, match="decide"):
            seen.outbox.brief(candidate.id, internal=True)
    leader = Workspace(told.path, told.settings, role=Role.LEADERSHIP)
    assert leader.outbox.brief(candidate.id, internal=True).confidential


def test_the_doubt_of_a_backer_is_quoted_against(told):
    report = the_brief(told)
    at = headings(report).index("What speaks against it")
    marks = [each for each in report.blocks if isinstance(each, Heading)]
    after = report.blocks[report.blocks.index(marks[at]) + 1]
    assert isinstance(after, Quote)
    assert after.text == DOUBT


def test_a_claim_of_ours_is_cited_only_where_the_statements_bear_it_out(told):
    [candidate] = told.findings.candidates()

    def first_sentence(claim):
        told.desk.shape(candidate.id, claim=claim)
        report = the_brief(told, "de")
        [said] = next(each for each in report.blocks if isinstance(each, Paragraph)).sentences
        assert said.text == claim
        return said

    assert not first_sentence("Ein offener Prüfstand für 40 Blechteile.").editorial
    assert first_sentence("Ein offener Prüfstand für 5000 Blechteile.").editorial


def test_the_nearest_earlier_flagship_is_named_with_what_it_does(told):
    assert "No earlier flagship on record comes near it." in written(the_brief(told))
    told.leadership.add_precedent("Gläserne Werkstatt", f"{LAB} Offener Prüfstand für Blechteile.")
    fresh = Workspace(told.path, told.settings)
    text = written(the_brief(fresh))
    assert "Of the earlier flagships on record, Gläserne Werkstatt comes nearest" in text
    assert "Gläserne Werkstatt: " in text.replace("**", "")


def test_the_same_workspace_gives_the_same_brief(told):
    assert _md(the_brief(told)) == _md(the_brief(told))


def test_an_unknown_candidate_is_not_found(told):
    with pytest.raises(NotFound, match="no idea 999"):
        told.outbox.brief(999)


def test_the_tables_have_equal_keys_and_places():
    tables = table("brief_words")
    assert set(tables) == set(LANGUAGES)
    for key, text in tables["en"].items():
        places = {
            each for each in ("{n}", "{m}", "{who}", "{name}", "{list}", "{day}") if each in text
        }
        for language in LANGUAGES:
            assert all(each in tables[language][key] for each in places), (language, key)
    assert len({frozenset(each) for each in tables.values()}) == 1
    assert Words("en")("rules", n="{m}", m="x") == "{m} independent organisations, x sectors"
