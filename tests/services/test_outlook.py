"""Trends opened, context periods, the radar and what is new: on a workspace with notes."""

import shutil
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from ideation.domain.group import Level
from ideation.domain.passage import By
from ideation.domain.theme import NONE
from ideation.domain.trend import Course, Scope, Step
from ideation.domain.visit import Since
from ideation.errors import BadInput, NotFound
from ideation.settings import Settings
from ideation.trends.context import Shift
from ideation.trends.known_bands import source_of
from ideation.workspace import Workspace

pytestmark = pytest.mark.usefixtures("plain_words")

WORDS = """
Amboss Balken Charge Deckel Eimer Feder Gitter Hebel Isolator Joch Kanister Leiste Magnet Nabe Ofen
Palette Quader Regal Sieb Treppe Ufer Ventil Winde Zange Anker Bohle Dichtung Esse Flansch Griff
Haken Kiste Lager Mantel Niete Platte Rinne Schiene Tafel Walze Zapfen Brett Docht Furnier Gurt
Hobel Kelle Litze Muffe Pfanne Rost Spule Tiegel Waage Zunder Buchse Feile Klinke Lasche Stempel
""".split()


def sentence(*parts):
    """Return a sentence that no other comes near to: near-copies are one voice."""
    chosen = Random(repr(parts)).sample(WORDS, 9)
    return f"{' '.join(chosen[:5])} steht neben {' '.join(chosen[5:])}."


START = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture
def now():
    return [START]


def opened(folder, now):
    return Workspace(folder, Settings(encoder="hashing"), clock=lambda: now[0])


@pytest.fixture
def workspace(home, now, learned_once):
    return opened(home, now)


@pytest.fixture(scope="module")
def quiet_once(tmp_path_factory, learned_once):
    """The folder of a workspace in which two firms speak of other things, to be copied."""
    workspace = opened(tmp_path_factory.mktemp("outlook") / "quiet", [START])
    background(workspace)
    themed(workspace, [])
    return workspace.path


@pytest.fixture
def quiet(quiet_once, home, now):
    shutil.copytree(quiet_once, home)
    return opened(home, now)


@pytest.fixture(scope="module")
def stirred_once(quiet_once, tmp_path_factory):
    """The same with five statements of five firms on one theme."""
    folder = tmp_path_factory.mktemp("outlook") / "stirred"
    shutil.copytree(quiet_once, folder)
    workspace = opened(folder, [START])
    themed(workspace, five_of_five(workspace))
    return folder


@pytest.fixture
def stirred(stirred_once, home, now):
    shutil.copytree(stirred_once, home)
    return opened(home, now)


def tell(workspace, text, day, firm, **fields):
    header = {"date": day, "organisations": [{"name": firm, "category": "firm"}], **fields}
    return workspace.door.take_text(text, header).note_id


def background(workspace, firms=2):
    """Tell of something else by as many firms in each quarter of a year and a half."""
    for quarter, day in enumerate(QUARTERS):
        for firm in range(firms):
            tell(workspace, sentence(quarter, firm), day, f"Hof {firm} GmbH")


QUARTERS = ("2025-02-10", "2025-05-10", "2025-08-10", "2025-11-10", "2026-02-10", "2026-05-10")


def themed(workspace, notes):
    """Give the statements of these notes a theme, and none to all others."""
    workspace.catch_up()
    said = [each for note in workspace.notes() for each in workspace.note(note.id).passages]
    with workspace._store.writing() as records:
        for each in said:
            slug = "digitalisation" if each.note_id in notes else NONE
            records.corrections.assign(workspace.scheme.slug, each.id, [slug], workspace._clock())


def grouped(workspace, notes, name="Measuring rooms"):
    """Make a cluster of the statements of these notes."""
    ids = [each.id for note in notes for each in workspace.note(note).passages]
    with workspace._store.writing() as records:
        cluster = records.groups.add(Level.CLUSTER, workspace._clock())
        records.groups.describe(cluster, name=name, machine_names={}, terms=())
        records.groups.place(Level.CLUSTER, dict.fromkeys(ids, cluster), By.HUMAN)
    return cluster


