"""Position papers: impulses word for word, edited by people, with no objection lost in silence."""

from dataclasses import replace
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plainly import plainly

from ideation.domain.ids import PassageId
from ideation.domain.report import Footnote, Heading, Paragraph, Quote
from ideation.errors import BadInput, NotAllowed, NotFound
from ideation.flagships.checking import faults
from ideation.reports.formats import render
from ideation.services.reporting.brief_words import LANGUAGES, table
from ideation.services.reporting.impulses import Impulse, Paper, read, written
from ideation.services.reporting.position_paper import WORDS
from ideation.services.reporting.position_paper_report import composed
from ideation.services.rights import Role
from ideation.settings import Settings
from ideation.workspace import Workspace

FIRM = (
    "Wir brauchen einen offenen Prüfstand für 40 Blechteile in der Region, den alle nutzen dürfen."
)
DOUBT = "Unsere Sorge: Der Prüfstand für Blechteile steht am Ende leer."
LAB = "Wir möchten einen offenen Prüfstand für Blechteile in der Region gemeinsam betreiben."
TOWN = "Wir brauchen einen offenen Prüfstand für Blechteile, sagt Anna Weber, hier in der Region."


def tell(workspace, text, name, category, **fields):
    organisation = {"name": name, "category": category}
    workspace.door.take_text(text, {"organisations": [organisation], **fields})


@pytest.fixture(scope="module")
def kept(tmp_path_factory, clock, learned_once):
    """Three bodies want the same; one note is confidential, one holds a doubt, one a name."""
    workspace = Workspace(
        tmp_path_factory.mktemp("papers"), Settings(encoder="hashing"), clock=clock
    )
    with plainly():
        tell(workspace, f"{FIRM} {DOUBT}", "Kolbenwerk GmbH", "firm", date="2026-03-02")
        tell(workspace, LAB, "Institut Aeolia", "research", confidential=True)
        contacts = [{"name": "Anna Weber"}]
        tell(workspace, TOWN, "Gemeng Auen", "public", contacts=contacts, title="Bei Anna Weber")
        workspace.catch_up()
        workspace.findings.run()
    return workspace


@pytest.fixture
def told(kept, tmp_path, clock):
    """A copy of it that a test may change."""
    copytree(kept.path, tmp_path / "copy")
    return Workspace(tmp_path / "copy", kept.settings, clock=clock)


@pytest.fixture
def idea(told):
    return int(told.findings.candidates()[0].id)


@pytest.fixture
def paper(told, idea):
    return told.outbox.draft(ideas=[idea], language="de")


def changed(paper, **more):
    [impulse] = paper.impulses
    return replace(paper, impulses=(replace(impulse, **more),))


def text_of(report):
    return render(report, "md").decode().replace("\\", "").replace("\xa0", " ")


# The draft


def test_an_impulse_is_proposed_with_demand_evidence_backers_and_dissent(told, idea, paper):
    [impulse] = paper.impulses
    assert impulse.about == f"idea {idea}"
    assert impulse.title == told.findings.candidate(idea, "de").candidate.name
    assert impulse.demand.startswith("Möglich machen, was 3 Organisationen verlangen: „")
    assert len(impulse.cites) == 3
    material = told.findings.candidate(idea).material
    # Nothing of the confidential note is quoted; it counts all the same.
    assert {material.passages[each].text for each in impulse.quotes} <= {FIRM, TOWN}
    assert [material.passages[each].text for each in impulse.dissent] == [DOUBT]
    assert impulse.addressee == "Unternehmen und Forschungseinrichtungen"
    assert "Weber" not in written(paper)


def test_a_paper_is_made_of_clusters_as_well(told):
    [cluster, *_] = told.findings.clusters()
    [impulse] = told.outbox.draft(clusters=[cluster.id], language="fr").impulses
    assert impulse.about == f"cluster {cluster.id}"
    assert impulse.demand.startswith("Rendre possible")


def test_what_is_not_there_is_named(told):
    with pytest.raises(NotFound, match="no cluster 999"):
        told.outbox.draft(clusters=[999])
    with pytest.raises(NotFound, match="no idea 998"):
        told.outbox.draft(ideas=[998])
    with pytest.raises(BadInput, match="about something"):
        told.outbox.draft()
    with pytest.raises(BadInput, match="'lb'"):
        told.outbox.draft(ideas=[1], language="lb")


texts = st.text(st.characters(codec="utf-8"), max_size=40)
solid = texts.filter(lambda text: text.strip())
ids = st.lists(st.integers(1, 10**6), unique=True, max_size=4).map(
    lambda found: tuple(PassageId(each) for each in found)
)
impulses = st.builds(
    Impulse,
    about=texts,
    title=solid,
    demand=solid,
    addressee=texts,
    cites=ids,
    quotes=ids,
    dissent=ids,
    left_out=texts,
)


