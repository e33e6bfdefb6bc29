"""How good the findings are, on labelled sets."""
