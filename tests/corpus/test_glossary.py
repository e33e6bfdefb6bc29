"""The glossary: complete in four languages, no doubles, independent of what is measured on."""

import csv
from pathlib import Path

import pytest

from ideation.embeddings.training.asking import read_questions
from ideation.services.measuring.labelled import read_labelled

ROOT = Path(__file__).parents[2]
GLOSSARY = ROOT / "ideation" / "text" / "glossary"
TERMS = sorted((GLOSSARY / "terms").glob("*.tsv"))
STATEMENTS = sorted((GLOSSARY / "statements").glob("*.tsv"))
ANSWERS = sorted((GLOSSARY / "answers").glob("*.tsv"))
LANGUAGES = ("en", "de", "fr", "lb")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_there_are_3000_terms_and_1500_statements():
    assert sum(len(rows(path)) for path in TERMS) >= 3000
    assert sum(len(rows(path)) for path in STATEMENTS) >= 1500


@pytest.mark.parametrize(
    "path", [*TERMS, *STATEMENTS, *ANSWERS], ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_every_row_is_complete_in_four_languages(path):
    for number, row in enumerate(rows(path), start=2):
        for language in LANGUAGES:
            assert (row[language] or "").strip(), f"line {number}: {language} is empty"
            assert row[language] == row[language].strip(), f"line {number}"
        assert None not in row, f"line {number} has too many columns"


@pytest.mark.parametrize("path", TERMS, ids=lambda path: path.stem)
def test_variants_name_their_language(path):
    for row in rows(path):
        for variant in filter(None, (each.strip() for each in row["variants"].split(";"))):
            assert variant.partition(":")[0] in LANGUAGES, variant
            assert variant.partition(":")[2].strip(), variant


@pytest.mark.parametrize(
    "path", [*TERMS, *STATEMENTS, *ANSWERS], ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_nothing_stands_twice_in_a_file(path):
    english = [row["en"].casefold() for row in rows(path)]
    assert sorted(english) == sorted(set(english))


def test_every_question_has_its_statement_two_answers_and_a_soundalike():
    questions = read_questions(GLOSSARY)
    assert len(questions) >= 1000
    for each in questions:
        assert len(each.answers) >= 2
        assert each.others
        assert each.forms["en"] not in {said["en"] for said in (*each.answers, *each.others)}


def test_no_statement_is_part_of_a_labelled_set():
    measured = set()
    for half in ("a", "b"):
        labelled = read_labelled(ROOT / "tests" / "labelled" / half)
        measured |= {passage.text.casefold() for passage in labelled.passages}
        measured |= {query.query.casefold() for query in labelled.queries}
    written = {
        row[code].casefold()
        for path in (*STATEMENTS, *ANSWERS)
        for row in rows(path)
        for code in LANGUAGES
    }
    assert not measured & written
