"""What people teach a workspace about themes: corrections, quality, second readings, schemes."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

from ideation.domain.ids import PassageId
from ideation.domain.passage import Passage
from ideation.domain.teaching import Correction, SecondReading
from ideation.domain.theme import Scheme, SchemeEntry, ThemeDraft
from ideation.facades.facade import Facade, Shared
from ideation.ports import Progress
from ideation.services.theming import schemes as scheme_service
from ideation.services.theming import theme_corrections as corrections
from ideation.services.theming import theme_rejecting as rejecting
from ideation.services.theming.theme_corrections import Corrected, Preview
from ideation.services.theming.theme_learning import Trained, learn_lessons, train
from ideation.services.theming.theme_quality import (
    ThemeQuality,
    read_again,
    theme_quality,
    to_read_again,
    undo_reading,
)
from ideation.services.theming.theme_teaching import Question, what_to_teach
from ideation.services.theming.theme_why import Why, why_theme
from ideation.services.theming.themes import label_waiting


class Teaching(Facade):
    """The teaching of one workspace; it keeps the classifier of the scheme in use."""

    def __init__(self, shared: Shared) -> None:
        super().__init__(shared)
        self._learning = Lock()
        self._trained: Trained | None = None
        self._measured: tuple[object, ThemeQuality] | None = None

    @property
    def scheme(self) -> Scheme:
        """The theme scheme in use."""
        return self._run(scheme_service.scheme_in_use, self._store)

    def trained(self) -> Trained:
        """Return the classifier of the scheme in use, as people have taught it by now."""
        with self._learning:
            scheme, encoder = self.scheme, self._encoder()
            known = self._trained
            if known is None or (known.scheme, known.model) != (scheme, encoder.model):
                known = self._run(train, self._store, encoder, scheme)
            self._trained = self._run(learn_lessons, self._store, known)
            return self._trained

    def label_waiting(self, *, progress: Progress | None = None) -> int:
        """Give every statement that waits its themes; return how many there were."""
        args = (self._store, self._clock, self.scheme, self._encoder().model, self.trained)
        return self._run(label_waiting, *args, progress=progress)

    def assign(self, passage_id: int, slugs: Sequence[str]) -> Corrected:
        """Give a statement its themes by hand, the first the primary; the machine learns it."""
        self.label_waiting()
        args = (self._store, self._clock, self.trained(), PassageId(passage_id), slugs)
        return self._run(corrections.assign_themes, *args)

    def reject(self, passage_id: int, slug: str) -> Corrected:
        """Take a theme from a statement for good; its other themes or the next best one count."""
        self.label_waiting()
        args = (self._store, self._clock, self.trained(), PassageId(passage_id), slug)
        return self._run(rejecting.reject_theme, *args)

    def without(self, passage_id: int, slug: str) -> tuple[str, ...]:
        """Return the themes that a statement would have once a theme is rejected."""
        args = (self._store, self.trained(), PassageId(passage_id), slug)
        return self._run(rejecting.without_theme, *args)

    def undo(self, passage_id: int) -> Corrected:
        """Bring back the themes a statement had before the newest correction."""
        self.label_waiting()
        args = (self._store, self._clock, self.trained(), PassageId(passage_id))
        return self._run(corrections.undo_themes, *args)

    def preview(self, passage_id: int, slugs: Sequence[str]) -> Preview:
        """Return what a correction would change elsewhere; nothing is stored."""
        args = (self._store, self.trained(), PassageId(passage_id), slugs)
        return self._run(corrections.preview_themes, *args)

    def history(self, passage_id: int | None = None) -> list[Correction]:
        """Return what people changed, of one statement or of all, the newest first."""
        chosen = None if passage_id is None else PassageId(passage_id)
        return self._run(corrections.theme_history, self._store, self.scheme, chosen)

    def fingerprint(self) -> str:
        """Name the state of labels, scores and classifier."""
        return self._run(corrections.fingerprint, self._store, self.trained())

    def questions(self, *, limit: int = 20) -> list[Question]:
        """Return the statements whose label would teach most, languages taking turns."""
        return self._run(what_to_teach, self._store, self.trained(), limit=limit)

    def quality(self) -> ThemeQuality:
        """Return how right the themes are on what people read; measured once per state."""
        trained = self.trained()
        state = (trained.revision, self._store.state())
        if self._measured is None or self._measured[0] != state:
            self._measured = (state, self._run(theme_quality, self._store, trained))
        return self._measured[1]

    def why(self, passage_id: int, slug: str | None = None) -> Why:
        """Return why a statement has its theme: nearest examples, words that carry it."""
        args = (self._store, self._encoder(), self.trained(), PassageId(passage_id), slug)
        return self._run(why_theme, *args)

    def read_again(self, passage_id: int, slugs: Sequence[str], reader: str = "") -> SecondReading:
        """Keep what a second person says of a statement; it changes no label."""
        args = (self._store, self._clock, self.scheme, PassageId(passage_id), slugs, reader)
        return self._run(read_again, *args)

    def undo_reading(self, passage_id: int) -> None:
        """Take back the second reading of a statement."""
        args = (self._store, self._clock, self.scheme, PassageId(passage_id))
        self._run(undo_reading, *args)

    def to_read_again(self) -> list[Passage]:
        """Return the statements that one person labelled and no second one read."""
        return self._run(to_read_again, self._store, self.trained())

    def schemes(self) -> list[SchemeEntry]:
        """Return the shipped scheme, then those made here."""
        return self._run(scheme_service.list_schemes, self._store)

    def find_scheme(self, slug: str) -> Scheme:
        """Return a scheme; NotFound where there is none."""
        return self._run(scheme_service.find_scheme, self._store, slug)

    def use_scheme(self, slug: str) -> Scheme:
        """Group statements by a scheme from now on, all of them anew where it is new to them."""
        scheme = self._run(scheme_service.use_scheme, self._store, self._clock, slug)
        self.label_waiting()
        return scheme

    def add_scheme(
        self, name: str, themes: Sequence[ThemeDraft], *, language: str = "en"
    ) -> Scheme:
        """Make a scheme from names, definitions and a few examples."""
        args = (self._store, self._clock, name, themes)
        return self._run(scheme_service.add_scheme, *args, language=language)

    def import_scheme(self, text: str, where: str = "given") -> Scheme:
        """Keep a scheme from its TOML file; one in use is learned anew at once."""
        scheme = self._run(scheme_service.import_scheme, self._store, self._clock, text, where)
        if scheme.slug == self.scheme.slug:
            self.label_waiting()
        return scheme

    def export_scheme(self, slug: str) -> str:
        """Return a scheme as its TOML file."""
        return self._run(scheme_service.export_scheme, self._store, slug)

    def remove_scheme(self, slug: str) -> None:
        """Put a scheme away; importing it again brings back what people said under it."""
        self._run(scheme_service.remove_scheme, self._store, self._clock, slug)
