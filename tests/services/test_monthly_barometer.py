"""The barometer of a sector: what counts, what is quoted, and the paper it makes."""

import shutil
from datetime import date

import pytest

from ideation.domain.barometer import Aspect
from ideation.domain.report import Quote
from ideation.errors import BadInput
from ideation.reports.formats import render
from ideation.settings import Settings
from ideation.workspace import Workspace

MARCH = date(2026, 3, 1)
WORRIES = (
    "Die Strompreise sind gestiegen, das macht der Firma große Sorgen.",
    "Ein Lehrling fehlt seit Ostern, der Fachkräftemangel trifft jede Schicht.",
    "Ohne trockene Eiche im Hof drohen Verluste bei allen Fenstern.",
)
ANEW = (
    "Steigende Kosten für Leim und Lack treffen den Zuschnitt.",
    "Der Käfer bedroht den Wald hinter dem Sägewerk.",
    "Bei Regen steht die Trocknung still, Ware bleibt liegen.",
    "Insolvenzen häufen sich unter den Zimmerern am Fluss.",
)
LOAN = "Die Hausbank hat den Kredit für die zweite Linie bewilligt."


def tell(workspace, text, firm, day="2026-03-10", category="firm", **fields):
    header = {
        "title": f"Besuch bei {firm}",
        "date": day,
        "sector": "Wood",
        "organisations": [{"name": firm, "category": category}],
        **fields,
    }
    workspace.door.take_text(text, header)


def part(made, aspect):
    return next(each for each in made.barometer.readings if each.aspect is aspect)


@pytest.fixture(scope="module")
def told_once(tmp_path_factory, clock, learned_once):
    """The folder of a workspace with a sector's month, to be copied."""
    folder = tmp_path_factory.mktemp("barometer") / "told"
    workspace = Workspace(folder, Settings(encoder="hashing"), clock=clock)
    for worry, firm in zip(WORRIES, ("Hobelwerk", "Spanhof", "Kantholz"), strict=True):
        tell(workspace, worry, firm)
    tell(workspace, LOAN, "Hobelwerk")
    tell(workspace, "Die Halle ist hell und trocken.", "Spanhof")
    workspace.catch_up()
    return folder


@pytest.fixture
def told(told_once, home, clock):
    shutil.copytree(told_once, home)
    return Workspace(home, Settings(encoder="hashing"), clock=clock)


def test_three_organisations_can_be_read_and_one_is_too_few(told):
    made = told.outlook.barometer("Wood", date(2026, 3, 31))
    worries, money = part(made, Aspect.WORRIES), part(made, Aspect.INVESTMENT)
    assert (made.barometer.month, made.barometer.organisations) == (MARCH, 3)
    assert (worries.organisations, worries.enough, len(worries.quotes)) == (3, True, 2)
    assert (money.organisations, money.enough, len(money.quotes)) == (1, False, 1)
    assert made.barometer.unplaced >= 1
    assert (
        made.cues[money.quotes[0]].lower() in made.material.passages[money.quotes[0]].text.lower()
    )


def test_other_months_sectors_copies_and_undated_notes_do_not_count(told):
    before = told.outlook.barometer("Wood", MARCH).barometer
    tell(told, ANEW[0], "Windrad", sector="CleanTech")
    tell(told, ANEW[1], "Altholz", day="2026-01-10")
    tell(told, ANEW[2], "Ohnetag", day=None)
    tell(told, ANEW[3], "Siwenal")
    tell(told, f"{WORRIES[0]} Weiter nichts.", "Nachsager")
    told.catch_up()
    after = told.outlook.barometer("Wood", MARCH).barometer
    assert (after.passages, after.organisations) == (before.passages, before.organisations)
    assert part(told.outlook.barometer("Wood", MARCH), Aspect.WORRIES).usual == 1.0


def test_confidential_notes_are_counted_and_never_quoted(workspace):
    tell(workspace, LOAN, "Hobelwerk", confidential=True)
    workspace.catch_up()
    made = workspace.outlook.barometer("Wood", MARCH)
    money = part(made, Aspect.INVESTMENT)
    assert (money.organisations, money.quotes, made.barometer.withheld) == (1, (), 1)
    report = workspace.outlook.barometer_report(made, "en")
    paper = render(report, "md").decode()
    assert "Hausbank" not in paper
    assert "1 statement in confidential notes: counted, not quoted." in paper


