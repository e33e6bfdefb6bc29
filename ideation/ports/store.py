"""The store: all repositories of one transaction."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from ideation.domain.health import Check
from ideation.domain.vector import Model
from ideation.ports.comparing import ComparisonRepository
from ideation.ports.findings import (
    Chronicle,
    CopyRepository,
    CorrectionRepository,
    GroupRepository,
    RunRepository,
    StatementEdits,
    ThemeRepository,
    UnderstandingRepository,
)
from ideation.ports.leadership import ActRepository
from ideation.ports.maps import (
    HandRepository,
    MapRepository,
    MembershipRepository,
    SurveyRepository,
)
from ideation.ports.origins import DetailRepository, FunnelRepository, SourceRepository
from ideation.ports.parties import (
    FollowUpRepository,
    MentionRepository,
    PartyEdits,
    PartyFacts,
    ProposalRepository,
)
from ideation.ports.rules import PrecedentRepository, RetroRepository, RuleRepository
from ideation.ports.sources import (
    Directory,
    LearnedRepository,
    NoteRepository,
    PassageRepository,
    ProvenanceRepository,
    RootRepository,
    SavedSearchRepository,
    TextVectorRepository,
    VectorRepository,
    WordRepository,
)
from ideation.ports.teaching import LessonRepository, ReadingRepository, SchemeRepository
from ideation.ports.visits import BandRepository, VisitRepository


class Records(Protocol):
    """The repositories of one transaction."""

    @property
    def notes(self) -> NoteRepository:
        """Notes and their headers."""

    @property
    def passages(self) -> PassageRepository:
        """Passages with their themes."""

    @property
    def provenance(self) -> ProvenanceRepository:
        """Files and stretches set apart."""

    @property
    def sources(self) -> SourceRepository:
        """Who else brought the text of a note."""

    @property
    def funnels(self) -> FunnelRepository:
        """What became of notes' words."""

    @property
    def details(self) -> DetailRepository:
        """When a note's turns were said, and what is read as it is written."""

    @property
    def vectors(self) -> VectorRepository:
        """Vectors by passage and model."""

    @property
    def words(self) -> WordRepository:
        """Full text."""

    @property
    def roots(self) -> RootRepository:
        """Roots of passages."""

    @property
    def searches(self) -> SavedSearchRepository:
        """Saved searches."""

    @property
    def themes(self) -> ThemeRepository:
        """Themes of passages."""

    @property
    def corrections(self) -> CorrectionRepository:
        """Themes set by people."""

    @property
    def lessons(self) -> LessonRepository:
        """What the classifier learns from people."""

    @property
    def readings(self) -> ReadingRepository:
        """Second readings."""

    @property
    def schemes(self) -> SchemeRepository:
        """Theme schemes, and the one in use."""

    @property
    def text_vectors(self) -> TextVectorRepository:
        """Vectors of prototype statements."""

    @property
    def learned(self) -> LearnedRepository:
        """What was learned from examples."""

    @property
    def directory(self) -> Directory:
        """Organisations and contacts."""

    @property
    def mentions(self) -> MentionRepository:
        """What notes name."""

    @property
    def follow_ups(self) -> FollowUpRepository:
        """Promises."""

    @property
    def proposals(self) -> ProposalRepository:
        """The inbox."""

    @property
    def parties(self) -> PartyEdits:
        """Changes to organisations and contacts."""

    @property
    def facts(self) -> PartyFacts:
        """What people say of organisations and contacts."""

    @property
    def runs(self) -> RunRepository:
        """How findings were made."""

    @property
    def understanding(self) -> UnderstandingRepository:
        """Kind and voice of passages."""

    @property
    def statements(self) -> StatementEdits:
        """What people say of kind and voice."""

    @property
    def copies(self) -> CopyRepository:
        """Copies and twins."""

    @property
    def compared(self) -> ComparisonRepository:
        """What was compared for copies."""

    @property
    def groups(self) -> GroupRepository:
        """Clusters and ideas."""

    @property
    def chronicle(self) -> Chronicle:
        """Events and decisions."""

    @property
    def survey(self) -> SurveyRepository:
        """What the newest run says about clusters."""

    @property
    def map(self) -> MapRepository:
        """Positions of passages."""

    @property
    def hands(self) -> HandRepository:
        """What people did to clusters."""

    @property
    def memberships(self) -> MembershipRepository:
        """Which cluster passages were in, and when."""

    @property
    def acts(self) -> ActRepository:
        """What people do with ideas."""

    @property
    def rules(self) -> RuleRepository:
        """The agency's rules."""

    @property
    def precedents(self) -> PrecedentRepository:
        """Earlier flagships."""

    @property
    def retros(self) -> RetroRepository:
        """Replays of the archive."""

    @property
    def bands(self) -> BandRepository:
        """Context periods."""

    @property
    def visits(self) -> VisitRepository:
        """What people had seen."""


class Store(Protocol):
    """The only truth: rows, full text and vectors, changed in whole transactions."""

    def reading(self) -> AbstractContextManager[Records]:
        """Open a consistent view."""

    def writing(self) -> AbstractContextManager[Records]:
        """Open a transaction: all of it is kept, or nothing."""

    def generation(self) -> int:
        """Return the number of the newest vector change; cheap enough for each search."""

    def state(self) -> object:
        """Return what is another after any change by anybody; cheap enough for each page."""

    def checks(self, model: Model) -> list[Check]:
        """Examine the store's health."""
