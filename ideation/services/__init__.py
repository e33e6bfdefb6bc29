"""Use cases, one per file. Each declares the right it needs; pages and commands share them."""
