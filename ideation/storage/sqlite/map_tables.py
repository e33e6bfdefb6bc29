"""The tables of the cluster map, made by the eighth migration."""

STATEMENTS: tuple[str, ...] = ()
