"""Text understood by rules: language, sentences, passages, words, names. Pure functions."""
