"""Promises in statements: who promises what, until when."""
