"""Ideation: what several independent organisations want, heard in four languages."""

__version__ = "0.1.0"
