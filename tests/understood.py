"""What is understood of a passage, where a test says only what it is about."""

from ideation.domain.passage import Attribution, Kind
from ideation.domain.understanding import Understanding


def understood(**what):
    """Return a need in somebody's own voice, but for what is given."""
    return Understanding(
        **{
            "context": 0,
            "kind": Kind.NEED,
            "kind_cue": "needs",
            "attribution": Attribution.OWN,
            "attribution_cue": "one organisation met",
            "organisation_id": None,
            "shared": None,
            "doubt": None,
            "is_wish": True,
            **what,
        }
    )
