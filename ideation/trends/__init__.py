"""Trends in voices: series over time bins, verdicts and comparisons fit for small counts. Pure."""
