"""Words of two languages that mean the same, learned from parallel statements."""

import pytest

from ideation.domain.language import Language
from ideation.text.lexicon import (
    PAIRS,
    table_of,
    translated,
    translations,
    writing_of,
    written,
)
from ideation.text.lexicon_learning import learn, matched, writing
from ideation.text.terms import our_glossary

ENGLISH = [["red", "house"], ["red", "car"], ["blue", "house"], ["blue", "car"], ["car"]]
FRENCH = [["maison", "rouge"], ["voiture", "rouge"], ["maison", "bleu"], ["bleu", "auto"], ["auto"]]


def test_words_that_stand_side_by_side_in_many_statements_are_matched():
    chances = {(source, target): chance for source, target, chance in matched(ENGLISH, FRENCH)}
    assert chances["red", "rouge"] > 0.8
    assert chances["house", "maison"] > 0.8
    assert ("red", "maison") not in chances


def test_a_word_may_have_two_translations_that_share_its_chance():
    chances = {(source, target): chance for source, target, chance in matched(ENGLISH, FRENCH)}
    assert chances["car", "auto"] > chances["car", "voiture"] > 0.2


def test_both_directions_learn_the_same():
    there = matched(ENGLISH, FRENCH)
    back = {(target, source): chance for source, target, chance in matched(FRENCH, ENGLISH)}
    assert {(source, target): chance for source, target, chance in there} == pytest.approx(back)


def test_nothing_is_learned_from_nothing():
    assert matched([], []) == []
    assert matched([[]], [["maison"]]) == []


@pytest.mark.parametrize("pair", PAIRS)
def test_a_table_is_sorted_and_its_chances_are_chances(pair):
    rows = [line.split("\t") for line in table_of(*pair).read_text("utf-8").splitlines()]
    assert len(rows) > 5_000
    assert [row[:2] for row in rows] == sorted(row[:2] for row in rows)
    assert all(0.15 <= float(chance) <= 1 for _, _, chance in rows)


def test_translations_are_read_in_both_directions():
    assert translations("teilen", Language.GERMAN)["share"] == pytest.approx(
        translations("share", Language.ENGLISH)["teilen"]
    )
    assert translations("zwirbelquark", Language.GERMAN) == {}


DE, FR, EN, LB = (Language(each) for each in ("de", "fr", "en", "lb"))


@pytest.mark.parametrize(
    ("word", "language", "into", "expected"),
    [
        ("Tür", DE, EN, "door"),
        ("boue", FR, DE, "Schlamm"),
        ("Dier", LB, FR, "porte"),
        # No part of the compound that is meant.
        ("hydrogène", FR, DE, "Wasserstoff"),
        # A noun, though the verb is as likely.
        ("work", EN, DE, "Arbeit"),
        ("Zwirbelquark", DE, EN, None),
    ],
)
def test_a_word_is_told_in_another_language_as_it_is_written_there(word, language, into, expected):
    assert translated(word, language, into) == expected


def test_a_lemma_that_is_no_word_is_written_as_one():
    assert written("Hall", DE) == "Halle"
    assert written("Zwirbelquark", DE) == "Zwirbelquark"


def test_a_root_is_written_as_it_mostly_is_in_the_statements(tmp_path):
    french = ("Le métal chauffe.", "Les métaux et le métal.", "L'eau.")
    for folder in ("statements", "answers", "terms"):
        (tmp_path / folder).mkdir()
    lines = ["en\tde\tfr\tlb", *(f"\t\t{each}\t" for each in french)]
    (tmp_path / "statements" / "hot.tsv").write_text("\n".join(lines), encoding="utf-8")
    found = dict(writing(tmp_path, FR, ["metal", "eau", "zwirbelquark"]))
    assert found == {"metal": "métal", "eau": "eau"}


@pytest.mark.slow
def test_the_tables_are_what_the_glossary_teaches():
    learned = learn(our_glossary())
    for pair, rows in learned.items():
        kept = table_of(*pair).read_text("utf-8").splitlines()
        assert kept == [f"{source}\t{target}\t{chance:.2f}" for source, target, chance in rows]
    for language in Language:
        roots = {
            str(row[pair.index(language)])
            for pair, rows in learned.items()
            if language in pair
            for row in rows
        }
        kept = writing_of(language).read_text("utf-8").splitlines()
        assert kept == ["\t".join(row) for row in writing(our_glossary(), language, roots)]
