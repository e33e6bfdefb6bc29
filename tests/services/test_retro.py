"""Retro-cast: each day sees what a true run on that day's notes would have found."""

from datetime import date

import pytest
from plainly import plainly

from ideation.domain.retro import Step
from ideation.errors import BadInput
from ideation.services.deciding.retro import Reading
from ideation.services.deciding.retro_archive import end_of, read_archive
from ideation.services.deciding.retro_gold import read_gold
from ideation.services.deciding.retro_linking import DayByDay
from ideation.settings import Settings
from ideation.workspace import Workspace

FIRM = "Wir brauchen einen offenen Prüfstand für Blechteile in der Region, den alle nutzen dürfen."
LAB = "Wir möchten einen offenen Prüfstand für Blechteile in der Region gemeinsam betreiben."
TOWN = "Wir wollen den offenen Prüfstand für Blechteile in der Region gemeinsam mit bezahlen."
NAMED = "Wir brauchen neben Blechwerk Aue einen offenen Prüfstand für Blechteile in der Region."
OTHER = "Die Kantine bekommt im Herbst neue Fenster und einen hellen Anstrich."
UNDATED = (
    "Wir hätten gern einen offenen Prüfstand für Blechteile in der Region gemeinsam mit allen."
)

# (day, text, organisation, category, sector): a house is named before it is met.
NOTES = (
    ("2026-03-02", FIRM, "Kolbenwerk GmbH", "firm", "Wood"),
    ("2026-03-04", OTHER, "Kantinenverein e.V.", "association", None),
    ("2026-03-04", NAMED, "Feinblech SARL", "firm", "Wood"),
    ("2026-04-20", LAB, "Institut Aeolia", "research", "HealthTech"),
    ("2026-05-05", TOWN, "Blechwerk Aue", "firm", None),
    (None, UNDATED, "Stadt Auenfels", "public", None),
)
DAYS = [date(2026, 3, 2), date(2026, 3, 4), date(2026, 4, 20), date(2026, 5, 5)]


def fill(workspace, until=None):
    for day, text, name, category, sector in NOTES:
        if until is not None and (day is None or day > until.isoformat()):
            continue
        party = {"name": name, "category": category}
        workspace.door.take_text(text, {"date": day, "sector": sector, "organisations": [party]})
    workspace.catch_up()
    workspace.findings.run()
    return workspace


def told(candidates, passages):
    """Return what was found, in words that do not depend on ids."""
    parts = ("breadth", "mix", "momentum", "cross_sector", "cross_border")
    return {
        frozenset(passages[one].text for one in each.passage_ids): (
            sorted(backer.name for backer in each.backers),
            [
                getattr(each.gate, light).on
                for light in ("independent", "public_private", "beyond_one")
            ],
            [each.score_parts[name].value for name in parts],
            passages[each.claim_id].text,
        )
        for each in candidates
    }


@pytest.fixture(scope="module")
def filled(tmp_path_factory, clock, learned_once):
    with plainly():

        def fresh(name, until=None):
            home = tmp_path_factory.mktemp(name)
            return fill(Workspace(home, Settings(encoder="hashing"), clock=clock), until)

        yield fresh("whole"), fresh


def test_each_day_equals_a_true_run_on_that_days_notes(filled):
    whole, fresh = filled
    archive = read_archive(whole._store, whole.encoder.model, whole.settings.agency)
    linking, reading = DayByDay(whole.encoder, archive), Reading(archive, whole.findings.rules)
    assert archive.days(Step.DAY) == DAYS
    found_any = 0
    for day in DAYS:
        replayed = reading.candidates(day, dict(enumerate(linking.ideas(day), start=1)))
        true = fresh("day", day)
        expected = told(
            true.findings.candidates(every=True), true.findings.docket().material.passages
        )
        assert told(replayed, archive.material.passages) == expected
        found_any += len(expected)
    assert found_any >= 3


def test_the_story_tells_the_first_days_and_never_the_undated(filled):
    whole, _ = filled
    run, retro = whole.leadership.retro_cast()
    assert (retro.since, retro.until, retro.undated) == (DAYS[0], DAYS[-1], 1)
    assert [each.day for each in retro.days] == DAYS
    assert [each.notes for each in retro.days] == [1, 3, 4, 5]
    [seen] = [each for each in retro.first_seen if each.first_passed]
    assert (seen.first_backed, seen.first_passed) == (DAYS[1], DAYS[2])
    [alert] = retro.alerts
    assert (alert.idea, alert.first, alert.lapsed) == (seen.idea, DAYS[2], None)
    assert retro.precision is None
    assert whole.leadership.last_retro() == (run, retro)


def test_a_replay_is_the_same_every_time(filled):
    whole, _ = filled
    assert whole.leadership.retro_cast()[1] == whole.leadership.retro_cast()[1]


def test_weeks_and_months_see_no_further_than_their_end(filled):
    whole, _ = filled
    weekly = whole.leadership.retro_cast(Step.WEEK)[1]
    assert [each.day for each in weekly.days] == [date(2026, 3, 8), date(2026, 4, 26), DAYS[-1]]
    monthly = whole.leadership.retro_cast(Step.MONTH)[1]
    assert [each.day for each in monthly.days] == [date(2026, 3, 31), date(2026, 4, 30), DAYS[-1]]
    assert end_of(date(2024, 2, 3), Step.MONTH) == date(2024, 2, 29)
    assert end_of(date(2026, 12, 31), Step.MONTH) == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], "no list of flagships"),
        ({"flagships": [3]}, "is no object"),
        ({"flagships": [{"notes": "all", "organisations": []}]}, "no list of notes"),
        ({"flagships": [{"notes": [], "organisations": [1]}]}, "no list of organisations"),
    ],
)
def test_a_gold_file_of_another_shape_is_refused(data, said):
    with pytest.raises(BadInput, match=said):
        read_gold(data)


def test_gold_is_measured_by_notes_and_organisations(filled, tmp_path):
    assert filled
    folder = tmp_path / "notes"
    folder.mkdir()
    for number, (day, text, name, category, _) in enumerate(NOTES[:4]):
        party = f'[[organisations]]\nname = "{name}"\ncategory = "{category}"'
        header = f'+++\ndate = "{day}"\n{party}\n+++\n'
        (folder / f"{number}.md").write_text(header + text, encoding="utf-8")
    workspace = Workspace(tmp_path / "home", Settings(encoder="hashing"))
    workspace.door.take_files(sorted(folder.iterdir()), {})
    workspace.catch_up()
    workspace.findings.run()
    names = ["Kolbenwerk GmbH", "Feinblech SARL", "Institut Aeolia"]
    gold = {
        "flagships": [
            {"id": "F1", "title": "T", "notes": ["0.md", "2.md", "3.md"], "organisations": names},
            {"id": "F2", "title": "U", "notes": ["1.md"], "organisations": ["Nobody"]},
        ]
    }
    _, retro = workspace.leadership.retro_cast(gold=gold)
    first, second = retro.delays
    assert (first.due, first.alert, first.days) == (DAYS[2], DAYS[2], 0)
    assert (second.due, second.alert, second.days) == (None, None, None)
    assert retro.precision == 1.0
