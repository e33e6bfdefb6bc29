"""Give every waiting passage its vector: resumable, one batch per transaction."""

from __future__ import annotations

from ideation.domain.ids import PassageId
from ideation.ports import Encoder, Progress, Store
from ideation.services.rights import Right, requires
from ideation.text.turn_labels import without_speaker

_BATCH = 64


@requires(Right.CAPTURE)
def embed_waiting(store: Store, encoder: Encoder, *, progress: Progress | None = None) -> int:
    """Encode every passage without a vector of the encoder's model; return how many.

    A kill loses at most the batch in hand: what waits is read from the database anew.
    """
    model = encoder.model
    with store.reading() as records:
        _, total = records.vectors.counts(model)
    done = 0
    last = PassageId(0)
    while True:
        with store.reading() as records:
            batch = records.vectors.waiting(model, after=last, limit=_BATCH)
        if not batch:
            return done
        vectors = encoder.encode_passages([without_speaker(passage.reading) for passage in batch])
        with store.writing() as records:
            records.vectors.put(model, [passage.id for passage in batch], vectors)
        last = batch[-1].id
        done += len(batch)
        if progress is not None:
            progress(done, max(total, done))


@requires(Right.READ)
def vector_status(store: Store, encoder: Encoder) -> dict[str, str | int]:
    """Return model, revision, dim and runtime, how many passages are ready and how many wait."""
    model = encoder.model
    with store.reading() as records:
        ready, waiting = records.vectors.counts(model)
    return {
        "model": model.name,
        "revision": model.revision,
        "dim": model.dim,
        "runtime": encoder.runtime,
        "vectors": ready,
        "waiting": waiting,
    }