@pytest.mark.parametrize(
    ("language", "heard", "few"),
    [
        ("en", "from 3 organisations were heard", "Too few to say: 1 statement from 1 organ"),
        ("de", "von 3 Organisationen", "Zu wenig, um etwas zu sagen: 1 Aussage von 1 Organ"),
        ("fr", "de 3 organisations", "Trop peu pour conclure : 1 propos de 1 organisation"),
    ],
)
def test_the_paper_speaks_the_readers_language_and_quotes_as_it_was_said(
    told, language, heard, few
):
    made = told.outlook.barometer("Wood", MARCH)
    report = told.outlook.barometer_report(made, language)
    paper = render(report, "md").decode()
    assert heard in paper
    assert few in paper
    quotes = [each for each in report.blocks if isinstance(each, Quote)]
    assert len(quotes) == 3
    texts = {each.text.strip() for each in made.material.passages.values()}
    assert {each.text for each in quotes} <= texts
    assert {each.tag for each in quotes} == {"de"}
    assert "Besuch bei Hobelwerk" in paper


def test_the_paper_compares_with_the_month_before_and_tells_the_themes(told):
    tell(told, ANEW[0], "Hobelwerk", day="2026-02-10")
    told.catch_up()
    for passage in told.note(1).passages:
        told.teaching.assign(passage.id, ["digitalisation"])
    made = told.outlook.barometer("Wood", MARCH, language="de")
    assert made.barometer.before == 1
    worries = part(made, Aspect.WORRIES)
    assert (worries.organisations, worries.before, worries.again) == (3, 1, 1)
    first = next(each for each in made.barometer.themes if each.name == "Digitalisierung")
    assert first.organisations >= 1
    assert first.before is not None
    paper = told.outlook.barometer_report(made, "de")
    text = render(paper, "md").decode()
    assert "Gehört im Vormonat: 1 Organisation." in text
    assert "Im Vormonat: 1 Organisation; wieder dabei: 1." in text
    assert "Bei so kleinen Zahlen sagt der Unterschied wenig." in text
    assert "Wovon die Rede war" in text
    assert "Digitalisierung" in text


def test_without_names_a_source_is_a_category_and_a_month(told):
    tell(told, "Hobelwerk hat einen Kredit von der Hausbank, heißt es.", "Spanhof")
    told.catch_up()
    made = told.outlook.barometer("Wood", MARCH, named=False)
    report = told.outlook.barometer_report(made, "en", named=False)
    paper = render(report, "md").decode()
    assert "a firm" in paper
    assert not [name for name in ("Hobelwerk", "Spanhof", "Kantholz") if name in paper]
    assert "2026-03-10" not in paper


def test_the_same_month_gives_the_same_bytes(told):
    report = told.outlook.barometer_report(told.outlook.barometer("Wood", MARCH), "en")
    again = told.outlook.barometer_report(told.outlook.barometer("Wood", MARCH), "en")
    for form, begins in (("md", b"# Barometer"), ("docx", b"PK"), ("pdf", b"%PDF")):
        first = render(report, form)
        assert first == render(again, form)
        assert first.startswith(begins)


def test_a_quote_has_no_layout_around_it(workspace):
    tell(workspace, f"- **{LOAN}**", "Hobelwerk")
    workspace.catch_up()
    report = workspace.outlook.barometer_report(workspace.outlook.barometer("Wood", MARCH), "en")
    assert [each.text for each in report.blocks if isinstance(each, Quote)] == [LOAN]


def test_an_empty_month_says_that_nobody_was_heard(told):
    report = told.outlook.barometer_report(told.outlook.barometer("Wood", date(2020, 1, 5)), "en")
    assert "Nobody of this sector was heard" in render(report, "md").decode()
    assert told.outlook.barometer_months("Wood") == [MARCH]
    assert told.outlook.barometer_months("CleanTech") == []


def test_a_sector_that_is_none_is_refused(workspace):
    with pytest.raises(BadInput, match="no sector 'Wool'"):
        workspace.outlook.barometer("Wool", MARCH)
