"""What `evaluate` computes from a bench, with answers worked out by hand."""

import pytest

from ideation.cli.output import jsonable
from ideation.domain.theme import NONE
from ideation.services.measuring.evaluate import evaluate
from ideation.services.measuring.labelled import (
    LabelledGroup,
    LabelledPassage,
    LabelledQuery,
    LabelledSet,
)

pytestmark = pytest.mark.usefixtures("few_rounds")

SLUGS = ("digitalisation", "regional-value-chains", NONE)


class Answers:
    """A bench whose answers are given."""

    def __init__(self, themes=None, rankings=None, clusters=None):
        self._themes, self._rankings, self._clusters = themes, rankings, clusters

    def primary_themes(self):
        return self._themes

    def rank(self, query):
        return self._rankings[query]

    def clusters(self):
        return self._clusters


def passage(name, lang, primary):
    return LabelledPassage(id=name, lang=lang, text=name, primary=primary)


PASSAGES = [
    passage("a", "de", "digitalisation"),
    passage("b", "de", "regional-value-chains"),
    passage("c", "fr", "digitalisation"),
    passage("d", "fr", NONE),
]


def labelled(queries=None, groups=None, passages=PASSAGES, has_passages=True):
    return LabelledSet(passages=passages, queries=queries, groups=groups, has_passages=has_passages)


def query(name, lang, relevant, kind=None):
    return LabelledQuery(id=name, lang=lang, query=name, relevant=relevant, kind=kind)


def test_missing_files_give_nothing():
    report = evaluate(labelled(passages=[], has_passages=False), Answers(), SLUGS)
    assert jsonable(report) == {"themes": None, "search": None, "groups": None}


def test_all_right_is_one_with_an_interval_of_one_and_counts_abstentions():
    given = {each.id: each.primary for each in PASSAGES}
    report = jsonable(evaluate(labelled(), Answers(themes=given), SLUGS))["themes"]
    right = {"value": 1.0, "low": 1.0, "high": 1.0}
    assert report == {
        "n": 4,
        "macro_f1": {**right, "n": 4},
        "by_language": {"de": {**right, "n": 2}, "fr": {**right, "n": 2}},
        "by_theme": report["by_theme"],
        "abstained": 1,
    }
    assert list(report["by_theme"]) == list(SLUGS)
    assert {each["value"] for each in report["by_theme"].values()} == {1.0}


def test_macro_f1_is_the_mean_over_the_themes_and_the_abstention():
    given = {"a": "digitalisation", "b": "digitalisation", "c": "digitalisation", "d": NONE}
    report = evaluate(labelled(), Answers(themes=given), SLUGS).themes
    # digitalisation: precision 2/3, recall 1 -> 0.8; regional: 0; none: 1.
    assert report.macro_f1.value == pytest.approx((0.8 + 0 + 1) / 3, abs=1e-4)
    assert report.by_theme["digitalisation"].value == 0.8
    assert report.by_theme["regional-value-chains"].value == 0.0
    assert report.by_language["fr"].value == 1.0
    assert report.by_language["de"].value == pytest.approx((2 / 3 + 0) / 2, abs=1e-4)


def test_a_passage_without_an_answer_counts_as_abstained():
    report = evaluate(labelled(), Answers(themes={}), SLUGS).themes
    assert report.abstained == 4
    assert report.by_theme[NONE].value == pytest.approx(2 * 1 / (1 + 4), abs=1e-4)


def test_search_is_measured_over_all_over_the_same_and_over_other_languages():
    queries = [
        query("q1", "de", {"a": 2, "c": 1}),
        query("q2", "fr", {"d": 1}, kind="name"),
        query("empty", "fr", {}),
    ]
    rankings = {"q1": ["b", "a", "c", "d"], "q2": ["d", "c", "b", "a"]}
    report = evaluate(labelled(queries), Answers(themes={}, rankings=rankings), SLUGS).search
    discount = [1, 0.6309297535714575, 0.5]
    first = (3 * discount[1] + 1 * discount[2]) / (3 * discount[0] + 1 * discount[1])
    assert report.n == 2
    assert report.all.value == pytest.approx((first + 1) / 2, abs=1e-4)
    # Same language: q1 keeps b, a with a relevant (second of two), q2 keeps d, c.
    assert report.same.value == pytest.approx((discount[1] + 1) / 2, abs=1e-4)
    assert report.same.n == 2
    # Other languages: q1 keeps c, d with c first; q2 has nothing relevant left.
    assert (report.cross.value, report.cross.n) == (1.0, 1)
    assert report.by_language["de"].value == pytest.approx(first, abs=1e-4)
    assert (report.by_language["fr"].value, report.names.value) == (1.0, 1.0)


def test_without_a_query_for_a_name_there_is_no_value_for_names():
    queries = [query("q1", "de", {"a": 2})]
    report = evaluate(labelled(queries), Answers(themes={}, rankings={"q1": ["a"]}), SLUGS)
    assert report.search.names is None
    assert report.search.cross is None


def groups(**members):
    return [LabelledGroup(group=name, passage_ids=ids) for name, ids in members.items()]


def test_groups_that_agree_with_the_clusters_are_one():
    bench = Answers(themes={}, clusters={"a": 5, "b": 5, "c": 2, "d": 2})
    report = evaluate(labelled(groups=groups(x=["a", "b"], y=["c", "d"])), bench, SLUGS).groups
    assert (report.n, report.unclustered) == (4, 0)
    assert (report.v_measure.value, report.ari.value) == (1.0, 1.0)
    assert report.language_ami == 1.0


def test_an_unclustered_passage_is_a_cluster_of_its_own():
    bench = Answers(themes={}, clusters={"a": -1, "b": -1, "c": 0, "d": 0})
    report = evaluate(labelled(groups=groups(x=["a", "b"], y=["c", "d"])), bench, SLUGS).groups
    assert report.unclustered == 2
    # Pure groups, one of them in two pieces: homogeneity 1, completeness 2/3 -> 0.8.
    assert report.v_measure.value == pytest.approx(0.8, abs=1e-4)
    # One pair agrees of the two expected: Rand index adjusted = 4/7.
    assert report.ari.value == pytest.approx(4 / 7, abs=1e-4)


def test_the_report_has_the_keys_of_the_contract():
    queries, members = [query("q", "de", {"a": 2})], groups(x=["a", "c"], y=["b", "d"])
    bench = Answers(
        themes={"a": NONE}, rankings={"q": ["a"]}, clusters={"a": 0, "b": 1, "c": 0, "d": -1}
    )
    report = jsonable(evaluate(labelled(queries, members), bench, SLUGS))
    assert {name: list(part) for name, part in report.items()} == {
        "themes": ["n", "macro_f1", "by_language", "by_theme", "abstained"],
        "search": ["n", "all", "cross", "same", "by_language", "names"],
        "groups": ["n", "v_measure", "ari", "unclustered", "language_ami"],
    }
    for value in (
        report["themes"]["macro_f1"],
        report["search"]["all"],
        report["groups"]["v_measure"],
        report["groups"]["ari"],
    ):
        assert list(value) == ["value", "low", "high", "n"]
    assert isinstance(report["groups"]["language_ami"], float)


def test_the_same_answers_give_the_same_intervals():
    given = {"a": "digitalisation", "b": NONE, "c": NONE, "d": NONE}
    first, second = (evaluate(labelled(), Answers(themes=given), SLUGS) for _ in range(2))
    assert first == second
    assert first.themes.macro_f1.low < first.themes.macro_f1.value < first.themes.macro_f1.high
