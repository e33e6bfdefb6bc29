"""The values Ideation speaks of: frozen, keyword-only, impossible to build wrong."""
