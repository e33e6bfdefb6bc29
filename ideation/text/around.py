"""What stands around a place in a text, found without cutting the text there."""

from __future__ import annotations


def char_before(text: str, at: int, passing: str) -> str:
    """Return the character before `at` that is none of `passing`; "" at the text's start."""
    while at and text[at - 1] in passing:
        at -= 1
    return text[at - 1] if at else ""


def char_after(text: str, at: int, passing: str) -> str:
    """Return the character from `at` on that is none of `passing`; "" at the text's end."""
    while at < len(text) and text[at] in passing:
        at += 1
    return text[at : at + 1]
