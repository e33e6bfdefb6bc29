"""What clusters are made of: what is about a theme or wants something, and no errand."""

import pytest

from ideation.domain.passage import Attribution, Kind
from ideation.domain.understanding import Understanding
from ideation.services.theming.schemes import shipped_scheme
from ideation.services.trade import of_substance
from ideation.settings import Settings
from ideation.workspace import Workspace

pytestmark = pytest.mark.journey


def understood(kind, *, wish):
    return Understanding(
        context=0,
        kind=kind,
        kind_cue="",
        attribution=Attribution.OWN,
        attribution_cue="",
        organisation_id=None,
        shared=None,
        doubt=None,
        is_wish=wish,
    )


FACT = understood(Kind.FACT, wish=False)
ERRAND = understood(Kind.COMMITMENT, wish=False)
PROMISE = understood(Kind.COMMITMENT, wish=True)


@pytest.mark.usefixtures("learned_once")
def test_an_errand_is_of_no_substance_whatever_it_is_about(home):
    workspace = Workspace(home, Settings(encoder="hashing"))
    themed = shipped_scheme().prototypes[0].text
    vectors = workspace.encode([themed] * 4 + ["Mjam"])
    said = [FACT, ERRAND, PROMISE, None, FACT]
    found = of_substance(workspace._store, workspace.encoder, vectors, said)
    assert found.tolist() == [True, False, True, True, False]
