"""The door: bytes and forms become note drafts, or are refused with a reason."""
