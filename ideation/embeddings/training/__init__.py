"""Training of the shipped encoder: six steps, each a command, from parallel text to a folder."""
