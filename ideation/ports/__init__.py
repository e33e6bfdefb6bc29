"""The ports: what the services ask of the outside, as protocols of at most five verbs.

Adapters in `storage/`, `embeddings/` and `intake/` keep these promises; the workspace chooses
them. Similarity is a cosine in [-1, 1], higher is nearer; adapters convert.
"""

from ideation.ports.engines import (
    Clock,
    Encoder,
    PassageIds,
    Progress,
    Splitter,
    VectorIndex,
)
from ideation.ports.findings import (
    Chronicle,
    CopyRepository,
    CorrectionRepository,
    GroupRepository,
    RunRepository,
    ThemeRepository,
    UnderstandingRepository,
)
from ideation.ports.sources import (
    Directory,
    NoteRepository,
    PassageRepository,
    TextVectorRepository,
    VectorRepository,
    WordRepository,
)
from ideation.ports.store import Records, Store

__all__ = [
    "Chronicle",
    "Clock",
    "CopyRepository",
    "CorrectionRepository",
    "Directory",
    "Encoder",
    "GroupRepository",
    "NoteRepository",
    "PassageIds",
    "PassageRepository",
    "Progress",
    "Records",
    "RunRepository",
    "Splitter",
    "Store",
    "TextVectorRepository",
    "ThemeRepository",
    "UnderstandingRepository",
    "VectorIndex",
    "VectorRepository",
    "WordRepository",
]
