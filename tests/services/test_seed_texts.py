"""Five real texts that stay outside the repository, named by IDEATION_SEEDS."""

import json
import os
from pathlib import Path

import pytest

from ideation.domain.fold import name_key
from ideation.domain.mention import Mentioned
from ideation.domain.passage import Attribution
from ideation.settings import Settings
from ideation.workspace import Workspace

SEEDS = os.environ.get("IDEATION_SEEDS")

pytestmark = [
    pytest.mark.model,
    pytest.mark.slow,
    pytest.mark.skipif(not SEEDS, reason="IDEATION_SEEDS names no folder with the five texts"),
]


@pytest.fixture(scope="module")
def expected():
    return json.loads((Path(SEEDS) / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    home = tmp_path_factory.mktemp("seeds")
    workspace = Workspace(home, Settings(agency=("Luxinnovation",)))
    captured = workspace.door.take_files(sorted(Path(SEEDS).glob("*.txt")), {})
    workspace.catch_up()
    return workspace, {Path(each.path).name: int(each.note_id) for each in captured}


def note_of(notes, prefix):
    return next(note_id for name, note_id in notes.items() if name.startswith(prefix))


def test_all_people_of_the_mission_report_have_a_role(seeds, expected):
    workspace, notes = seeds
    mentions = workspace.people.mentions(note_of(notes, "003"))
    ids = {each.contact_id for each in mentions if each.contact_id}
    people = {each.name: each.role for each in workspace.people.contacts() if each.id in ids}
    wanted = set(next(v for k, v in expected.items() if k.startswith("003"))["contacts"])
    assert wanted <= people.keys()
    assert all(people[name] for name in wanted)


def test_its_organisations_are_named(seeds, expected):
    workspace, notes = seeds
    mentions = workspace.people.mentions(note_of(notes, "003"))
    found = {name_key(each.value) for each in mentions if each.organisation_id}
    wanted = next(v for k, v in expected.items() if k.startswith("003"))["organisations"]
    spellings = [{name_key(name) for name in names} for names in wanted]
    right = [names for names in spellings if found & names]
    assert len(right) >= 16
    assert len({name for name in found if any(name in each for each in spellings)}) >= (
        0.85 * len(found)
    )


def test_the_days_of_the_interview_are_those_of_its_year(seeds, expected):
    workspace, notes = seeds
    mentions = workspace.people.mentions(note_of(notes, "004"))
    days = {each.value for each in mentions if each.what is Mentioned.DATE}
    wanted = next(v for k, v in expected.items() if k.startswith("004"))["dates"]
    assert days == set(wanted)


def test_what_follows_read_more_is_set_apart(seeds, expected):
    workspace, notes = seeds
    for name, words in expected["dropped_after"].items():
        opened = workspace.note(notes[name])
        assert any(
            each.span.of(opened.note.text).startswith(words) and not each.restored
            for each in opened.drops
        )
        assert all(words not in each.text for each in opened.passages)


def test_one_interview_in_two_languages_is_one_voice(seeds, expected):
    workspace, notes = seeds
    first, second = (notes[name] for name in expected["one_interview"])
    with workspace._store.reading() as records:
        assert (second, first) in records.copies.twins()


def test_worries_of_others_are_reported(seeds, expected):
    workspace, notes = seeds
    [words] = next(v for k, v in expected.items() if k.startswith("004"))["reported_not_backing"]
    passages = workspace.note(note_of(notes, "004")).passages
    [worry] = [each for each in passages if words in each.text]
    assert worry.attribution is Attribution.REPORTED


def test_no_candidate_comes_from_the_five_alone(seeds, expected):
    workspace, _ = seeds
    workspace.findings.run()
    assert len(workspace.findings.candidates()) == expected["candidates_from_the_five"]
