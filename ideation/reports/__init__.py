"""Files that leave the house: lists of statements, later briefs and barometers."""
