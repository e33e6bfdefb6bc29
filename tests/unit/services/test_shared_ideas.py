"""Groups in which several independent organisations speak."""

from contextlib import nullcontext
from dataclasses import dataclass, replace
from types import SimpleNamespace

import numpy as np

from ideation.domain.language import Language
from ideation.domain.organisation import Organisation, Reference, Status
from ideation.domain.passage import Passage
from ideation.domain.vector import Model
from ideation.services.shared_ideas import find_groups

_MODEL = Model(name="axes", revision="1", dim=4)


@dataclass
class FakeRecords:
    """Passages by id: the axis their meaning lies on, and the organisation met."""

    said: dict[int, tuple[int, int | None]]
    parents: dict[int, int | None]

    @property
    def vectors(self):
        ids = np.asarray(sorted(self.said), dtype=np.int64)
        rows = np.eye(4, dtype=np.float32)[[self.said[each][0] for each in ids.tolist()]]
        return SimpleNamespace(load=lambda model: (ids, rows))

    @property
    def passages(self):
        return SimpleNamespace(get=lambda ids: [_passage(each, self.said[each][0]) for each in ids])

    @property
    def directory(self):
        return SimpleNamespace(
            met=lambda *, contacts: {
                passage: (_reference(met),) for passage, (_, met) in self.said.items() if met
            },
            organisations=lambda: [_organisation(*each) for each in self.parents.items()],
        )


def _reference(number):
    return Reference(id=number, name=f"House {number} S.A.")


def _passage(number, axis):
    house = ["foundry", "sawmill", "press", "hall"][axis]
    # Words of its own, so that no passage is a copy of another.
    own = " ".join(f"{chr(97 + number)}{letter * 3}" for letter in "xyzw")
    text = f"The {house} needs a neighbour {own}."
    return Passage(
        id=number,
        note_id=number,
        start=0,
        end=len(text),
        text=text,
        reading=text,
        language=Language.ENGLISH,
    )


def _organisation(number, parent):
    return Organisation(
        id=number,
        name=_reference(number).name,
        category=None,
        size=None,
        region=None,
        parent_id=parent,
        status=Status.CONFIRMED,
        notes=1,
        passages=1,
    )


def _found(said, parents, agency=()):
    records = FakeRecords(said=said, parents=parents)
    store = SimpleNamespace(reading=lambda: nullcontext(records))
    return find_groups(store, _MODEL, agency)


def test_a_group_names_its_passages_and_the_organisations_met():
    found = _found({1: (0, 7), 2: (0, 8), 3: (0, 7), 4: (1, 9)}, {7: None, 8: None, 9: None})
    [group] = found.groups
    assert group.name == "foundry · neighbour"
    assert [each.id for each in group.passages] == [1, 2, 3]
    assert group.organisations == (_reference(7), _reference(8))
    assert (group.independent, found.unclustered) == (2, 1)


def test_parents_and_subsidiaries_are_one_voice():
    found = _found({1: (0, 7), 2: (0, 8), 3: (0, 9)}, {7: 8, 8: 9, 9: None})
    assert found.groups[0].independent == 1
    assert found.shared == ()


def test_a_circle_of_parents_is_one_voice():
    found = _found({1: (0, 7), 2: (0, 8), 3: (0, 9)}, {7: 8, 8: 9, 9: 7})
    assert found.groups[0].independent == 1


def test_the_agency_never_counts_whatever_its_spelling():
    found = _found({1: (0, 7), 2: (0, 8), 3: (0, 8)}, {7: None, 8: None}, ["HOUSE 7 SA"])
    assert found.groups[0].organisations == (_reference(8),)
    assert found.groups[0].independent == 1


def test_groups_with_more_independent_organisations_come_first():
    said = {
        **{number: (0, 7 + number % 2) for number in range(1, 6)},
        **{number: (1, number) for number in range(11, 14)},
        **{number: (2, 7) for number in range(21, 24)},
    }
    found = _found(said, dict.fromkeys([7, 8, 11, 12, 13]))
    assert [group.independent for group in found.groups] == [2, 3, 1]
    assert [group.independent for group in found.shared] == [3, 2]


def test_nothing_said_has_no_groups():
    found = _found({}, {})
    assert (found.groups, found.shared, found.unclustered) == ((), (), 0)


def test_a_copy_in_another_note_adds_no_voice(monkeypatch):
    one = _passage(1, 0)
    monkeypatch.setattr(f"{__name__}._passage", lambda number, axis: replace(one, id=number))
    [group] = _found({1: (0, 7), 2: (0, 8), 3: (0, 9)}, {7: None, 8: None, 9: None}).groups
    assert group.organisations == (_reference(7),)
    assert (group.independent, len(group.passages)) == (1, 3)
