"""Questions about whole notes are answered, and listed ideas are concerns that a reader saw too."""

import pytest

from benchmarks.sample import FOLDER, Quotes, answered, concerns, lines
from ideation.resources import resource
from ideation.services.searching.search import Asked

LINES = [told for path in sorted(FOLDER.glob("*.jsonl")) for told in lines(path)]


@pytest.mark.parametrize("line", LINES, ids=lambda each: each["id"])
def test_every_quote_stands_once_in_its_note(line):
    for quoted in line.get("answers", line.get("members")):
        text = (resource("corpus") / quoted["note"]).read_text(encoding="utf-8")
        assert text.count(quoted["quote"]) == 1, quoted


def test_there_are_questions_in_all_languages():
    languages = [line["lang"] for line in LINES if "lang" in line]
    assert len(languages) >= 50
    assert set(languages) == {"de", "fr", "en", "lb"}


@pytest.fixture(scope="module")
def filled(sample):
    workspace, files = sample
    return workspace, Quotes(workspace, files)


@pytest.mark.slow
@pytest.mark.model
def test_most_questions_get_an_answer_first(filled):
    found = answered(*filled, "a")
    assert sum(each.first for each in found) / len(found) >= 0.6
    assert sum(each.all for each in found) / len(found) >= 0.42


@pytest.mark.slow
@pytest.mark.model
def test_who_could_share_a_test_bench_has_its_answer_first(filled):
    workspace, _ = filled
    [first, *_] = workspace.finder.search(Asked(query="Who could share a test bench with us?"))
    assert "Prüfstand" in first.text


@pytest.mark.slow
@pytest.mark.model
def test_half_of_the_listed_ideas_are_concerns_of_several_houses(filled):
    met = concerns(*filled)
    assert met.sound / met.listed >= 0.5
    assert met.found / met.wanted >= 0.55
