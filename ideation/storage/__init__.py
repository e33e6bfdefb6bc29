"""Where notes are kept for good."""
