"""Topics over the whole material: what is talked about, before or beside anybody's codes.

By BERTopic where it is installed and there is enough to read, by grouping otherwise; which and why
is said. A topic can become a code, with its passages as proposals somebody accepts one by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from qualcode.engines import bertopic_topics
from qualcode.errors import BadInputError, NotFoundError, RefusedError
from qualcode.model import Code, Source, Span
from qualcode.services import codebook
from qualcode.services.encoding import Encoding
from qualcode.services.executors import HERE, Executor
from qualcode.services.meaning_units import Unit, units_of
from qualcode.services.open_study import OpenStudy
from qualcode.services.progress import Progress, nobody_watches
from qualcode.services.suggestion import CodeSuggestion
from qualcode.services.topic_words import without_numbers
from qualcode.store.rows.studies import load_study
from qualcode.store.study_file import study_id_of
from qualcode.suggestion.topics import (
    CLEAR,
    ENOUGH_FOR_BERTOPIC,
    Topics,
    Trial,
    clearest,
    few_topics,
    naming_lemmas,
    steadiest,
    told,
)
from qualcode.suggestion.words import spoken_in
from qualcode.wording import Message
from qualcode.wording import gettext as _
from qualcode.wording.figures import decimal

_SEEDS = (0, 1, 2)
_FEWEST = 12
_FEWEST_IN_ONE = 2  # units of a topic, on average


@dataclass(frozen=True, slots=True)
class FoundTopic:
    """A topic: its words, its units (the most typical first), who speaks of it how often."""

    number: int
    words: tuple[str, ...]
    units: tuple[Unit, ...]
    coherence: float | None
    by_participant: tuple[tuple[str, int], ...]

    @property
    def name(self) -> str:
        """Its first words, until somebody names it."""
        return ", ".join(self.words[:3]) or _("small words alone")


@dataclass(frozen=True)
class FoundTopics:
    """The topics of a study, how they were found, and how far to trust them."""

    topics: tuple[FoundTopic, ...]
    outliers: tuple[Unit, ...]
    units: tuple[Unit, ...]
    figures: Topics
    explained: tuple[Message, ...]
    model: str


def find_topics(
    study: OpenStudy,
    *,
    n_topics: int | None = None,
    without_bertopic: bool = False,
    model: str = "",
    progress: Progress = nobody_watches,
    executor: Executor = HERE,
) -> FoundTopics:
    """The topics of everything respondents say. Raises RefusedError below a dozen units.

    BadInputError for so many topics that most would be of one unit.
    """
    units = units_of(study)
    _check_enough(len(units), n_topics)
    with study.reading() as reader:
        study_id, language = study_id_of(reader), load_study(reader).language or "fr"
    encoding = Encoding(study_id, model)
    texts = [unit.quote for unit in units]
    try:
        vectors = encoding.encode(texts, progress, executor)
    finally:
        encoding.keep()  # what was computed before somebody stopped it is not computed again
    told_by = [without_numbers(text, spoken_in(text, language)) for text in texts]
    enough = len(units) >= ENOUGH_FOR_BERTOPIC
    by_bertopic = enough and not without_bertopic and bertopic_topics.is_installed()
    if by_bertopic:
        figures = _by_bertopic(told_by, vectors, language, n_topics, progress, executor)
    else:
        figures = few_topics(
            told_by,
            vectors,
            language,
            n_topics,
            lambda piece, things: executor.each(piece, things, progress, ("scikit-learn",)),
        )
    explained = (
        _how(len(units), by_bertopic=by_bertopic, enough=enough),
        *_said_of(figures, n_topics),
    )
    return FoundTopics(
        tuple(_topic(i, figures, units) for i in range(len(figures.topics))),
        tuple(units[i] for i in figures.outliers),
        units,
        figures,
        explained,
        encoding.encoder.name,
    )


def _check_enough(n_units: int, n_topics: int | None) -> None:
    if n_units < _FEWEST:
        raise RefusedError(
            Message("There is too little to find topics in: fewer than twelve units of meaning."),
            Message("Release more transcripts first."),
        )
    most = n_units // _FEWEST_IN_ONE
    if n_topics is not None and not 2 <= n_topics <= most:
        raise BadInputError(
            Message(
                "{n} topics cannot be found in {units} units of meaning.",
                n=n_topics,
                units=n_units,
            ),
            Message("Choose from 2 to {most}.", most=most),
        )


def topic_as_code(
    study: OpenStudy, found: FoundTopics, number: int, name: str, *, parent_id: str | None = None
) -> Code:
    """A new code of a topic; its passages stay proposals, see :func:`proposals`."""
    topic = _numbered(found, number)
    words = ", ".join(topic.words)
    called = name.strip() or topic.name
    return codebook.create(study, called, parent_id=parent_id, definition=words)


def proposals(
    found: FoundTopics, number: int, code: Code
) -> tuple[tuple[Source, Span, CodeSuggestion], ...]:
    """The passages of a topic as suggestions of a code, the most typical first."""
    topic = _numbered(found, number)
    n = len(topic.units)
    return tuple(
        (
            unit.source,
            unit.span,
            CodeSuggestion(code, 1 - place / n, (), topic.words, 0, f"topics {found.model}"),
        )
        for place, unit in enumerate(topic.units)
    )


def _numbered(found: FoundTopics, number: int) -> FoundTopic:
    topic = next((t for t in found.topics if t.number == number), None)
    if topic is None:
        raise NotFoundError(
            Message("There is no topic {n}.", n=number), Message("Choose one of the list.")
        )
    return topic


def _by_bertopic(
    texts: list[str],
    vectors: NDArray[np.float32],
    language: str,
    n_topics: int | None,
    progress: Progress,
    executor: Executor,
) -> Topics:
    piece = partial(
        grouped_by_bertopic, texts=texts, vectors=vectors, language=language, n_topics=n_topics
    )
    runs = list(executor.each(piece, _SEEDS, progress, bertopic_topics.PACKAGES))
    groups, stability = steadiest(list(zip(*runs, strict=True)), n_topics)
    return told(texts, np.asarray(vectors, np.float64), groups, language, stability)


def grouped_by_bertopic(
    seed: int,
    texts: list[str],
    vectors: NDArray[np.float32],
    language: str,
    n_topics: int | None,
) -> NDArray[np.int64]:
    """A topic for each text from one seed, in two ways, (2, n): a piece of work for any executor."""
    words_of = partial(naming_lemmas, language=language)
    return bertopic_topics.find_groups(texts, vectors, words_of, seed=seed, n_topics=n_topics)


def _how(n: int, *, by_bertopic: bool, enough: bool) -> Message:
    if by_bertopic:
        return Message("Found by BERTopic over {n} units of meaning.", n=n)
    if not enough:
        return Message(
            "{n} units of meaning are too few for BERTopic (about {enough} are needed): they were"
            " grouped by k-means on what they mean.",
            n=n,
            enough=ENOUGH_FOR_BERTOPIC,
        )
    if not bertopic_topics.is_installed():
        return Message(
            "BERTopic is not installed (pip install qualcode[topics]): {n} units of meaning were"
            " grouped by k-means on what they mean.",
            n=n,
        )
    return Message("{n} units of meaning were grouped by k-means on what they mean.", n=n)


def _said_of(figures: Topics, n_topics: int | None) -> tuple[Message, ...]:
    said, n = [], len(figures.topics)
    if n == n_topics:
        said.append(Message("{n} topics, as many as were asked for.", n=n))
    elif not figures.tried and n_topics is not None:
        said.append(Message("{n} topics: there are no more dense groups than these.", n=n))
    elif not figures.tried:
        said.append(
            Message(
                "{n} topics: as many as there are dense groups, broad or narrow, whichever come out"
                " more alike with other seeds.",
                n=n,
            )
        )
    else:
        said.extend(_how_clearly(figures.tried))
    said.append(
        Message("Units too far from every topic to be grouped: {n}.", n=len(figures.outliers))
    )
    said.append(
        Message(
            "With other seeds the same units come together to {stability} (adjusted Rand index; 1:"
            " always the same, 0: by chance).",
            stability=decimal(figures.stability, 2),
        )
    )
    known = [t.coherence for t in figures.topics if t.coherence is not None]
    if known:
        said.append(
            Message(
                "The words of a topic go together to {coherence} on average (normalised pointwise"
                " mutual information; 1: always, 0: as by chance, −1: never).",
                coherence=decimal(float(np.mean(known)), 2),
            )
        )
    return tuple(said)


def _how_clearly(tried: tuple[Trial, ...]) -> tuple[Message, ...]:
    taken, most = clearest(tried), max(trial.n for trial in tried)
    clarity = decimal(taken.clarity, 2)
    if taken.is_clear:
        return (
            Message(
                "{n} topics stand apart most clearly (silhouette {clarity}, of 2 to {most} tried).",
                n=taken.n,
                clarity=clarity,
                most=most,
            ),
        )
    nothing_clear = Message(
        "No number of topics stands apart clearly: of 2 to {most} tried none has a silhouette above"
        " {clear}. Read them as a way in, not as a finding.",
        most=most,
        clear=decimal(CLEAR, 2),
    )
    if not taken.says_enough:
        return (nothing_clear,)
    why = Message(
        "{n} topics stand apart best (silhouette {clarity}) where none holds more than a third of"
        " everything.",
        n=taken.n,
        clarity=clarity,
    )
    return nothing_clear, why


def _topic(place: int, figures: Topics, units: tuple[Unit, ...]) -> FoundTopic:
    topic = figures.topics[place]
    own = tuple(units[row] for row in topic.rows)
    counts: dict[str, int] = {}
    for unit in own:
        counts[unit.participant] = counts.get(unit.participant, 0) + 1
    ranked = tuple(sorted(counts.items(), key=lambda c: (-c[1], c[0])))
    return FoundTopic(place + 1, topic.words, own, topic.coherence, ranked)
