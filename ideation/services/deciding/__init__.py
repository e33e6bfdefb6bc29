"""Candidates, from evidence to decision."""
