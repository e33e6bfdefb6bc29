"""Names, dates and sums in a text: spaCy's blank pipeline with our own tables, no model."""