def verdict(workspace, step=Step.QUARTER):
    return {each.id: each.verdict for each in workspace.findings.trends(step=step)}[
        "digitalisation"
    ]


def five_of_five(workspace):
    return [
        tell(workspace, sentence("matter", n), day, f"Prüfhaus {n} AG")
        for n, day in enumerate(
            ("2026-02-02", "2026-02-20", "2026-05-05", "2026-05-06", "2026-06-01")
        )
    ]


def five_of(workspace):
    """Return the notes of the five firms."""
    named = [(each.id, each.organisations[0].name) for each in workspace.notes()]
    return [note for note, name in named if name.startswith("Prüfhaus")]


def thirty_of_one(workspace):
    said = " ".join(sentence("matter", n) for n in range(30))
    return [tell(workspace, said, "2026-05-05", "Prüfhaus AG")]


def test_thirty_statements_of_one_firm_are_no_trend(quiet):
    themed(quiet, thirty_of_one(quiet))
    shown = quiet.outlook.trend("digitalisation")
    assert sum(each.passages for each in shown.trend.bins) == 30
    assert shown.trend.organisations == 1
    assert shown.trend.verdict is Course.TOO_FEW
    assert verdict(quiet, Step.MONTH) is Course.TOO_FEW


def test_five_statements_of_five_firms_in_two_periods_are_a_trend(stirred):
    assert verdict(stirred) is Course.EMERGING
    assert verdict(stirred, Step.MONTH) is Course.EMERGING


def test_an_opened_trend_counts_by_month_and_every_bin_opens(stirred):
    shown = stirred.outlook.trend("digitalisation", step=Step.MONTH)
    filled = [each for each in shown.trend.bins if each.passages]
    assert [(each.start, each.passages, each.organisations) for each in filled] == [
        (date(2026, 2, 1), 2, 2),
        (date(2026, 5, 1), 2, 2),
        (date(2026, 6, 1), 1, 1),
    ]
    texts = {shown.material.passages[each].text for one in filled for each in one.passage_ids}
    assert texts == {sentence("matter", n) for n in range(5)}


def test_a_trend_that_is_not_there_is_not_found(workspace):
    with pytest.raises(NotFound, match="no theme or cluster 'nowhere'"):
        workspace.outlook.trend("nowhere")


def own(outlook):
    """Return the names of the periods that people drew."""
    return [each.name for each in outlook.bands() if each.id > 0]


PANDEMIC = "COVID-19 pandemic"


def test_public_context_periods_come_along_and_can_be_switched_off_and_on(workspace):
    outlook = workspace.outlook
    names = [each.name for each in outlook.bands()]
    assert names == [PANDEMIC, "Energy price crisis 2022"]
    assert outlook.bands("de")[0].name == "COVID-19-Pandemie"
    assert all(source_of(each, code) for each in outlook.bands() for code in ("en", "de", "fr"))
    [pandemic, crisis] = outlook.bands()
    assert outlook.remove_band(pandemic.id) == pandemic
    assert outlook.bands() == [crisis]
    assert [each.name for each in outlook.bands_off("fr")] == ["Pandémie de COVID-19"]
    outlook.restore_band(pandemic.id)
    assert outlook.bands() == [pandemic, crisis]
    assert outlook.bands_off() == []
    changed = outlook.change_band(crisis.id, "Gas", crisis.first, date(2024, 3, 31))
    assert [each.name for each in outlook.bands()] == [PANDEMIC, "Gas"]
    # With other days it rests on the source no more.
    assert source_of(changed) is None
    with pytest.raises(BadInput, match="already"):
        outlook.add_band(PANDEMIC, date(2020, 1, 1), None)
    # What people draw has ids of its own.
    assert outlook.add_band("Flood", date(2021, 7, 14), None).id > 0


