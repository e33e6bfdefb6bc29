"""Stages: a pure function of lights and of what people did, never of what a machine proposes."""

import inspect
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from ideation.domain.candidate import Backer, Gate, Lack, Light, Stage
from ideation.domain.organisation import Category
from ideation.domain.rules import GateRules, Side
from ideation.flagships.stages import HumanActs, lights_missing, missing_of, stage_of

RULES = GateRules()
NOTHING = HumanActs()
SHAPED = HumanActs(claimed=True, planned=True)


def gate(independent=False, public_private=False, beyond_one=False):
    return Gate(
        independent=light(independent),
        public_private=light(public_private),
        beyond_one=light(beyond_one),
    )


def light(on):
    return Light(on=on, rule="", support=(1,) if on else (), against=())


def backer(number, category=Category.FIRM, root=None):
    return Backer(
        organisation_id=number,
        name=f"House {number}",
        category=category,
        region=None,
        root=root or number,
        sectors=(),
        passage_ids=(number,),
        dates=(),
    )


def lacks(found):
    return [(each.lack, each.count) for each in found]


FULL = gate(independent=True, public_private=True, beyond_one=True)


def test_an_idea_comes_from_stage_to_stage_without_a_gap():
    assert stage_of(gate(), NOTHING) is Stage.CAPTURED
    assert stage_of(gate(independent=True), NOTHING) is Stage.BACKED
    assert stage_of(gate(independent=True), SHAPED) is Stage.SHAPED
    assert stage_of(FULL, SHAPED) is Stage.CANDIDATE
    assert stage_of(FULL, HumanActs(claimed=True, planned=True, decided=True)) is Stage.DECIDED


def test_all_lights_bring_no_idea_past_backed_until_a_person_shapes_it():
    assert stage_of(FULL, NOTHING) is Stage.BACKED
    assert stage_of(FULL, HumanActs(claimed=True)) is Stage.BACKED
    assert stage_of(FULL, HumanActs(planned=True)) is Stage.BACKED


def test_shape_without_a_second_backer_waits_for_one():
    assert stage_of(gate(), SHAPED) is Stage.CAPTURED
    assert lacks(missing_of(gate(), SHAPED, [backer(1)], RULES)) == [(Lack.BACKERS, 1)]


def test_what_is_missing_for_the_next_stage_is_named():
    two = [backer(1), backer(2)]
    first = gate(independent=True)
    assert lacks(missing_of(gate(), NOTHING, [], RULES)) == [(Lack.BACKERS, 2)]
    assert lacks(missing_of(first, NOTHING, two, RULES)) == [(Lack.NAME, 1), (Lack.PLAN, 1)]
    assert lacks(missing_of(first, HumanActs(claimed=True), two, RULES)) == [(Lack.PLAN, 1)]
    assert lacks(missing_of(first, SHAPED, two, RULES)) == [(Lack.PUBLIC, 1), (Lack.BEYOND_ONE, 1)]
    assert lacks(missing_of(FULL, SHAPED, two, RULES)) == [(Lack.DECISION, 1)]
    assert missing_of(FULL, HumanActs(decided=True), two, RULES) == ()


def test_the_second_light_says_which_side_it_waits_for():
    def side(*backers, rules=RULES):
        return lights_missing(gate(True, False, True), backers, rules)[0].lack

    club = backer(3, Category.ASSOCIATION)
    assert side(backer(1), backer(2)) is Lack.PUBLIC
    assert side(backer(1, Category.RESEARCH), club) is Lack.PRIVATE
    assert side(club, backer(4, None)) is Lack.BOTH
    # A firm and its own institute are one house.
    assert side(backer(1, root=9), backer(2, Category.RESEARCH, root=9)) is Lack.HOUSES
    assert side(club, backer(1), rules=GateRules(associations=Side.PRIVATE)) is Lack.PUBLIC


@given(
    st.tuples(st.booleans(), st.booleans(), st.booleans()),
    st.tuples(st.booleans(), st.booleans(), st.booleans()),
)
def test_every_idea_lacks_something_until_it_is_decided(lights, acts):
    done = HumanActs(claimed=acts[0], planned=acts[1], decided=acts[2])
    stage = stage_of(gate(*lights), done)
    missing = missing_of(gate(*lights), done, [backer(1)], RULES)
    assert bool(missing) is (stage is not Stage.DECIDED)


def test_supplying_what_is_missing_brings_the_next_stage():
    """From every reachable state, each lack that people can fill leads on, never back."""
    order = list(Stage)
    for lights, claimed, planned in product(product([False, True], repeat=3), *[[False, True]] * 2):
        before = HumanActs(claimed=claimed, planned=planned)
        for after in (
            HumanActs(claimed=True, planned=planned),
            HumanActs(claimed=claimed, planned=True),
        ):
            one, two = stage_of(gate(*lights), before), stage_of(gate(*lights), after)
            assert order.index(two) >= order.index(one)


def test_no_proposal_of_the_machine_is_an_input_of_the_stage():
    """What may move a stage is the gate and what people did: there is no third door."""
    assert list(inspect.signature(stage_of).parameters) == ["gate", "acts"]
    assert set(HumanActs.__dataclass_fields__) == {"claimed", "planned", "decided"}
