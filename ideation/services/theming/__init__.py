"""Themes, and what people teach of them."""
