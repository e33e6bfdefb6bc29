"""A scheme of names, definitions and a few statements, on half A of the labelled statements."""

from pathlib import Path

import numpy as np
import pytest

from ideation.domain.theme import NONE, ThemeDraft
from ideation.scratch import scratch_workspace
from ideation.services.measuring.labelled import read_labelled
from ideation.services.measuring.measure import f1
from ideation.settings import Settings
from ideation.themes.making import slug_of

HALF_A = Path(__file__).parents[1] / "labelled" / "a"


@pytest.mark.model
@pytest.mark.usefixtures("learned_once")
@pytest.mark.parametrize(("count", "least"), [(0, 0.62), (3, 0.65)])
def test_names_definitions_and_few_statements_find_the_themes_again(count, least):
    """Before phrases, the middle of nowhere and common speech it was 0.56 with three of each."""
    asked = read_labelled(HALF_A).passages
    with scratch_workspace(Settings()) as workspace:
        shipped = workspace.scheme
        told = {
            theme.slug: [each.text for each in shipped.prototypes if each.themes == (theme.slug,)]
            for theme in shipped.assignable
        }
        random = np.random.default_rng(20261126)
        drafts = [
            ThemeDraft(
                name=theme.label(),
                definition=theme.meaning(),
                examples=tuple(random.permutation(told[theme.slug])[:count].tolist()),
            )
            for theme in shipped.assignable
        ]
        made = workspace.teaching.add_scheme("Few words", drafts)
        workspace.teaching.use_scheme(made.slug)
        found = [each.primary for each in workspace.classify([each.text for each in asked])]
    named = {theme.slug: slug_of(theme.label()) for theme in shipped.assignable} | {NONE: NONE}
    truth = [named[each.primary] for each in asked]
    assert f1(truth, found, made.slugs).value >= least
