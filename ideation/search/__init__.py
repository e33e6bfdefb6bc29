"""Search: what a query asks, how words and meaning are joined, what is marked. Pure."""
