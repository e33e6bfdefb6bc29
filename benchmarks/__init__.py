"""Benchmarks: each prints a table, compares in one run, and never passes or fails."""
