"""A query taken apart: no input is an error, quotes and operators are punctuation."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ideation.embeddings.hashing import HashingEncoder
from ideation.search.query import MAX_CHARACTERS, Query, name_words, names_in, parse

# Our own list after the Big List of Naughty Strings: quotes, operators, controls, scripts, size.
_NAUGHTY = {
    "": (),
    " \t\r\n\u00a0\u2028": (),
    '"': (),
    "'": (),
    '"""': (),
    "*": (),
    "^": (),
    "()": (),
    "((((((((": (),
    "\\": (),
    "%_": (),
    "-": (),
    "😀👨‍👩‍👧🏳️‍🌈": (),
    "\x00": (),
    "\ud800": (),
    "C++": ("C",),
    "C#": ("C",),
    ".NET": ("NET",),
    "o'brien": ("o", "brien"),
    "NEAR(": ("NEAR",),
    "NEAR(Wärme Holz, 5)": ("NEAR", "Wärme", "Holz", "5"),
    "Wärme AND": ("Wärme",),
    "AND OR NOT": ("AND", "OR", "NOT"),
    '"Wärme': ("Wärme",),
    "Wärme*": ("Wärme",),
    "^Wärme": ("Wärme",),
    "-Wärme": ("Wärme",),
    "text:Wärme": ("text", "Wärme"),
    "{text note}:Wärme": ("text", "note", "Wärme"),
    "Wärme\x00Holz": ("Wärme", "Holz"),
    "Wär\ud83dme": ("Wärme",),
    "' OR 1=1; DROP TABLE note; --": ("1", "DROP", "TABLE", "note"),
    "x' UNION SELECT 1 --": ("x", "UNION", "SELECT", "1"),
    "<script>alert(1)</script>": ("script", "alert", "1"),
    "${7*7} {{7*7}}": ("7",),
    "../../etc/passwd": ("etc", "passwd"),
    "snake_case": ("snake", "case"),
    "Wärme wärme Wärme": ("Wärme", "wärme"),
    "Ｗärme": ("Wärme",),
    "ﬁn": ("fin",),
    "тепло 木材 حرارة": ("тепло", "木材", "حرارة"),
    "\u202eemräW\u202c": ("emräW",),
}


@pytest.mark.parametrize(("raw", "words"), _NAUGHTY.items(), ids=map(ascii, _NAUGHTY))
def test_words_are_found_in_whatever_is_typed(raw, words):
    query = parse(raw)
    assert query.words == words
    assert query.empty is (words == ())


@given(st.text(st.characters()) | st.text(alphabet="\"'()*^:-+{} \x00ANDORTE\ud800"))
def test_any_string_is_a_query(raw):
    query = parse(raw)
    assert query == parse(raw)
    assert query.text == " ".join(query.text.split())
    assert all(word.isalnum() for word in query.words)
    assert len(HashingEncoder(16).encode_queries([query.text])) == 1


@pytest.mark.parametrize("piece", ["Wärme ", '"', "NEAR(", "wort AND ", "e\u0301", "😀", "("])
def test_a_hundred_thousand_characters_are_read_as_far_as_the_limit(piece):
    started = time.process_time()
    query = parse((piece * 100_000)[:100_000])
    assert time.process_time() - started < 1
    assert len(query.text) <= MAX_CHARACTERS
    assert query.words == parse((piece * 100_000)[:MAX_CHARACTERS]).words


def test_ten_thousand_words_are_cut_to_forty():
    assert parse(" ".join(f"w{number}" for number in range(10_000))).words == tuple(
        f"w{number}" for number in range(40)
    )


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("Wer sucht einen Prüfstand für Batterien?", ("sucht", "Prüfstand", "Batterien")),
        ("Qui cherche un banc d'essai ?", ("cherche", "banc", "essai")),
        ("Who would share a kiln?", ("share", "kiln")),
        ("Wie wëll eng Hal deelen?", ("wëll", "Hal", "deelen")),
    ],
)
def test_function_words_of_four_languages_are_not_looked_for(raw, words):
    assert parse(raw).words == words


def test_a_question_of_function_words_alone_is_looked_for_as_it_stands():
    assert parse("Who are we?").words == ("Who", "are", "we")


def test_a_composed_and_a_decomposed_spelling_are_one_query():
    assert parse(unicodedata.normalize("NFD", "Idée Größe")) == Query(
        text="Idée Größe", words=("Idée", "Größe")
    )


_KNOWN = [
    "Metaform S.à r.l.",
    "Labor",
    "Co-Labor",
    "Weber GmbH & Co. KG",
    "Élan",
    "Anna Weber",
    "AG",
]


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("What does metaform want?", ["Metaform S.à r.l."]),
        ("METAFORM SARL und die Gemeinde", ["Metaform S.à r.l."]),
        ("wat wëll d'Metaform S.à r.l. maachen", ["Metaform S.à r.l."]),
        ("Co-Labor", ["Co-Labor"]),
        ("das Labor", ["Labor"]),
        ("Laborgeräte", []),
        ("anna weber", ["Anna Weber"]),
        ("elan vital", ["Élan"]),
        ("die AG", ["AG"]),
        ("", []),
        ('"', []),
    ],
)
def test_names_are_recognised_in_a_query(raw, names):
    assert names_in(parse(raw), _KNOWN) == names


def test_a_name_without_letters_is_never_recognised():
    assert names_in(parse("!!! wer ?"), ["!!!", " "]) == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Metaform S.à r.l.", ["Metaform"]),
        ("Weber GmbH & Co. KG", ["Weber"]),
        ("Co-Labor", ["Co", "Labor"]),
        ("L'Œuvre", ["L", "Œuvre"]),
        (unicodedata.normalize("NFD", "Élan d'été S.A."), ["Élan", "d", "été"]),
        ("AG", ["AG"]),
        ("!!!", []),
    ],
)
def test_the_words_of_a_name_are_looked_for_as_written_without_the_legal_form(name, words):
    assert name_words(name) == words


def test_a_name_inside_a_longer_one_is_not_asked_for_by_itself():
    known = ["Alzetta S.A.", "Alzetta Saar GmbH", "Saar"]
    assert names_in(parse("What does Alzetta Saar need?"), known) == ["Alzetta Saar GmbH"]
    both = names_in(parse("Alzetta Saar and Alzetta"), known)
    assert both == ["Alzetta Saar GmbH", "Alzetta S.A."]


@pytest.mark.parametrize("name", ["Dipl.-Ing. Werner Augenthal", "Prof. Dr. Werner Augenthal"])
def test_a_person_is_asked_for_without_titles(name):
    assert names_in(parse("werner augenthal"), [name]) == [name]
    assert name_words(name) == ["Werner", "Augenthal"]


def test_a_title_that_is_most_of_a_name_belongs_to_it():
    assert names_in(parse("Oetinger"), ["Dr. Oetinger"]) == []
    assert name_words("Dr. Oetinger KG") == ["Dr", "Oetinger"]
