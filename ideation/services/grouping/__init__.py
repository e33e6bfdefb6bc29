"""Clusters and ideas: found, named, put right by hand, drawn."""
