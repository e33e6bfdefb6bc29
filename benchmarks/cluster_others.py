"""What groups passages and names the groups: Ideation, and BERTopic with its defaults.

BERTopic is installed with the dependency group `bench`, beside Ideation or in an environment of
its own. It is given the same vectors; it reduces them (UMAP), groups them by density (HDBSCAN) and
names groups by class-based tf-idf.
"""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from benchmarks.cluster_data import Grouped

if TYPE_CHECKING:
    from ideation.services.grouping.subjects import Encode

# What makes two names of ours differ where their words do not.
_NUMBERED = re.compile(r" \(\d+\)$")


@dataclass(frozen=True, slots=True)
class Found:
    """The group of each passage (-1 is none), and the words of each group's name.

    `seconds` is when the groups, still without names, were known.
    """

    labels: NDArray[np.intp]
    names: list[tuple[str, ...]]
    seconds: float


class Grouper(Protocol):
    """An engine under measurement."""

    def group(self, data: Grouped) -> Found:
        """Group and name passages."""


class Ideation:
    """The clusters of `ideation clusters run`; names as a reader of no language's."""

    def group(self, data: Grouped) -> Found:
        """Fit, find the words of each passage, take apart what has no name, name."""
        from ideation.clustering.fit import UNCLUSTERED, FitOptions
        from ideation.domain.group import ANY_LANGUAGE
        from ideation.domain.ids import GroupId, NoteId, PassageId
        from ideation.domain.language import Language
        from ideation.domain.passage import Passage
        from ideation.embeddings.choose import choose_encoder
        from ideation.services.grouping.naming import Spoken, described, with_a_subject
        from ideation.services.grouping.proposing import Statements, finer_parts, propose_clusters
        from ideation.services.grouping.subjects import Meanings
        from ideation.text.words import content_words

        started = time.perf_counter()
        rows = np.arange(1, len(data.texts) + 1)
        # All are of a trade: the rest that is left out was planted, too.
        said = Statements(
            ids=rows, vectors=data.vectors, notes=rows, substance=np.ones(len(rows), bool)
        )
        clusters, _ = propose_clusters(said, FitOptions(), common=data.common)
        seconds = time.perf_counter() - started
        passages = {
            PassageId(number): Passage(
                id=PassageId(number),
                note_id=NoteId(number),
                start=0,
                end=len(text),
                text=text,
                reading=text,
                language=Language(language),
            )
            for number, (text, language) in enumerate(
                zip(data.texts, data.languages, strict=True), start=1
            )
        }
        words = [content_words(each.reading, each.language) for each in passages.values()]
        spoken = Spoken(
            rows,
            data.vectors,
            passages,
            words,
            (),
            meanings=Meanings(
                choose_encoder().encode_passages if data.encoded else _heard(data, words)
            ),
            common=data.common,
        )
        finer = finer_parts(said, FitOptions(), common=data.common)
        clusters = with_a_subject(clusters, spoken, finer)
        labels = np.full(len(rows), UNCLUSTERED, dtype=np.intp)
        for label, members in enumerate(clusters):
            labels[np.isin(rows, list(members))] = label
        told = described({GroupId(each): own for each, own in enumerate(clusters)}, spoken)
        names = [_NUMBERED.sub("", told[each].names[ANY_LANGUAGE]) for each in sorted(told)]
        return Found(labels, [tuple(each.casefold().split(" · ")) for each in names], seconds)


def _heard(data: Grouped, words: Sequence[Sequence[str]]) -> Encode:
    """Return how a word of texts with drawn vectors means what those who say it mean."""
    rows = defaultdict(list)
    for row, said in enumerate(words):
        for word in set(said):
            rows[word].append(row)
    return lambda asked: np.array(
        [data.vectors[rows[each]].mean(axis=0) if each in rows else data.common for each in asked]
    )


class BerTopic:
    """Its defaults; a name is its own: the first four words of a topic."""

    def group(self, data: Grouped) -> Found:
        """Fit with the given vectors."""
        from bertopic import BERTopic

        started = time.perf_counter()
        model = BERTopic()
        # Names come last; the moment before is when groups are known.
        found: dict[str, float] = {}
        extract = model._extract_topics

        def noted(*args: Any, **options: Any) -> Any:  # noqa: ANN401
            found.setdefault("seconds", time.perf_counter() - started)
            return extract(*args, **options)

        model._extract_topics = noted
        labels = np.array(model.fit_transform(data.texts, data.vectors)[0], dtype=np.intp)
        names = [
            tuple(word for word, _ in words[:4])
            for label, words in sorted(model.get_topics().items())
            if label >= 0
        ]
        return Found(labels, names, found.get("seconds", float("nan")))
