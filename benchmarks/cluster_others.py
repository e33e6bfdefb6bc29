"""What groups passages and names the groups: Ideation, and BERTopic with its defaults.

BERTopic is installed with the dependency group `bench`, beside Ideation or in an environment of
its own. It is given the same vectors; it reduces them (UMAP), groups them by density (HDBSCAN) and
names groups by class-based tf-idf.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from benchmarks.cluster_data import Grouped

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
    """The fit and the names of `ideation clusters run`; names as a reader of no language's."""

    def group(self, data: Grouped) -> Found:
        """Fit, find the words of each passage, name."""
        from ideation.clustering.fit import fit
        from ideation.domain.group import ANY_LANGUAGE
        from ideation.domain.ids import GroupId, NoteId, PassageId
        from ideation.domain.language import Language
        from ideation.domain.passage import Passage
        from ideation.embeddings.choose import choose_encoder
        from ideation.services.grouping.naming import Spoken, described
        from ideation.services.grouping.subjects import Meanings
        from ideation.text.words import content_words

        started = time.perf_counter()
        labels = fit(data.vectors, common=data.common)
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
        rows = np.arange(1, len(labels) + 1)
        groups = {
            GroupId(label): frozenset(map(PassageId, rows[labels == label].tolist()))
            for label in range(int(labels.max(initial=-1)) + 1)
        }
        spoken = Spoken(
            rows,
            data.vectors,
            passages,
            words,
            (),
            meanings=Meanings(choose_encoder().encode_passages),
            common=data.common,
        )
        told = described(groups, spoken)
        names = [_NUMBERED.sub("", told[each].names[ANY_LANGUAGE]) for each in sorted(told)]
        return Found(labels, [tuple(each.casefold().split(" · ")) for each in names], seconds)


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
