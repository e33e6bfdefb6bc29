"""Copies and twins are found by comparing what is new with all, as if all were compared."""

import random
import shutil
from datetime import UTC, date, datetime
from itertools import count

import numpy as np
import pytest

from ideation.domain.ids import PassageId
from ideation.domain.inbox import Proposed
from ideation.domain.language import Language
from ideation.domain.note import NoteChange, NoteDraft, NoteHeader
from ideation.domain.organisation import OrganisationDraft
from ideation.domain.passage import PassageDraft, Span
from ideation.domain.vector import Model
from ideation.services.capturing.copies import find_copies
from ideation.storage.sqlite import SqliteStore

MODEL = Model(name="model", revision="r1", dim=6)
AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
WORDS = "they need one shared bench for long parts near our border soon".split()
DAYS = (date(2026, 3, 1), date(2026, 3, 2), None)
FIRMS = ("Kiln", "Lab")


def found(store):
    find_copies(store, lambda: AT, MODEL)
    with store.reading() as records:
        return records.copies.sources(), records.copies.twins()


class Archive:
    """A store that notes are put into, changed in and taken from at random, and compared."""

    def __init__(self, path, seed):
        self.store, self.chance, self.serial = SqliteStore(path), random.Random(seed), count()
        self.notes = []

    def found(self):
        return found(self.store)

    def found_anew(self, folder):
        """Return what is found in a copy of the store that knows of no comparison."""
        other = SqliteStore(shutil.copytree(self.store.path.parent, folder) / self.store.path.name)
        with other.writing() as records:
            records.compared.keep(PassageId(0), {}, {}, {})
        return found(other)

    def statement(self):
        """Return few words in almost their order, so that many statements are near copies."""
        words = self.chance.sample(WORDS, self.chance.choice((3, 8, 11, 11)))
        return " ".join(sorted(words, key=WORDS.index))

    def header(self):
        firms = self.chance.sample(FIRMS, self.chance.randrange(3))
        return NoteHeader(
            date=self.chance.choice(DAYS),
            organisations=tuple(OrganisationDraft(name=each) for each in firms),
        )

    def write(self, records, note_id, texts):
        starts = np.cumsum([0, *(len(each) + 1 for each in texts)]).tolist()
        drafts = [
            PassageDraft(
                span=Span(start=start, end=start + len(text)),
                text=text,
                reading=text,
                language=Language.ENGLISH,
                language_probability=0.9,
            )
            for start, text in zip(starts, texts, strict=False)
        ]
        records.passages.replace(note_id, drafts)
        bare = records.vectors.waiting(MODEL, after=PassageId(0), limit=99)
        # One in five waits for its vector until the next change.
        ready = [each.id for each in bare if self.chance.random() < 0.8]
        rows = np.eye(MODEL.dim, dtype=np.float32)[[row % 3 for row in range(len(ready))]]
        rows += 0.2 * np.float32(np.random.default_rng(len(ready)).normal(size=rows.shape))
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        records.vectors.put(MODEL, ready, rows.reshape(len(ready), MODEL.dim))

    def add(self, records):
        texts = [self.statement() for _ in range(self.chance.choice((1, 4, 5, 6)))]
        serial = str(next(self.serial))
        draft = NoteDraft(text="\n".join(texts), header=self.header())
        note_id = records.notes.add(draft, title="A note", content_hash=serial, at=AT)
        self.write(records, note_id, texts)
        self.notes.append(note_id)

    def edit(self, records):
        note_id = self.chance.choice(self.notes)
        texts = [each.text for each in records.passages.of_note(note_id)]
        self.chance.shuffle(texts)
        self.write(records, note_id, [*texts[1:], *self.chance.choice(([], [self.statement()]))])

    def head(self, records):
        note_id = self.chance.choice(self.notes)
        version = records.notes.get(note_id).version
        records.notes.update(note_id, NoteChange(version=version, header=self.header()))

    def remove_or_restore(self, records):
        note_id = self.chance.choice(self.notes)
        note = records.notes.get(note_id)
        change = {"restore": True} if note.removed_at else {"removed_at": AT}
        records.notes.update(note_id, NoteChange(version=note.version, **change))

    def judge(self, records):
        """Reject a twin, or take that back."""
        matters = records.proposals.matters(range(99))
        twins = [each for each, matter in matters.items() if matter.what is Proposed.TWIN]
        if twins:
            each = self.chance.choice(twins)
            accepted = None if matters[each].accepted is False else False
            records.proposals.decide(each, accepted=accepted, at=AT)

    def merge(self, records):
        firms = records.directory.organisations()
        if len(firms) > 1:
            records.parties.merge(firms[0].id, firms[1].id, AT, contact=False)

    def change(self):
        acts = (self.add, self.edit, self.head, self.remove_or_restore, self.judge)
        act = self.chance.choices((*acts, self.merge), (5, 3, 2, 2, 2, 0.2))[0]
        with self.store.writing() as records:
            (act if self.notes else self.add)(records)


@pytest.mark.parametrize("seed", range(5))
def test_going_on_from_the_last_comparison_finds_what_comparing_all_finds(tmp_path, seed):
    archive = Archive(tmp_path / "kept" / "ideation.db", seed)
    copies = twins = 0
    for step in range(10):
        for _ in range(archive.chance.choice((0, 1, 2, 4, 8))):
            archive.change()
        sources, pairs = archive.found()
        assert archive.found_anew(tmp_path / str(step)) == (sources, pairs)
        copies, twins = copies + len(sources), twins + len(pairs)
    assert copies > 5
    assert twins > 2
