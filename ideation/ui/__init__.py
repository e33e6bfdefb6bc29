"""The app: each page a thin function of a workspace."""
