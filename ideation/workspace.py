"""The composition root: opens a workspace and joins services with their adapters.

The only place that names concrete adapters. A workspace is a folder and holds no connection,
so pages in many threads and the command line can share it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from ideation.domain.health import Check
from ideation.domain.ids import NoteId
from ideation.domain.note import Note, NoteSummary
from ideation.domain.theme import Classified, Scheme, ThemeCount
from ideation.domain.vector import Vectors
from ideation.embeddings.choose import choose_encoder
from ideation.embeddings.faiss_index import FaissIndex
from ideation.errors import WorkspaceMissing
from ideation.facades.desk import Desk
from ideation.facades.door import Door
from ideation.facades.facade import Shared
from ideation.facades.finder import Finder
from ideation.facades.findings import Findings
from ideation.facades.leadership import Leadership
from ideation.facades.outbox import Outbox
from ideation.facades.outlook import Outlook
from ideation.facades.people import People
from ideation.facades.teaching import Teaching
from ideation.intake.decoding import checked
from ideation.intake.files import find_files
from ideation.intake.header import parse_header
from ideation.ports import Clock, Encoder, Progress, Records, Splitter, Store, VectorIndex
from ideation.resources import resource
from ideation.search.query import parse
from ideation.services.capturing import notes as note_service
from ideation.services.capturing.embed import embed_waiting, vector_status
from ideation.services.capturing.funnels import complete_funnels
from ideation.services.capturing.notes import OpenedNote
from ideation.services.capturing.preview import Learned
from ideation.services.capturing.rooting import find_roots
from ideation.services.capturing.understanding import look_again, understand_waiting
from ideation.services.demo import claim_for_demo
from ideation.services.doctor import examine
from ideation.services.grouping.placing import place_newer
from ideation.services.learning import learn_kinds
from ideation.services.rights import Role, demand
from ideation.services.searching.live_index import LiveIndex
from ideation.services.searching.translating import sought
from ideation.services.theming import themes as theme_service
from ideation.services.theming.themes import ThemedPassage
from ideation.settings import Settings, load_settings
from ideation.storage.sqlite import SCHEMA_VERSION, SqliteStore
from ideation.text.kind_classifier import KindClassifier
from ideation.text.passages import split

P = ParamSpec("P")
T = TypeVar("T")

DATABASE = "ideation.db"


class Workspace:
    """One agency's notes, with everything that can be done with them."""

    schema_version = SCHEMA_VERSION

    def __init__(
        self,
        path: Path,
        settings: Settings,
        *,
        clock: Clock = lambda: datetime.now(UTC),
        role: Role = Role.ADMIN,
        splitter: Splitter = split,
    ) -> None:
        self.path = path
        self.settings = settings
        self._clock = clock
        self._role = role
        self._split = splitter
        self._store: Store = SqliteStore(path / DATABASE)
        self._index = LiveIndex(self._store, FaissIndex)

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Workspace:
        """Open the workspace in the folder `path`; raises WorkspaceMissing unless `create`."""
        path = path.expanduser().absolute()
        if not create and not (path / DATABASE).is_file():
            raise WorkspaceMissing(
                f"There is no workspace in {path}.",
                hint="Make one with `ideation capture` or `ideation demo`.",
            )
        return cls(path, load_settings(path))

    @cached_property
    def encoder(self) -> Encoder:
        """The encoder the settings name; its weights load on first use."""
        return choose_encoder(self.settings.encoder)

    @property
    def scheme(self) -> Scheme:
        """The theme scheme in use."""
        return self.teaching.scheme

    @cached_property
    def _shared(self) -> Shared:
        """What the façades are given."""
        return Shared(
            run=self._run,
            store=self._store,
            clock=self._clock,
            settings=self.settings,
            role=self._role,
            encoder=lambda: self.encoder,
            scheme=lambda: self.scheme,
            index=lambda: self.index,
        )

    @cached_property
    def teaching(self) -> Teaching:
        """Themes as people teach them: corrections, quality, schemes."""
        return Teaching(self._shared)

    @cached_property
    def kinds(self) -> KindClassifier:
        """What tells kinds apart, learned once and kept."""
        return self._run(learn_kinds, self._store, self.encoder)

    @cached_property
    def findings(self) -> Findings:
        """Clusters, candidates and trends."""
        return Findings(self._shared)

    @cached_property
    def leadership(self) -> Leadership:
        """Rules, ledger, replays, decisions and plans."""
        return Leadership(self._shared, self.findings)

    @cached_property
    def outlook(self) -> Outlook:
        """Courses opened, the radar, context periods, news, barometers."""
        return Outlook(self._shared, self.findings)

    @cached_property
    def outbox(self) -> Outbox:
        """Briefs and position papers."""
        return Outbox(self._shared, self.findings)

    @cached_property
    def desk(self) -> Desk:
        """Decisions, plans, goals, the mix, and whom to tell."""
        return Desk(self._shared, self.findings)

    @cached_property
    def door(self) -> Door:
        """How notes come in."""
        return Door(self._shared, self._split, self._learned)

    def _learned(self) -> Learned:
        """Return what understanding a note needs; slow the first time."""
        return Learned(
            encoder=self.encoder,
            index=self.index,
            themes=self.teaching.trained(),
            kinds=self.kinds,
            agency=self.settings.agency,
        )

    @cached_property
    def people(self) -> People:
        """Organisations, contacts and the inbox."""
        return People(self._shared)

    @cached_property
    def finder(self) -> Finder:
        """How things are found."""
        return Finder(self._shared)

    @property
    def index(self) -> VectorIndex:
        """The vectors as the store holds them now."""
        return self._index.current(self.encoder.model)

    def warm_up(self) -> None:
        """Load what the first search needs: weights, dictionaries and vectors, some seconds."""
        self.encoder.encode_queries(["warm"])
        sought(parse("warm"))
        self.index  # noqa: B018

    def reading(self) -> AbstractContextManager[Records]:
        """Open a consistent view of everything stored."""
        return self._store.reading()

    def _run(self, service: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a service if this role may."""
        demand(self._role, service)
        return service(*args, **kwargs)

    def notes(
        self, *, removed: bool = False, ids: Sequence[NoteId] | None = None
    ) -> list[NoteSummary]:
        """Return all notes, or the removed ones, or those of `ids`."""
        return self._run(note_service.list_notes, self._store, removed=removed, ids=ids)

    def note(self, note_id: int) -> OpenedNote:
        """Return a note with its passages."""
        return self._run(note_service.open_note, self._store, NoteId(note_id))

    def edit_note(
        self,
        note_id: int,
        *,
        version: int,
        text: str | None = None,
        fields: Mapping[str, Any] | None = None,
    ) -> OpenedNote:
        """Change a note's text or header; vectors and themes of new passages wait."""
        header = parse_header(fields, sectors=self.settings.sectors) if fields is not None else None
        return self._run(
            note_service.edit_note,
            *(self._store, self._split, NoteId(note_id)),
            version=version,
            text=checked(text) if text is not None else None,
            header=header,
        )

    def remove_note(self, note_id: int) -> Note:
        """Remove a note; `restore_note` undoes it."""
        return self._run(note_service.remove_note, self._store, self._clock, NoteId(note_id))

    def restore_note(self, note_id: int) -> Note:
        """Bring a removed note back."""
        return self._run(note_service.restore_note, self._store, NoteId(note_id))

    def catch_up(self, *, progress: Progress | None = None) -> int:
        """Give waiting passages all that a note gets at once; return how many got a vector."""
        self._run(find_roots, self._store)
        count = self._run(embed_waiting, self._store, self.encoder, progress=progress)
        model, agency = self.encoder.model, self.settings.agency
        waiting = (self._store, self._clock, model, agency, lambda: self.kinds)
        new = self._run(understand_waiting, *waiting)
        self._run(complete_funnels, self._store, self._clock, self._split, new)
        self.teaching.label_waiting()
        self._run(place_newer, self._store, self._clock, self.encoder)
        # Older notes come after the new one, for which somebody waits.
        if self._run(look_again, self._store, self._clock, model, new):
            self._run(understand_waiting, *waiting)
        return count

    def waiting(self) -> int:
        """Return how many passages wait for a vector."""
        return int(self.index_status()["waiting"])

    def index_status(self) -> dict[str, str | int]:
        """Return which model and runtime the vectors come from, and how many there are."""
        return self._run(vector_status, self._store, self.encoder)

    def rebuild_index(self, *, progress: Progress | None = None) -> dict[str, str | int]:
        """Give every passage what it lacks and build the index anew."""
        self.catch_up(progress=progress)
        self._index.rebuild(self.encoder.model)
        return self.index_status()

    def encode(self, texts: Sequence[str], *, as_query: bool = False) -> Vectors:
        """Return the vectors of texts, shape (len(texts), dim)."""
        encode = self.encoder.encode_queries if as_query else self.encoder.encode_passages
        return encode(texts)

    def classify(self, texts: Sequence[str]) -> list[Classified]:
        """Return the themes of texts that are not stored."""
        return self.teaching.trained().classifier.classify(self.encoder.encode_passages(texts))

    def themes(self, language: str = "en") -> list[ThemeCount]:
        """Return the themes with their numbers, the abstention last."""
        return self._run(theme_service.count_themes, self._store, self.scheme, language)

    def theme(self, slug: str) -> list[ThemedPassage]:
        """Return the statements of a theme, most certain first."""
        return self._run(theme_service.passages_of_theme, self._store, self.scheme, slug)

    def load_sample(
        self, *, reading: Progress | None = None, understanding: Progress | None = None
    ) -> None:
        """Fill an empty workspace, or one made so before, with the sample notes."""
        model = self.encoder.model
        self._run(claim_for_demo, self._store, self._clock, model, where=str(self.path))
        self.door.take_files(find_files([resource("corpus")]), {}, progress=reading)
        self.catch_up(progress=understanding)
        self.findings.run()

    def doctor(self) -> list[Check]:
        """Return the checks of the workspace's health."""
        return self._run(examine, self._store, self._index, self.scheme, self.encoder.model)
