"""Whose voice speaks: heard, seen in the words and in the note around them, weighed."""
