"""Topics without training: units of meaning grouped by what they mean, and named by their words.

For a corpus too small for BERTopic, and for a machine without it. Vectors are reduced, groups made
by k-means from a fixed seed; how many is chosen by how clearly they stand apart (silhouette,
Rousseeuw 1987); units nearer to nothing are told apart as outliers. Words by class-based TF-IDF (Grootendorst 2022),
coherence by normalised pointwise mutual information (Bouma 2009), stability by the adjusted Rand
index between seeds (Hubert & Arabie 1985).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.suggestion.words import content_lemmas, spoken_in

Numbers = NDArray[np.int64]

# how many pieces of work are carried out: one after the other, or wherever the caller has them done
Each = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]

OUTLIER = -1
ENOUGH_FOR_BERTOPIC = 300
_SEEDS = (0, 1, 2, 3, 4)
_MOST_TOPICS = 30
_MOST_IN_ONE = 1 / 3
CLEAR = 0.25
"""A silhouette up to here shows no substantial structure (Kaufman & Rousseeuw 1990, table 4)."""
_FAR = 2.5
_DIMENSIONS = 20
_N_WORDS = 8


@dataclass(frozen=True, slots=True)
class Topic:
    """Units (rows, the most typical first), words, and how well the words go together, -1 to 1."""

    rows: tuple[int, ...]
    words: tuple[str, ...]
    coherence: float | None


@dataclass(frozen=True, slots=True)
class Trial:
    """A number of topics, how clearly they stand apart (silhouette), the share of the largest."""

    n: int
    clarity: float
    largest: float

    @property
    def is_clear(self) -> bool:
        """That the topics stand apart by more than chance structure would."""
        return self.clarity > CLEAR

    @property
    def says_enough(self) -> bool:
        """That no topic holds more than a third of everything."""
        return self.largest <= _MOST_IN_ONE


@dataclass(frozen=True)
class Topics:
    """Topics by size; ``stability`` 0 to 1 over seeds, ``tried`` the numbers of topics.

    ``places`` are two figures a unit, for a map; ``tree`` joins topics two by two (their numbers,
    or that of an earlier join counted on from them) with the distance, nearest first.
    """

    topics: tuple[Topic, ...]
    outliers: tuple[int, ...]
    stability: float
    tried: tuple[Trial, ...]
    places: NDArray[np.float64]
    tree: tuple[tuple[int, int, float], ...]


def few_topics(
    texts: Sequence[str],
    vectors: Any,
    language: str,
    n_topics: int | None = None,
    each: Each = map,
) -> Topics:
    """The topics of at least a dozen units and their vectors.

    ``each`` carries out the trials, which need nothing of each other.
    """
    reduced = _reduced(np.asarray(vectors, np.float64))
    tried = _tried(reduced, each) if n_topics is None else ()
    n = min(n_topics or clearest(tried).n, _distinct(reduced))
    runs = list(each(partial(_grouped, vectors=reduced), [(n, seed) for seed in _SEEDS]))
    groups, distances = runs[0]
    groups = np.where(_is_far(groups, distances), OUTLIER, groups)
    stability = agreement_of([labels for labels, _ in runs])
    return told(texts, reduced, groups, language, stability, tried)


def clearest(trials: Sequence[Trial]) -> Trial:
    """The clearest number of topics; where none is clear, the clearest that says enough.

    In real talk two halves often stand apart no less than ten subjects do, and say nothing.
    """
    clear = [trial for trial in trials if trial.is_clear]
    telling = [trial for trial in trials if trial.says_enough]
    return max(clear or telling or trials, key=lambda trial: trial.clarity)


def told(
    texts: Sequence[str],
    vectors: Any,
    groups: Numbers,
    language: str,
    stability: float,
    tried: tuple[Trial, ...] = (),
) -> Topics:
    """Topics of groups found in any way (−1 is no topic): words, coherence, map and tree."""
    lemmas = [naming_lemmas(text, language) for text in texts]
    labels = [int(g) for g in np.unique(groups) if g != OUTLIER]
    labels.sort(key=lambda g: (-int((groups == g).sum()), g))
    centres = [vectors[groups == g].mean(0) for g in labels]
    words = class_words(lemmas, groups, labels)
    topics = []
    for label, centre, own in zip(labels, centres, words, strict=True):
        rows = np.flatnonzero(groups == label)
        near = np.argsort(((vectors[rows] - centre) ** 2).sum(1), kind="stable")
        topics.append(Topic(tuple(int(r) for r in rows[near]), own, coherence(own, lemmas)))
    outliers = tuple(int(i) for i in np.flatnonzero(groups == OUTLIER))
    return Topics(tuple(topics), outliers, stability, tried, _map(vectors), _tree(centres))


def naming_lemmas(text: str, language: str) -> list[str]:
    """The lemmas that may name a topic, in the language of this text where it is another."""
    return content_lemmas(text, spoken_in(text, language))


def class_words(
    lemmas: Sequence[Sequence[str]], groups: Numbers, labels: Sequence[int]
) -> list[tuple[str, ...]]:
    """For each group the lemmas it says more than the others do."""
    vocabulary = {w: i for i, w in enumerate(dict.fromkeys(w for ws in lemmas for w in ws))}
    counts = np.zeros((len(labels), len(vocabulary)))
    place = {label: i for i, label in enumerate(labels)}
    for ws, group in zip(lemmas, groups, strict=True):
        if int(group) in place:
            for w in set(ws):
                counts[place[int(group)], vocabulary[w]] += 1
    if not counts.size:
        return [() for _ in labels]
    share = counts / np.maximum(counts.sum(1, keepdims=True), 1)
    rarity = np.log(1 + counts.sum(1).mean() / np.maximum(counts.sum(0), 1))
    names = list(vocabulary)
    return [
        tuple(names[i] for i in np.argsort(-row, kind="stable")[:_N_WORDS] if row[i] > 0)
        for row in share * rarity * (counts > 1)
    ]


def coherence(words: Sequence[str], lemmas: Sequence[Sequence[str]]) -> float | None:
    """Mean normalised pointwise mutual information of the words' pairs, -1 to 1, over the units."""
    sets = [set(ws) for ws in lemmas]
    n, found = len(sets), []
    for one, other in combinations(words, 2):
        both = sum(one in s and other in s for s in sets) / n
        first = sum(one in s for s in sets) / n
        second = sum(other in s for s in sets) / n
        if both == 0:
            found.append(-1.0)
        elif both < 1:
            found.append(float(np.log(both / (first * second)) / -np.log(both)))
    return float(np.mean(found)) if found else None


