"""The ports: what the services ask of the outside, as protocols of at most five verbs.

Adapters in `storage/`, `embeddings/` and `intake/` keep these promises; the workspace chooses
them. Similarity is a cosine in [-1, 1], higher is nearer; adapters convert.
"""

from ideation.ports.comparing import ComparisonRepository
from ideation.ports.engines import (
    Clock,
    Encoder,
    PassageIds,
    Progress,
    Runner,
    Splitter,
    VectorIndex,
)
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
from ideation.ports.sources import (
    Directory,
    NoteRepository,
    PassageRepository,
    ProvenanceRepository,
    RootRepository,
    SavedSearchRepository,
    TextVectorRepository,
    VectorRepository,
    WordRepository,
)
from ideation.ports.store import Records, Store
from ideation.ports.teaching import LessonRepository, ReadingRepository, SchemeRepository
from ideation.ports.visits import BandRepository, VisitRepository

__all__ = [
    "ActRepository",
    "BandRepository",
    "Chronicle",
    "Clock",
    "ComparisonRepository",
    "CopyRepository",
    "CorrectionRepository",
    "DetailRepository",
    "Directory",
    "Encoder",
    "FollowUpRepository",
    "FunnelRepository",
    "GroupRepository",
    "HandRepository",
    "LessonRepository",
    "MapRepository",
    "MembershipRepository",
    "MentionRepository",
    "NoteRepository",
    "PartyEdits",
    "PartyFacts",
    "PassageIds",
    "PassageRepository",
    "Progress",
    "ProposalRepository",
    "ProvenanceRepository",
    "ReadingRepository",
    "Records",
    "RootRepository",
    "RunRepository",
    "Runner",
    "SavedSearchRepository",
    "SchemeRepository",
    "SourceRepository",
    "Splitter",
    "StatementEdits",
    "Store",
    "SurveyRepository",
    "TextVectorRepository",
    "ThemeRepository",
    "UnderstandingRepository",
    "VectorIndex",
    "VectorRepository",
    "VisitRepository",
    "WordRepository",
]
