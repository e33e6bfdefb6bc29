"""One reader per format: bytes in, the notes found in them out."""