def agreement_of(partitions: Sequence[Numbers]) -> float:
    """The mean adjusted Rand index between partitions; 1 when they are the same."""
    from sklearn.metrics import adjusted_rand_score

    pairs = list(combinations(partitions, 2))
    return float(np.mean([adjusted_rand_score(a, b) for a, b in pairs])) if pairs else 1.0


def steadiest(
    ways: Sequence[Sequence[Numbers]], n_topics: int | None = None
) -> tuple[Numbers, float]:
    """Of several ways to group, the one that comes out most alike over seeds: its first run.

    Beside it how alike, 0 to 1. Ways go from broad to narrow. One with more than a third of
    everything in a topic says too little, one with fewer topics than asked for does not do.
    """
    fitting = [runs for runs in ways if _says_enough(runs[0], n_topics)] or [ways[-1]]
    likeness = [agreement_of(runs) for runs in fitting]
    best = int(np.argmax(likeness))
    return fitting[best][0], likeness[best]


def _says_enough(groups: Numbers, n_topics: int | None) -> bool:
    sizes = np.bincount(groups[groups != OUTLIER])
    if n_topics is not None:
        return len(sizes) >= n_topics
    return bool(sizes.size and sizes.max() <= _MOST_IN_ONE * len(groups))


def _tried(vectors: Any, each: Each) -> tuple[Trial, ...]:
    most = min(_MOST_TOPICS, max(3, int(len(vectors) ** 0.5 * 1.2)), _distinct(vectors))
    found = each(partial(_trial, vectors=vectors), range(2, most + 1))
    return tuple(trial for trial in found if trial is not None) or (Trial(2, 0.0, 1.0),)


def _distinct(vectors: Any) -> int:
    """How many are not the same: no more groups can be made of them."""
    return len(np.unique(np.round(vectors, 4), axis=0))


def _trial(n: int, vectors: Any) -> Trial | None:
    from sklearn.metrics import silhouette_score

    groups, _ = _grouped((n, _SEEDS[0]), vectors)
    sizes = np.bincount(groups)
    if np.count_nonzero(sizes) < 2:
        return None
    clarity = float(silhouette_score(vectors, groups, metric="cosine"))
    return Trial(n, clarity, float(sizes.max() / len(groups)))


def _grouped(how_many_and_seed: tuple[int, int], vectors: Any) -> tuple[Numbers, Any]:
    from sklearn.cluster import KMeans
    from threadpoolctl import threadpool_limits

    n, seed = how_many_and_seed
    with threadpool_limits(1):  # sums of several threads differ in their last digits
        model = KMeans(n, n_init=4, random_state=seed).fit(vectors)
    distances = np.linalg.norm(vectors - model.cluster_centers_[model.labels_], axis=1)
    return np.asarray(model.labels_, np.int64), distances


def _is_far(groups: Numbers, distances: Any) -> Any:
    """Units much farther from their topic than is usual there (median and its spread)."""
    far = np.zeros(len(groups), bool)
    for group in np.unique(groups):
        inside = groups == group
        middle = np.median(distances[inside])
        spread = np.median(np.abs(distances[inside] - middle)) * 1.4826
        far |= inside & (distances > middle + _FAR * max(float(spread), 1e-6))
    return far


def _reduced(vectors: Any) -> Any:
    from sklearn.decomposition import PCA

    n = min(_DIMENSIONS, *vectors.shape)
    reduced = PCA(n, random_state=0).fit_transform(vectors)
    return reduced / np.maximum(np.linalg.norm(reduced, axis=1, keepdims=True), 1e-9)


def _map(vectors: Any) -> NDArray[np.float64]:
    from sklearn.decomposition import PCA

    if vectors.shape[1] <= 2:
        return np.asarray(vectors[:, :2], np.float64)
    return np.asarray(PCA(2, random_state=0).fit_transform(vectors), np.float64)


def _tree(centres: Sequence[Any]) -> tuple[tuple[int, int, float], ...]:
    if len(centres) < 2:
        return ()
    from scipy.cluster.hierarchy import linkage

    return tuple((int(a), int(b), float(d)) for a, b, d, _ in linkage(np.array(centres), "average"))
