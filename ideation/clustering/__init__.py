"""Emergent clusters: fit, terms. Pure functions of vectors and words."""
