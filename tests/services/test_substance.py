"""What clusters are made of: what is about a theme or wants something, and no errand."""

import pytest
from understood import understood

from ideation.domain.passage import Kind
from ideation.services.theming.schemes import shipped_scheme
from ideation.services.trade import of_substance
from ideation.settings import Settings
from ideation.workspace import Workspace

pytestmark = pytest.mark.journey

FACT = understood(kind=Kind.FACT, is_wish=False)
ERRAND = understood(kind=Kind.COMMITMENT, is_wish=False)
PROMISE = understood(kind=Kind.COMMITMENT)


@pytest.mark.usefixtures("learned_once")
def test_an_errand_is_of_no_substance_whatever_it_is_about(home):
    workspace = Workspace(home, Settings(encoder="hashing"))
    themed = shipped_scheme().prototypes[0].text
    vectors = workspace.encode([themed] * 4 + ["Mjam"])
    said = [FACT, ERRAND, PROMISE, None, FACT]
    found = of_substance(workspace._store, workspace.encoder, vectors, said)
    assert found.tolist() == [True, False, True, True, False]
