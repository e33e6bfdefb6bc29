"""Backing, gate and score of ideas: the rules by which a flagship is told. Pure functions."""