def test_a_course_is_compared_around_the_pandemic_where_notes_reach_back(workspace):
    said = (
        "Uns fehlt Holz im Hof.",
        "Der Ofen steht seit Mai still.",
        "Wir suchen eine neue Presse.",
        "Niemand liefert uns Garn.",
        "Die Halle ist zu klein.",
    )

    def told(number, day):
        header = {
            "date": day,
            "organisations": [{"name": f"Werk {number} AG", "category": "firm"}],
        }
        note = workspace.door.take_text(said[number - 1], header).note_id
        workspace.catch_up()
        for passage in workspace.note(note).passages:
            workspace.teaching.assign(passage.id, ["digitalisation"])

    told(1, "2024-05-01")
    assert workspace.outlook.trend("digitalisation").compared == ()
    for number, day in enumerate(("2019-03-01", "2019-09-01", "2021-02-01", "2021-06-01"), start=2):
        told(number, day)
    compared = {
        band.name: each for band, each in workspace.outlook.trend("digitalisation").compared
    }
    assert compared[PANDEMIC].before.voices == 2
    assert compared[PANDEMIC].during.voices == 2
    assert compared[PANDEMIC].after.voices == 1


def test_context_periods_are_added_changed_removed_and_brought_back(workspace):
    outlook = workspace.outlook
    band = outlook.add_band("  COVID \n ", date(2020, 3, 1), date(2022, 3, 31))
    assert (band.name, band.first, band.last) == ("COVID", date(2020, 3, 1), date(2022, 3, 31))
    outlook.add_band("Before", date(2010, 1, 1), None)
    assert own(outlook) == ["Before", "COVID"]
    changed = outlook.change_band(band.id, "Pandemic", date(2020, 2, 1), None)
    assert (changed.id, changed.name, changed.last) == (band.id, "Pandemic", None)
    assert outlook.remove_band(band.id) == changed
    assert own(outlook) == ["Before"]
    assert outlook.restore_band(band.id) == changed
    assert own(outlook) == ["Before", "Pandemic"]


def test_bad_context_periods_change_nothing(workspace):
    outlook = workspace.outlook
    band = outlook.add_band("COVID", date(2020, 3, 1), None)
    day = date(2021, 1, 1)
    for name, first, last, told in (
        ("", day, None, "needs a name"),
        ("x" * 61, day, None, "needs a name"),
        ("Crisis", day, day - timedelta(days=1), "before it begins"),
        ("COVID", day, None, "already"),
    ):
        with pytest.raises(BadInput, match=told):
            outlook.add_band(name, first, last)
    with pytest.raises(NotFound):
        outlook.change_band(99, "Other", day, None)
    with pytest.raises(NotFound):
        outlook.remove_band(99)
    with pytest.raises(NotFound):
        outlook.restore_band(band.id)
    assert own(outlook) == [band.name]


def test_a_removed_period_does_not_come_back_beside_one_of_its_name(workspace):
    outlook = workspace.outlook
    gone = outlook.add_band("COVID", date(2020, 3, 1), None)
    outlook.remove_band(gone.id)
    outlook.add_band("COVID", date(2020, 4, 1), None)
    with pytest.raises(BadInput, match="already"):
        outlook.restore_band(gone.id)


def test_a_trend_is_compared_around_each_context_period(stirred):
    stirred.outlook.add_band("New norm", date(2026, 1, 1), None)
    [(band, compared)] = stirred.outlook.trend("digitalisation").compared
    assert band.name == "New norm"
    assert (compared.before.voices, compared.during.voices) == (0, 5)
    assert compared.during_shift is Shift.MORE
    assert compared.after is None


def test_the_radar_places_a_cluster_by_theme_and_verdict(stirred):
    moving = grouped(stirred, five_of(stirred))
    quiet = grouped(stirred, [stirred.notes()[-1].id], "One yard")
    radar = stirred.outlook.radar()
    [blip] = radar.blips
    assert (blip.cluster_id, blip.theme, blip.verdict) == (
        moving,
        "digitalisation",
        Course.EMERGING,
    )
    assert (blip.organisations, blip.passages, blip.early, blip.late) == (5, 5, 0, 5)
    assert [(each.cluster_id, each.theme) for each in radar.too_few] == [(quiet, None)]