@given(
    st.builds(
        Paper,
        title=texts,
        language=texts,
        impulses=st.lists(impulses, min_size=1, max_size=3).map(tuple),
    )
)
def test_a_draft_is_read_as_it_was_written(paper):
    assert read(written(paper)) == paper


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("title = ", "no valid TOML"),
        ('title = "x"', "holds no"),
        ('impulse = "x"', "holds no"),
        ('colour = "red"\n[[impulse]]\ntitle = "a"\ndemand = "b"', "no 'colour'"),
        ('[[impulse]]\ntitle = "a"', "lacks its title or its demand"),
        ('[[impulse]]\ntitle = "a"\ndemand = 4', "demand is a text"),
        ('[[impulse]]\ntitle = "a"\ndemand = "b"\ncites = ["1"]', "cites is a list"),
        ('[[impulse]]\ntitle = "a"\ndemand = "b"\ncites = [true]', "cites is a list"),
        ('[[impulse]]\ntitle = "a"\ndemand = "b"\nextra = 1', "impulse 1: there is no 'extra'"),
    ],
)
def test_a_broken_draft_is_refused_with_its_fault(text, why):
    with pytest.raises(BadInput, match=why):
        read(text)


# The document


def test_the_paper_shows_demand_backers_quotes_and_dissent_with_sources(told, paper):
    report = told.outbox.paper(paper)
    assert [type(each) for each in report.blocks[:3]] == [Heading, Paragraph, Paragraph]
    backers = report.blocks[2].sentences[0]
    assert "Kolbenwerk GmbH (Unternehmen)" in backers.text
    assert "Forschungseinrichtung (vertraulich)" in backers.text
    assert len(backers.sources) == 3
    [note] = [each for each in report.blocks if isinstance(each, Footnote)]
    assert note.text == f"Kolbenwerk GmbH wendet ein: „{DOUBT}“"
    assert report.editorial_share == 0.0
    text = text_of(report)
    assert "Redaktioneller Anteil: 0" in text.replace("**", "")
    assert "Aeolia" not in text
    assert "Weber" not in text
    for form in ("docx", "pdf"):
        assert render(report, form)


def test_a_sentence_that_goes_beyond_its_evidence_is_editorial(told, paper):
    def editorial(demand, **more):
        report = told.outbox.paper(changed(paper, demand=demand, **more))
        return [each.text for each in report.sentences if each.editorial]

    assert editorial("Ein Prüfstand für 40 Blechteile.") == []
    assert editorial("Ein Prüfstand für 41 Blechteile.") == ["Ein Prüfstand für 41 Blechteile."]
    two = "Der Prüfstand soll offen sein. 900 Betriebe warten darauf."
    assert editorial(two) == ["900 Betriebe warten darauf."]
    # Without evidence it is all ours; the dissent stays what it is.
    assert editorial("Ein Prüfstand.", cites=(), quotes=()) == [
        "Ein Prüfstand.",
        "Niemand trägt es mit eigener Stimme.",
    ]


def test_dissent_cannot_be_dropped_in_silence(told, paper):
    silent = changed(paper, dissent=())
    with pytest.raises(BadInput, match="leaves out objections") as refused:
        told.outbox.paper(silent)
    assert "left_out" in str(refused.value.hint)
    [(impulse, dropped)] = told.outbox.dropped(silent)
    assert impulse == silent.impulses[0]
    assert dropped == list(paper.impulses[0].dissent)
    said = changed(silent, left_out="Der Einwand ist ausgeräumt.")
    report = told.outbox.paper(said)
    [note] = [each for each in report.blocks if isinstance(each, Footnote)]
    assert "Der Einwand ist ausgeräumt." in note.text
    assert [each.passage_id for each in note.sources] == dropped
    assert told.outbox.dropped(said) == told.outbox.dropped(paper) == []


def test_every_citation_is_looked_up_anew(told, idea, paper):
    with pytest.raises(NotFound, match="Impulse 1 cites statement 9999"):
        told.outbox.paper(changed(paper, cites=(*paper.impulses[0].cites, PassageId(9999))))
    material = told.findings.candidate(idea).material
    told.remove_note(material.passages[paper.impulses[0].quotes[0]].note_id)
    with pytest.raises(NotFound, match="is not there"):
        told.outbox.paper(paper)


def test_a_number_of_voices_that_no_longer_holds_becomes_editorial(told, paper):
    names = {each.name: int(each.id) for each in told.people.organisations()}
    told.people.link(names["Gemeng Auen"], names["Kolbenwerk GmbH"])
    report = told.outbox.paper(paper)
    [demand, *_] = report.sentences
    assert "3 Organisationen" in demand.text
    assert demand.editorial


def test_an_internal_paper_needs_the_right_to_decide(told, paper):
    analyst = Workspace(told.path, told.settings, role=Role.ANALYST)
    assert not analyst.outbox.inside
    with pytest.raises(NotAllowed):
        analyst.outbox.paper(paper, internal=True)
    report = told.outbox.paper(paper, internal=True)
    assert report.confidential
    assert "Institut Aeolia" in text_of(report)


def test_a_confidential_statement_is_never_quoted_outside(told, idea, paper):
    passages = told.findings.candidate(idea).material.passages
    secret = next(key for key, each in passages.items() if each.text == LAB)
    report = told.outbox.paper(changed(paper, quotes=(secret,)))
    assert not [each for each in report.blocks if isinstance(each, Quote)]
    assert LAB not in text_of(report)


def test_no_cited_sentence_says_more_than_its_sources(told, idea):
    for language in LANGUAGES:
        paper = told.outbox.draft(ideas=[idea], language=language)
        report, evidence = composed(told._store, told.settings.agency, paper, internal=False)
        assert faults(report, evidence) == []
        assert report.editorial_share == 0.0


def test_the_words_are_there_in_each_language():
    tables = table(WORDS)
    assert set(tables) == set(LANGUAGES)
    assert len({frozenset(each) for each in tables.values()}) == 1
