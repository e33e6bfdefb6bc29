"""Dots on the radar stand in their theme's segment and on their verdict's ring."""

from math import atan2, hypot, pi

from hypothesis import given
from hypothesis import strategies as st

from ideation.domain.radar import RINGS, Blip
from ideation.domain.trend import Course
from ideation.trends.radar import arcs, place, segments_of, spokes

THEMES = ["a", "b", "c", "d", "e"]


def blip(number, theme, verdict):
    return Blip(
        cluster_id=number,
        name=f"Cluster {number}",
        theme=theme,
        verdict=verdict,
        organisations=3,
        passages=5,
        early=1,
        late=2,
    )


BLIPS = st.lists(st.tuples(st.sampled_from([*THEMES, None]), st.sampled_from(RINGS)), max_size=60)


def made(rows):
    ordered = sorted(enumerate(rows), key=lambda each: RINGS.index(each[1][1]))
    return [blip(number, theme, verdict) for number, (theme, verdict) in ordered]


@given(BLIPS)
def test_every_dot_stands_in_its_own_cell(rows):
    blips = made(rows)
    segments = segments_of(blips, THEMES)
    spots, left = place(blips, segments, per_cell=4)
    edges = [line[0][0] for line in sorted(arcs(), key=lambda line: -line[0][0])]
    radii = sorted(-edge for edge in edges)
    for spot in spots:
        ring, segment = RINGS.index(spot.blip.verdict), segments.index(spot.blip.theme)
        radius, angle = hypot(spot.x, spot.y), pi - atan2(spot.y, spot.x)
        assert radii[ring] < radius < radii[ring + 1]
        assert segment * pi / len(segments) < angle < (segment + 1) * pi / len(segments)
    assert {each.blip.cluster_id for each in spots} | {each.cluster_id for each in left} == {
        each.cluster_id for each in blips
    }
    assert [each.number for each in spots] == list(range(1, len(spots) + 1))


@given(BLIPS)
def test_no_two_dots_share_a_place_and_the_same_blips_stand_the_same(rows):
    blips = made(rows)
    segments = segments_of(blips, THEMES)
    spots, _ = place(blips, segments, per_cell=4)
    assert len({(each.x, each.y) for each in spots}) == len(spots)
    assert place(blips, segments, per_cell=4)[0] == spots


def test_a_full_cell_keeps_the_first_and_leaves_the_others():
    blips = [blip(number, "a", Course.STABLE) for number in range(6)]
    spots, left = place(blips, THEMES, per_cell=4)
    assert [each.blip.cluster_id for each in spots] == [0, 1, 2, 3]
    assert [each.cluster_id for each in left] == [4, 5]


def test_a_segment_without_theme_is_there_only_where_it_is_needed():
    assert segments_of([blip(1, "a", Course.STABLE)], THEMES) == THEMES
    assert segments_of([blip(1, None, Course.STABLE)], THEMES) == [*THEMES, None]
    assert len(spokes(6)) == 7
