"""Names that are near meet; names that only look alike do not."""

import random
import time

import pytest

from ideation.domain.ids import OrganisationId
from ideation.domain.organisation import Organisation, Status
from ideation.services.capturing.near_names import near_names


def organisation(number, name, *, parent=None, status=Status.CONFIRMED, notes=0):
    return Organisation(
        id=OrganisationId(number),
        name=name,
        category=None,
        size=None,
        region=None,
        parent_id=parent,
        status=status,
        notes=notes,
        passages=0,
    )


def pairs(*names):
    known = [organisation(number, name) for number, name in enumerate(names, start=1)]
    return [(each.kept.name, each.gone.name, each.reason) for each in near_names(known)]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Metaform S.à r.l.", "SARL Metaform", "spelling"),
        ("Müller Ofenbau", "Mueller Ofenbau GmbH", "spelling"),
        ("Galvo Kern", "Galvokern", "spelling"),
        ("Institut für Ofentechnik (IOT)", "IOT", "acronym"),
        ("Hochschule für Ofenbau Metz", "HFOM", "acronym"),
        ("Hochschule für Ofenbau Metz", "HOM", "acronym"),
        ("Zinkhof", "Zinkhof Gruppe", "house"),
        ("Zinkhof Group S.A.", "Zinkhof", "house"),
        ("Galvokern", "Galvokren AG", "typo"),
        ("Ofenbau Kieffer", "Ofenbau Kiefer", "typo"),
        ("Ofenwerk 2 Arlon", "Ofenwerk 2 Arlom", "typo"),
    ],
)
def test_names_that_are_near_meet_once_with_the_reason(one, other, reason):
    assert pairs(one, other) == [(one, other, reason)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ofenwerk 2 Arlon", "Ofenwerk 3 Arlon"),
        ("Hausmann Bau", "Kausmann Bau"),
        ("Zinkhof Luxembourg", "Zinkhof Deutschland"),
        ("Kern", "Kerl"),
        ("Institut für Ofentechnik", "Initiative für Obstbau Trier"),
        ("Metaform", "Metaform Bau"),
        ("Aeolia", "Kolbenwerk"),
    ],
)
def test_names_that_only_look_alike_do_not_meet(one, other):
    assert pairs(one, other) == []


def test_the_entry_kept_is_the_one_in_full_then_confirmed_then_met_more_often():
    def kept(one, other):
        [found] = near_names([one, other])
        return found.kept.id

    full = organisation(2, "Institut für Ofentechnik (IOT)", status=Status.PROPOSED)
    assert kept(organisation(1, "IOT", notes=9), full) == 2
    proposed = organisation(1, "Zinkhof", status=Status.PROPOSED, notes=9)
    assert kept(proposed, organisation(2, "Zinkhof Gruppe")) == 2
    assert kept(organisation(1, "Zinkhof"), organisation(2, "Zinkhof Gruppe", notes=3)) == 2
    assert kept(organisation(1, "Zinkhof"), organisation(2, "Zinkhof Gruppe")) == 1


def test_parts_linked_to_their_parent_are_two():
    assert (
        near_names([organisation(1, "Zinkhof"), organisation(2, "Zinkhof Group", parent=1)]) == []
    )


def test_five_thousand_organisations_are_compared_in_seconds():
    rng = random.Random(1)
    syllables = [a + b + c for a in "bdfgklmnprst" for b in "aeiou" for c in "nrls"]
    names = ["".join(rng.choices(syllables, k=4)).capitalize() for _ in range(5_000)]
    known = [organisation(number, name) for number, name in enumerate(names)]
    began = time.process_time()
    near_names(known)
    assert time.process_time() - began < 5
