import pytest

from ideation.intake.extracted import Limits
from ideation.intake.readers.sheet_rows import Table, guess_columns
from ideation.intake.readers.sheets import read


def _kind(name, *cells):
    table = Table(name="", header=(name, "Notiz"), rows=tuple((each, "Kalt.") for each in cells))
    return guess_columns(table)[name]


@pytest.mark.parametrize("name", ["Wer", "Who", "qui", "Wien", "Caller", "nom"])
def test_the_cells_tell_whether_people_or_houses_called(name):
    assert _kind(name, "Anna Roth, buyer", "Tom Ulmen", "Galvo") == "contact"
    assert _kind(name, "Galvo Guss Ltd", "Ulmen") == "organisation"
    assert _kind(name, "Clinique vétérinaire de la Galve", "Ulmex") == "organisation"
    assert _kind(name, "Giesserei Galvo, Anna Roth (Chefin)", "Ulmex") == "organisation"


def test_where_the_cells_tell_nothing_a_name_is_a_persons_and_who_is_left_out():
    assert _kind("Name", "Galvo", "Ulmex") == "contact"
    assert _kind("qui", "Galvo", "Ulmex") == "ignore"


def _fields(table):
    return [note.fields for note in read(table.encode(), limits=Limits())]


def test_who_works_there_is_parted_from_a_house():
    [first, second] = _fields(
        'Firma;Notiz\n"Galvo Guss, Anna Roth (Chefin)";Der Ofen.\n"Ulmen, Metz";Der Ofen.\n'
    )
    assert first["organisations"] == [{"name": "Galvo Guss"}]
    assert first["contacts"] == [
        {"name": "Anna Roth", "role": "Chefin", "organisation": "Galvo Guss"}
    ]
    assert second == {"organisations": [{"name": "Ulmen, Metz"}]}


@pytest.mark.parametrize("cell", ["(intern)", "[niemand]", "unbekannt", "Unknown", "inconnue", "?"])
def test_a_cell_that_names_nobody_makes_no_organisation(cell):
    [_, second] = _fields(f"Firma;Notiz\nGalvo AG;Der Ofen.\n{cell};Der Ofen.\n")
    assert second == {}


def test_of_whom_the_row_tells_its_text_has_the_full_name():
    [first, second] = _fields("Caller;Notiz\nGalvo;Galvo Guss AG rang.\nUlmen Ltd;No news.\n")
    assert first == {}
    assert second == {"organisations": [{"name": "Ulmen Ltd"}]}


def test_beside_a_column_of_contacts_who_called_are_houses():
    rows = (("Galvo", "Anna Roth", "Kalt."), ("Ulmex", "Tom Ulmen", "Kalt."))
    table = Table(name="", header=("Wer", "Kontakt", "Notiz"), rows=rows)
    assert guess_columns(table)["Wer"] == "organisation"


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Mme Anna Roth", "Anna Roth"),
        ("Herr Dr. Anna Roth", "Anna Roth"),
        ("d'Madame Roth", "Roth"),
        ("Anna (no surname given)", "Anna"),
        ("Frauke Drost", "Frauke Drost"),
    ],
)
def test_how_somebody_is_addressed_is_none_of_their_name(cell, name):
    [first] = _fields(f"Kontakt;Notiz\n{cell};Der Ofen.\n")
    assert first["contacts"] == [{"name": name}]
