"""Trends in voices: series over time bins and verdicts fit for small counts. Pure functions."""
