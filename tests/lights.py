"""Candidates as lists hold them: what stands against a light is looked for when one is opened."""

from dataclasses import replace

LIGHTS = ("independent", "public_private", "beyond_one")


def bare(candidate):
    """Return the candidate without what stands against its lights."""
    lights = {name: replace(getattr(candidate.gate, name), against=()) for name in LIGHTS}
    return replace(candidate, gate=replace(candidate.gate, **lights))
