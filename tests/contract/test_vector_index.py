"""What every vector index keeps, whatever engine is behind it."""

import itertools
import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ideation.domain.vector import Near
from ideation.embeddings.exact_index import ExactIndex
from ideation.embeddings.faiss_index import FaissIndex

DIM = 6
ENGINES = [FaissIndex, ExactIndex]


@pytest.fixture(params=ENGINES, ids=lambda engine: engine.__name__)
def index(request):
    return request.param(DIM)


def rows(*vectors):
    return np.asarray(vectors, dtype=np.float32).reshape(len(vectors), DIM)


def axis(number, length=1.0):
    vector = np.zeros(DIM, dtype=np.float32)
    vector[number] = length
    return vector


def random_rows(count, seed=7):
    vectors = np.random.default_rng(seed).normal(size=(count, DIM)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def found(index, query, k=10, **options):
    return [near.passage_id for near in index.nearest(query, k, **options)]


def test_a_new_index_is_empty_and_finds_nothing(index):
    assert index.size == 0
    assert index.nearest(axis(0), 5) == []


def test_a_passage_is_its_own_nearest_neighbour_with_similarity_one(index):
    vectors = random_rows(20)
    ids = list(range(100, 120))
    index.upsert(ids, vectors)
    for passage_id, vector in zip(ids, vectors, strict=True):
        [best] = index.nearest(vector, 1)
        assert best.passage_id == passage_id
        assert best.similarity == pytest.approx(1.0, abs=1e-6)


def test_similarity_is_the_cosine_and_never_leaves_its_range(index):
    near = rows([0.6, 0.8, 0, 0, 0, 0])[0]
    index.upsert([1, 2, 3], rows(near, axis(2), axis(0, -1.0)))
    answer = {each.passage_id: each.similarity for each in index.nearest(axis(0), 3)}
    assert answer == {1: pytest.approx(0.6), 2: 0.0, 3: -1.0}
    index.upsert([1], rows(axis(0, 1.0000001)))
    [best] = index.nearest(axis(0, 1.0000001), 1)
    assert best.similarity == 1.0


def test_vectors_come_back_as_they_were_put(index):
    vectors = random_rows(5)
    index.upsert([9, 7, 5, 3, 1], vectors)
    held, given_back = index.vectors([1, 8, 7])
    assert held == [1, 7]
    assert np.array_equal(given_back, vectors[[4, 1]])
    assert index.vectors([8])[1].shape == (0, DIM)


def test_the_nearest_come_best_first(index):
    index.upsert([1, 2, 3], rows([0.6, 0.8, 0, 0, 0, 0], axis(0), [0.8, 0.6, 0, 0, 0, 0]))
    assert found(index, axis(0)) == [2, 3, 1]
    assert found(index, axis(0), 2) == [2, 3]


def test_results_are_plain_ids_and_numbers(index):
    index.upsert([np.int64(5)], rows(axis(0)))
    [near] = index.nearest(axis(0), 1)
    assert type(near.passage_id) is int
    assert type(near.similarity) is float


def test_upsert_replaces_the_vector_of_a_known_id(index):
    index.upsert([1, 2], rows(axis(0), axis(1)))
    index.upsert([1], rows(axis(2)))
    assert index.size == 2
    assert index.nearest(axis(2), 1) == [Near(passage_id=1, similarity=1.0)]
    assert found(index, axis(0)) == [1, 2]
    assert [each.similarity for each in index.nearest(axis(0), 2)] == [0.0, 0.0]


def test_a_batch_may_hold_known_and_new_ids(index):
    index.upsert([1, 2], rows(axis(0), axis(1)))
    index.upsert([3, 2], rows(axis(3), axis(2)))
    assert index.size == 3
    assert [found(index, axis(number), 1) for number in (0, 2, 3)] == [[1], [2], [3]]


def test_an_empty_batch_changes_nothing(index):
    index.upsert([1], rows(axis(0)))
    index.upsert([], np.zeros((0, DIM), dtype=np.float32))
    index.remove([])
    assert index.size == 1


def test_the_vectors_given_stay_the_callers_own(index):
    vectors = rows(axis(0))
    index.upsert([1], vectors)
    vectors[:] = 0
    assert index.nearest(axis(0), 1) == [Near(passage_id=1, similarity=1.0)]


def test_a_removed_id_is_found_no_more(index):
    index.upsert([1, 2, 3], rows(axis(0), axis(1), axis(2)))
    index.remove({2})
    assert index.size == 2
    assert found(index, axis(1)) == [1, 3]


def test_everything_can_be_removed_and_put_back(index):
    index.upsert([1, 2], rows(axis(0), axis(1)))
    index.remove([1, 2])
    assert (index.size, found(index, axis(0))) == (0, [])
    index.upsert([2], rows(axis(0)))
    assert found(index, axis(0)) == [2]


def test_removing_unknown_ids_is_no_error(index):
    index.remove([4, 5])
    index.upsert([1], rows(axis(0)))
    index.remove({99, -1})
    assert found(index, axis(0)) == [1]


def test_k_larger_than_the_index_gives_what_there_is(index):
    index.upsert([1, 2], rows(axis(0), axis(1)))
    assert found(index, axis(0), 1000) == [1, 2]


@pytest.mark.parametrize("k", [0, -3])
def test_nothing_is_found_where_nothing_is_asked_for(index, k):
    index.upsert([1], rows(axis(0)))
    assert index.nearest(axis(0), k) == []


def test_a_zero_query_finds_nothing(index):
    index.upsert([1], rows(axis(0)))
    assert index.nearest(np.zeros(DIM, dtype=np.float32), 5) == []


def test_among_restricts_exactly(index):
    vectors = random_rows(40)
    index.upsert(range(40), vectors)
    allowed = np.asarray([31, 3, 17], dtype=np.int64)
    assert set(found(index, vectors[0], 10, among=allowed)) == {3, 17, 31}
    assert found(index, vectors[17], 1, among=allowed) == [17]


def test_among_nothing_finds_nothing(index):
    index.upsert([1], rows(axis(0)))
    assert index.nearest(axis(0), 5, among=np.empty(0, dtype=np.int64)) == []


def test_among_may_name_ids_the_index_does_not_hold(index):
    index.upsert([1, 2], rows(axis(0), axis(1)))
    assert found(index, axis(0), 5, among=np.asarray([2, 70, 71], dtype=np.int64)) == [2]
    assert found(index, axis(0), 5, among=np.asarray([70], dtype=np.int64)) == []


@pytest.mark.parametrize("k", [1, 2, 3, 10])
def test_ties_come_by_id_also_where_k_cuts_through_them(index, k):
    index.upsert([9, 4, 7, 2, 1], rows(axis(0), axis(0), axis(0), axis(0), axis(1)))
    assert found(index, axis(0), k) == [2, 4, 7, 9, 1][:k]
    among = np.asarray([9, 7, 4], dtype=np.int64)
    assert found(index, axis(0), k, among=among) == [4, 7, 9][:k]


@pytest.mark.parametrize(
    ("ids", "vectors"),
    [
        pytest.param([1], rows(axis(1), axis(2)), id="more rows than ids"),
        pytest.param([1, 2, 3], rows(axis(1), axis(2)), id="more ids than rows"),
        pytest.param([1], np.ones((1, DIM + 1), dtype=np.float32), id="another dimension"),
        pytest.param([1], axis(1), id="a single dimension"),
        pytest.param([1, 2], rows(axis(1), np.full(DIM, np.nan)), id="NaN"),
        pytest.param([1, 2], rows(axis(1), axis(2, np.inf)), id="infinity"),
        pytest.param([2, 2], rows(axis(1), axis(2)), id="an id twice"),
    ],
)
def test_a_bad_batch_is_refused_and_changes_nothing(index, ids, vectors):
    index.upsert([1], rows(axis(0)))
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        index.upsert(ids, vectors)
    assert index.size == 1
    assert index.nearest(axis(0), 5) == [Near(passage_id=1, similarity=1.0)]


# Four entries of ±1/2: unit rows whose products are exact in float32, with many ties.
EXACT = st.builds(
    lambda places, signs: tuple(
        signs[places.index(place)] / 2 if place in places else 0.0 for place in range(DIM)
    ),
    st.sampled_from(list(itertools.combinations(range(DIM), 4))),
    st.tuples(*[st.sampled_from([-1, 1])] * 4),
)
IDS = st.integers(1, 12)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("upsert"), st.dictionaries(IDS, EXACT, max_size=8)),
        st.tuples(st.just("remove"), st.sets(IDS, max_size=4)),
    ),
    max_size=6,
)


