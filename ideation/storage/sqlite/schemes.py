"""Theme schemes made in the app, in SQLite."""

from __future__ import annotations

from datetime import datetime

from ideation.storage.sqlite.connection import Connection


class SqliteSchemes:
    """The schemes of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def all(self) -> list[tuple[str, str]]:
        """Return slug and text of each scheme that is not removed, the oldest first."""
        rows = self._db.execute(
            "select slug, body from theme_scheme where removed_at is null order by made_at, slug"
        )
        return [(row["slug"], row["body"]) for row in rows]

    def put(self, slug: str, name: str, body: str, at: datetime) -> None:
        """Keep a scheme, in the place of one of that slug."""
        self._db.execute(
            """
            insert into theme_scheme (slug, name, body, made_at) values (?, ?, ?, ?)
            on conflict (slug) do update set
                name = excluded.name, body = excluded.body, removed_at = null
            """,
            (slug, name, body, at.isoformat()),
        )

    def remove(self, slug: str, at: datetime) -> bool:
        """Put a scheme away; False where there is none."""
        changed = self._db.execute(
            "update theme_scheme set removed_at = ? where slug = ? and removed_at is null",
            (at.isoformat(), slug),
        )
        return changed.rowcount > 0

    def in_use(self) -> str:
        """Return the slug of the scheme by which statements are grouped."""
        return str(self._db.execute("select slug from scheme_in_use").fetchone()["slug"])

    def use(self, slug: str, at: datetime) -> None:
        """Group statements by this scheme from now on."""
        self._db.execute("update scheme_in_use set slug = ?, since = ?", (slug, at.isoformat()))
