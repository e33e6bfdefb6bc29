"""Identities that last: what continues, is born, splits, merges and ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ideation.clustering.lineage import LineageEvent, LineageOptions, trace
from ideation.domain.group import Change


def _span(first, last):
    return frozenset(range(first, last))


def test_identical_groups_keep_their_ids_and_nothing_happens():
    found = trace({7: _span(0, 5), 3: _span(5, 9)}, [_span(5, 9), _span(0, 5)])
    assert found.continues == (3, 7)
    assert (dict(found.merged), found.ended, found.events) == ({}, (), ())


def test_the_first_groups_are_all_born():
    found = trace({}, [_span(4, 9), _span(0, 4)])
    assert found.continues == (None, None)
    assert found.events == (
        LineageEvent(change=Change.BIRTH, group=1, came=4),
        LineageEvent(change=Change.BIRTH, group=0, came=5),
    )


def test_a_cluster_flooded_by_new_passages_grows_and_stays_itself():
    found = trace({1: _span(0, 5)}, [_span(0, 60)])
    assert found.continues == (1,)
    assert found.events == (LineageEvent(change=Change.GROWTH, cluster=1, group=0, came=55),)


def test_members_who_leave_for_nowhere_shrink_a_cluster():
    found = trace({1: _span(0, 10)}, [_span(0, 6)])
    assert found.continues == (1,)
    assert found.events == (LineageEvent(change=Change.SHRINK, cluster=1, group=0, went=4),)


def test_exchanged_members_are_growth_and_shrinkage():
    found = trace({1: _span(0, 10)}, [_span(2, 13)])
    assert [(each.change, each.came, each.went) for each in found.events] == [
        (Change.GROWTH, 3, 0),
        (Change.SHRINK, 0, 2),
    ]


def test_the_largest_part_of_a_split_keeps_the_id():
    found = trace({1: _span(0, 10)}, [_span(0, 3), _span(3, 7), _span(7, 10)])
    assert found.continues == (None, 1, None)
    assert found.events == (
        LineageEvent(change=Change.SPLIT, cluster=1, group=1, children=(0, 2), went=6),
        LineageEvent(change=Change.BIRTH, group=0, came=3),
        LineageEvent(change=Change.BIRTH, group=2, came=3),
    )


def test_of_two_equal_parts_the_one_with_the_smallest_passage_keeps_the_id():
    assert trace({1: _span(0, 10)}, [_span(5, 10), _span(0, 5)]).continues == (None, 1)


def test_a_cluster_in_crumbs_ends_and_its_children_are_known():
    found = trace({1: _span(0, 12)}, [_span(0, 3), _span(3, 6), _span(6, 9), _span(9, 12)])
    assert found.continues == (None,) * 4
    assert found.ended == (1,)
    assert found.events[:2] == (
        LineageEvent(change=Change.SPLIT, cluster=1, children=(0, 1, 2, 3), went=12),
        LineageEvent(change=Change.END, cluster=1, went=12),
    )


def test_the_largest_of_merged_clusters_survives():
    found = trace({1: _span(0, 3), 2: _span(3, 10), 3: _span(10, 14)}, [_span(0, 15)])
    assert found.continues == (2,)
    assert dict(found.merged) == {1: 2, 3: 2}
    assert found.events == (
        LineageEvent(change=Change.MERGE, cluster=2, group=0, others=(1, 3), came=7),
        LineageEvent(change=Change.GROWTH, cluster=2, group=0, came=1),
    )


def test_of_equal_merged_clusters_the_smaller_id_survives():
    old = {9: _span(0, 4), 4: _span(4, 8), 6: _span(8, 12)}
    found = trace(old, [_span(0, 12)])
    assert found.continues == (4,)
    assert dict(found.merged) == {6: 4, 9: 4}


def test_a_cluster_without_members_left_ends():
    found = trace({1: _span(0, 4), 2: frozenset()}, [_span(10, 14)])
    assert (found.continues, found.ended) == ((None,), (1, 2))
    assert [each.change for each in found.events] == [Change.END, Change.END, Change.BIRTH]


def test_removed_passages_do_not_break_an_identity():
    old = {1: _span(0, 20)}
    assert trace(old, [_span(0, 5)]).continues == (None,)
    found = trace(old, [_span(0, 5)], alive=_span(0, 6))
    assert found.continues == (1,)
    assert found.events == (LineageEvent(change=Change.SHRINK, cluster=1, group=0, went=15),)


def test_a_few_members_do_not_carry_an_id_into_a_foreign_group():
    found = trace({1: _span(0, 10), 2: _span(10, 40)}, [_span(0, 4) | _span(10, 40), _span(4, 7)])
    # Four of ten are too few of a group of thirty-four; three of ten, alone, are enough.
    assert found.continues == (2, 1)


def test_the_match_is_best_for_all_and_not_for_the_first():
    old = {1: _span(0, 10), 2: _span(10, 15)}
    proposed = [_span(0, 5) | _span(10, 15), _span(5, 10)]
    assert trace(old, proposed).continues == (2, 1)


def test_what_continues_is_a_setting():
    old, proposed = {1: _span(0, 10)}, [_span(0, 5)]
    strict = LineageOptions(together=0.6, part=0.6)
    assert trace(old, proposed).continues == (1,)
    assert trace(old, proposed, options=strict).continues == (None,)


def test_overlapping_groups_are_refused():
    with pytest.raises(ValueError, match="Passage 2 is in two groups"):
        trace({}, [_span(0, 3), _span(2, 5)])


_LABELS = st.lists(
    st.tuples(st.integers(-1, 5), st.integers(-1, 5), st.booleans()), min_size=0, max_size=40
)


def _sides(rows):
    """Return old clusters (ids 10 to 15), groups and living passages from three labels a row."""
    old, new = {}, {}
    for passage, (before, after, alive) in enumerate(rows):
        if before >= 0:
            old.setdefault(10 + before, set()).add(passage)
        if after >= 0 and alive:
            new.setdefault(after, set()).add(passage)
    living = frozenset(passage for passage, row in enumerate(rows) if row[2])
    return (
        {each: frozenset(members) for each, members in old.items()},
        [frozenset(members) for members in new.values()],
        living,
    )


@given(_LABELS)
def test_every_old_id_is_continued_merged_or_ended_once_and_given_once(rows):
    old, proposed, alive = _sides(rows)
    found = trace(old, proposed, alive=alive)
    continued = [each for each in found.continues if each is not None]
    assert sorted([*continued, *found.merged, *found.ended]) == sorted(old)
    assert set(found.merged.values()) <= set(continued)


@given(_LABELS)
def test_sizes_add_up(rows):
    old, proposed, alive = _sides(rows)
    found = trace(old, proposed, alive=alive)
    for group, cluster in enumerate(found.continues):
        if cluster is not None:
            mine = [each for each in found.events if each.cluster == cluster]
            assert all(each.group == group for each in mine)
            change = sum(each.came - each.went for each in mine)
            assert len(proposed[group]) == len(old[cluster]) + change
    births = [each for each in found.events if each.change is Change.BIRTH]
    assert sorted(each.group for each in births) == [
        group for group, cluster in enumerate(found.continues) if cluster is None
    ]
    ends = [each.cluster for each in found.events if each.change is Change.END]
    assert tuple(ends) == found.ended


@given(_LABELS)
def test_the_same_groups_again_are_no_event(rows):
    old, _, _ = _sides(rows)
    found = trace(old, list(old.values()))
    assert found.continues == tuple(old)
    assert found.events == ()


@given(_LABELS, st.randoms(use_true_random=False))
def test_the_order_of_either_side_changes_nothing(rows, random):
    old, proposed, alive = _sides(rows)
    order = list(range(len(proposed)))
    random.shuffle(order)
    shuffled = dict(random.sample(list(old.items()), len(old)))
    one = trace(old, proposed, alive=alive)
    other = trace(shuffled, [proposed[each] for each in order], alive=alive)

    def told(lineage, groups):
        return [
            (
                each.change,
                each.cluster,
                None if each.group is None else groups[each.group],
                each.others,
                tuple(groups[child] for child in each.children),
                each.came,
                each.went,
            )
            for each in lineage.events
        ]

    assert tuple(one.continues[each] for each in order) == other.continues
    assert (dict(one.merged), one.ended) == (dict(other.merged), other.ended)
    assert told(one, proposed) == told(other, [proposed[each] for each in order])
