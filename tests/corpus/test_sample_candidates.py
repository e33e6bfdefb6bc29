"""The list of candidates of the sample corpus is what all that is said around them gives."""

from dataclasses import replace

import pytest
from lights import bare

from ideation.domain.group import Level
from ideation.services.deciding.aims import load_aims
from ideation.services.deciding.candidates import under
from ideation.services.deciding.judging import Bench
from ideation.services.material import gather

pytestmark = [pytest.mark.slow, pytest.mark.model]


@pytest.fixture(scope="module")
def whole(sample):
    """Every idea, judged over every passage of the contexts of its statements."""
    workspace, _ = sample
    store, encoder, docket = workspace._store, workspace.encoder, workspace.findings.docket()
    with workspace.reading() as records:
        ideas = records.groups.living(Level.IDEA)
        told = records.understanding.around([one for each in ideas for one in each.members])
        material = gather(records, workspace.settings.agency, told)
        ids, vectors = records.vectors.load(encoder.model, told)
    bench = Bench(material, ids.tolist(), vectors, aims=load_aims(store, encoder))
    cases = {each.id: bench.case(each.members, cues=True) for each in ideas}
    return under(replace(docket, material=material, bench=bench, cases=cases), docket.rules)


def test_the_list_has_the_same_candidates_lights_scores_and_ranks(sample, whole):
    workspace, _ = sample
    listed = workspace.findings.candidates(every=True)
    assert len(listed) > 20
    assert list(map(bare, listed)) == list(map(bare, whole))


def test_a_weighed_list_has_all_that_stands_against_its_lights(sample, whole):
    workspace, _ = sample
    assert workspace.findings.candidates(every=True, weighed=True) == whole


def test_an_opened_candidate_is_the_weighed_one(sample, whole):
    workspace, _ = sample
    for each in whole[:5]:
        assert workspace.findings.candidate(each.id).candidate == each