@given(
    steps=STEPS,
    query=EXACT,
    k=st.integers(0, 15),
    among=st.none() | st.lists(st.integers(1, 14), unique=True),
)
def test_faiss_agrees_with_the_exact_reference(steps, query, k, among):
    fast, exact = FaissIndex(DIM), ExactIndex(DIM)
    for index in (fast, exact):
        for verb, what in steps:
            if verb == "upsert":
                index.upsert(list(what), rows(*what.values()))
            else:
                index.remove(what)
    assert fast.size == exact.size
    allowed = None if among is None else np.asarray(among, dtype=np.int64)
    asked = np.asarray(query, dtype=np.float32)
    assert fast.nearest(asked, k, among=allowed) == exact.nearest(asked, k, among=allowed)


@given(seed=st.integers(0, 2**32 - 1), count=st.integers(1, 60), k=st.integers(1, 20))
def test_faiss_finds_the_similarities_of_the_exact_reference(seed, count, k):
    vectors = random_rows(count + 1, seed)
    fast, exact = FaissIndex(DIM), ExactIndex(DIM)
    for index in (fast, exact):
        index.upsert(range(count), vectors[:count])
    truth = {near.passage_id: near.similarity for near in exact.nearest(vectors[-1], count)}
    answer = fast.nearest(vectors[-1], k)
    best = sorted(truth.values(), reverse=True)[:k]
    assert [near.similarity for near in answer] == pytest.approx(best, abs=1e-6)
    for near in answer:
        assert near.similarity == pytest.approx(truth[near.passage_id], abs=1e-6)


def test_searches_see_whole_states_while_another_thread_changes_the_index(index):
    ids = list(range(30))
    before, after = random_rows(30, seed=1), random_rows(30, seed=2)
    query = random_rows(1, seed=3)[0]
    odd = [each for each in ids if each % 2]
    index.upsert(ids, before)
    states = [found(index, query, 5)]
    index.upsert(ids, after)
    states.append(found(index, query, 5))
    index.remove(odd)
    states.append(found(index, query, 5))
    assert len({tuple(state) for state in states}) == 3

    seen, failures, stop = [], [], threading.Event()

    def search():
        try:
            while not stop.is_set():
                seen.append(found(index, query, 5))
        except Exception as error:
            failures.append(error)

    searchers = [threading.Thread(target=search) for _ in range(3)]
    for each in searchers:
        each.start()
    while len(seen) < 300 and not failures:
        # From `after` without odd ids to `before` with all of them, and back.
        index.upsert(ids, before)
        index.upsert(ids, after)
        index.remove(odd)
    stop.set()
    for each in searchers:
        each.join()
    assert failures == []
    assert [state for state in seen if state not in states] == []
