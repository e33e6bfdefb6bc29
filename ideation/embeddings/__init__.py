"""Encoders and the vector index. Heavy libraries load on first use, inside functions."""
