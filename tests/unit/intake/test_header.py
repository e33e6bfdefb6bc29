"""What is known beside a note's text: read, and refused in one sentence with the way out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ideation.domain.note import NoteHeader, Source
from ideation.domain.organisation import Category, ContactDraft, OrganisationDraft, Size
from ideation.errors import BadMetadata
from ideation.intake.header import parse_header, split_front_matter
from ideation.settings import SECTORS

_FRONT_MATTER = """+++
title = "Besuch bei Metaform"
date = 2026-03-12
author = "A. Huber"
source = "meeting"
sector = "cleantech"
confidential = true

[[organisations]]
name = "Metaform S.à r.l."
category = "firm"
size = "small"
region = "Sud"
parent = "Metaform Group"

[[contacts]]
name = "Léa Faber"
role = "Gérante"
organisation = "Metaform S.à r.l."
+++
Der Ofen ist kalt.
"""


def test_front_matter_becomes_a_header():
    fields, body = split_front_matter(_FRONT_MATTER)
    assert body == "Der Ofen ist kalt.\n"
    assert parse_header(fields, sectors=SECTORS) == NoteHeader(
        title="Besuch bei Metaform",
        date=date(2026, 3, 12),
        author="A. Huber",
        source=Source.MEETING,
        sector="CleanTech",
        confidential=True,
        organisations=(
            OrganisationDraft(
                name="Metaform S.à r.l.",
                category=Category.FIRM,
                size=Size.SMALL,
                region="Sud",
                parent="Metaform Group",
            ),
        ),
        contacts=(
            ContactDraft(name="Léa Faber", role="Gérante", organisation="Metaform S.à r.l."),
        ),
    )


def test_no_fields_are_an_empty_header():
    assert parse_header({}, sectors=SECTORS) == NoteHeader()


@pytest.mark.parametrize(
    ("text", "fields", "body"),
    [
        ("Kein Kopf.", {}, "Kein Kopf."),
        ("", {}, ""),
        ("+++\n+++\nText", {}, "Text"),
        ("+++\r\ntitle = 'x'\r\n+++\r\nText", {"title": "x"}, "Text"),
        ("\n\n+++  \ntitle = 'x'\n+++\t\nText\n", {"title": "x"}, "Text\n"),
        ("+++\ntitle = 'x'\n+++", {"title": "x"}, ""),
        ("+++\ntitle = 'x'\nnie zu Ende", {}, "+++\ntitle = 'x'\nnie zu Ende"),
        ("Text\n+++\ntitle = 'x'\n+++\n", {}, "Text\n+++\ntitle = 'x'\n+++\n"),
        ("+++ Angebot +++\nText", {}, "+++ Angebot +++\nText"),
        ("+++\na = 1\n+++\nText\n+++\nmehr", {"a": 1}, "Text\n+++\nmehr"),
    ],
)
def test_front_matter_is_cut_off_the_text(text, fields, body):
    assert split_front_matter(text) == (fields, body)


@pytest.mark.parametrize(
    ("toml", "fault"),
    [
        ("date = 2026-02-31", "Invalid date or datetime (at line 1, column 8)"),
        ("date = 31.02.2026", "Expected newline or end of document after a statement"),
        ("title = Besuch", "Invalid value (at line 1, column 9)"),
        ("title", "Expected '=' after a key in a key/value pair (at line 1, column 6)"),
        ("a = 1\na = 2", "Cannot overwrite a value"),
        ("a = " + "[" * 5000, "maximum recursion depth exceeded"),
    ],
)
def test_front_matter_that_is_no_toml_is_refused(toml, fault):
    with pytest.raises(BadMetadata) as refused:
        split_front_matter(f"+++\n{toml}\n+++\nText")
    assert refused.value.message.startswith(
        f"The header between the +++ lines is no valid TOML: {fault}"
    )
    assert refused.value.hint == 'Dates are written 2026-03-12, texts in "quotes".'


_REFUSED = [
    (
        {"date": "31.02."},
        "date = '31.02.': is not written YYYY-MM-DD. Write the day as in 2026-03-12.",
    ),
    (
        {"date": "2026-02-31"},
        "date = '2026-02-31': is no day of the calendar. Write the day as in 2026-03-12.",
    ),
    (
        {"date": "2026-2-3"},
        "date = '2026-2-3': is not written YYYY-MM-DD. Write the day as in 2026-03-12.",
    ),
    (
        {"date": 20260312},
        "date = 20260312: is not written YYYY-MM-DD. Write the day as in 2026-03-12.",
    ),
    (
        {"date": "12/03/26"},
        "date = '12/03/26': is not written YYYY-MM-DD. Write the day as in 2026-03-12.",
    ),
    (
        {"sector": "Space"},
        "There is no sector 'Space'. Choose one of: AutoMobility, CleanTech, "
        "Creative Industries, HealthTech, Materials & Manufacturing, Wood.",
    ),
    (
        {"source": "phone"},
        "source cannot be 'phone'. "
        "Choose one of: 'meeting', 'interview', 'event', 'pitch', 'email' or 'research'.",
    ),
    (
        {"ttle": "x"},
        "The header has an unknown field 'ttle'. Known are: "
        "title, date, author, source, sector, confidential, organisations, contacts.",
    ),
    (
        {"organisations": [{"name": "A", "kind": "firm"}]},
        "The header has an unknown field 'organisations.0.kind'. Known are: "
        "name, category, size, region, parent.",
    ),
    (
        {"contacts": [{"name": "A", "phone": "1"}]},
        "The header has an unknown field 'contacts.0.phone'. Known are: name, role, organisation.",
    ),
    (
        {"organisations": [{"name": "A", "category": "company"}]},
        "organisations.0.category cannot be 'company'. Choose one of: "
        "'firm', 'research', 'public', 'association', 'investor' or 'intermediary'.",
    ),
    (
        {"organisations": [{"name": "A", "size": "tiny"}]},
        "organisations.0.size cannot be 'tiny'. "
        "Choose one of: 'micro', 'small', 'medium' or 'large'.",
    ),
    (
        {"organisations": [{"category": "firm"}]},
        "organisations.0.name is missing. "
        "Each one stands under its own [[organisations]] or [[contacts]] line, with a name.",
    ),
    (
        {"organisations": ["Metaform"]},
        "organisations.0 cannot be 'Metaform'. "
        "Each one stands under its own [[organisations]] or [[contacts]] line, with a name.",
    ),
    (
        {"contacts": "Léa Faber"},
        "contacts cannot be 'Léa Faber'. "
        "Each one stands under its own [[organisations]] or [[contacts]] line, with a name.",
    ),
    ({"contacts": [{"name": " "}]}, "contacts.0.name = ' ': is empty."),
    ({"title": 5}, 'title = 5: input should be a valid string. Write it in "quotes".'),
    (
        {"confidential": "maybe"},
        "confidential = 'maybe': input should be a valid boolean, unable to interpret input. "
        "Write true or false.",
    ),
    (
        {"title": "x" * 201},
        f"title = '{'x' * 39}…: is longer than 200 characters.",
    ),
]


@pytest.mark.parametrize(("fields", "sentence"), _REFUSED, ids=[str(each[0]) for each in _REFUSED])
def test_a_wrong_field_is_refused_in_one_sentence(fields, sentence):
    with pytest.raises(BadMetadata) as refused:
        parse_header(fields, sectors=SECTORS)
    assert refused.value.sentence() == sentence
    assert refused.value.bad_input
    assert refused.value.code == "bad_metadata"


@pytest.mark.parametrize(
    ("fields", "header"),
    [
        ({"title": "  zwei\n Zeilen "}, NoteHeader(title="zwei Zeilen")),
        ({"title": " ", "author": ""}, NoteHeader()),
        ({"date": ""}, NoteHeader()),
        ({"date": " 2026-03-12 "}, NoteHeader(date=date(2026, 3, 12))),
        ({"date": "1900-01-01"}, NoteHeader(date=date(1900, 1, 1))),
        ({"date": "9999-12-31"}, NoteHeader(date=date(9999, 12, 31))),
        ({"sector": "materials & MANUFACTURING"}, NoteHeader(sector="Materials & Manufacturing")),
        ({"sector": None, "date": None}, NoteHeader()),
        ({"title": "x" * 200}, NoteHeader(title="x" * 200)),
    ],
)
def test_a_field_is_read_as_it_was_meant(fields, header):
    assert parse_header(fields, sectors=SECTORS) == header


def test_a_moment_is_read_as_its_day():
    fields, _ = split_front_matter("+++\ndate = 2026-03-12T23:30:00+02:00\n+++\n")
    assert parse_header(fields, sectors=()).date == date(2026, 3, 12)


def test_sectors_come_from_the_settings():
    assert parse_header({"sector": "glas"}, sectors=["Glas"]).sector == "Glas"


_VALUES = st.none() | st.text(max_size=20) | st.integers() | st.booleans() | st.lists(st.text())


@given(st.dictionaries(st.sampled_from([*NoteHeader.__slots__, "other"]), _VALUES, max_size=3))
def test_any_fields_are_a_header_of_single_lines_or_one_sentence(fields):
    try:
        header = parse_header(fields, sectors=SECTORS)
    except BadMetadata as error:
        shown = error.sentence()
    else:
        shown = header.title or ""
    assert len(shown.splitlines()) <= 1
