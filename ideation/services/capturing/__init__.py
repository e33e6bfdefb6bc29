"""How notes come in: stored, split, understood, looked at before they are saved."""
