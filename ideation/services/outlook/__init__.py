"""What moves, what is new, what nobody has been asked."""