def test_at_first_everything_is_new_and_after_the_mark_nothing_is(stirred):
    first = stirred.outlook.news().news
    assert (first.by, first.since, first.recomputed) == (Since.BEGINNING, None, False)
    assert len(first.passage_ids) == 17
    assert first.turns == ()
    stirred.outlook.mark_seen()
    then = stirred.outlook.news().news
    assert (then.by, then.since, then.empty) == (Since.VISIT, stirred._clock(), True)
    assert stirred.outlook.take_back_seen()
    assert stirred.outlook.news().news == first
    assert not stirred.outlook.take_back_seen()


def test_each_person_has_a_mark_of_their_own(quiet):
    quiet.outlook.mark_seen(who=" A.B. ")
    assert quiet.outlook.news(who="A.B.").news.empty
    assert quiet.outlook.news(who="C.D.").news.by is Since.BEGINNING
    assert quiet.outlook.news().news.by is Since.BEGINNING
    with pytest.raises(BadInput, match="up to 60"):
        quiet.outlook.mark_seen(who="x" * 61)


def test_what_came_and_what_turned_since_the_mark(quiet, now):
    quiet.outlook.mark_seen()
    now[0] += timedelta(days=3)
    notes = five_of_five(quiet)
    themed(quiet, notes)
    cluster = grouped(quiet, notes)
    found = quiet.outlook.news()
    news = found.news
    assert {found.material.passages[each].text for each in news.passage_ids} == {
        sentence("matter", n) for n in range(5)
    }
    assert [(each.id, each.name, each.organisations) for each in news.clusters] == [
        (cluster, "Measuring rooms", 5)
    ]
    [turn] = news.turns
    assert (turn.scope, turn.id) == (Scope.THEME, "digitalisation")
    assert (turn.before, turn.after) == (Course.TOO_FEW, Course.EMERGING)


def test_since_a_day_verdicts_are_worked_out_from_what_there_was(quiet, now):
    now[0] += timedelta(days=3)
    themed(quiet, five_of_five(quiet))
    news = quiet.outlook.news(since=now[0].date()).news
    assert (news.by, news.recomputed, len(news.passage_ids)) == (Since.DATE, True, 5)
    assert [(each.id, each.before, each.after) for each in news.turns] == [
        ("digitalisation", Course.TOO_FEW, Course.EMERGING)
    ]
    later = quiet.outlook.news(since=now[0].date() + timedelta(days=1)).news
    assert later.empty
    earlier = quiet.outlook.news(since=date(2020, 1, 1)).news
    assert len(earlier.passage_ids) == 17


WISHES = (
    ("Wir brauchen einen offenen Prüfstand für Blechteile, den alle nutzen dürfen.", "firm"),
    ("Wir möchten einen offenen Prüfstand für Blechteile gemeinsam betreiben.", "research"),
)


def test_a_candidate_that_passes_now_and_did_not_then_is_news(workspace, now):
    (need, firm), (also, lab) = WISHES
    workspace.door.take_text(
        need, {"date": "2026-03-02", "organisations": [{"name": "Kolbenwerk", "category": firm}]}
    )
    workspace.catch_up()
    workspace.findings.run()
    workspace.outlook.mark_seen()
    now[0] += timedelta(days=3)
    workspace.door.take_text(
        also, {"date": "2026-05-04", "organisations": [{"name": "Aeolia", "category": lab}]}
    )
    workspace.catch_up()
    workspace.findings.run()
    [passing] = [each for each in workspace.findings.candidates() if each.passes]
    for news in (
        workspace.outlook.news().news,
        workspace.outlook.news(since=now[0].date()).news,
    ):
        assert [(each.id, each.organisations) for each in news.candidates] == [(passing.id, 2)]
    assert workspace.outlook.news(since=now[0].date() + timedelta(days=1)).news.candidates == ()
