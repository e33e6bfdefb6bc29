"""Whom a text names: the names alone, as tests of single rules compare them."""

from ideation.text.entities.organisations import find_organisations
from ideation.text.entities.people import find_people
from ideation.text.pipeline import labelled_tokens


def found(text):
    """Return the names of the organisations."""
    return [each.named.name for each in find_organisations(text, labelled_tokens(text))]


def people(text):
    """Return the names of the people."""
    return [each.named.name for each in find_people(text, labelled_tokens(text))]
