"""Theme schemes and the classifier that learns them from prototypes. Pure functions."""
