"""Topics by BERTopic, seeded, with settings that suit hundreds of units rather than millions."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.errors import MissingExtraError
from qualcode.wording import Message

PACKAGES = ("bertopic", "umap-learn", "hdbscan", "scikit-learn")
"""What has to be the same wherever topics are found, by the names pip knows."""

_NEIGHBOURS = 10
_DIMENSIONS = 5
_FEWEST = 4
_WAYS = ("eom", "leaf")


def is_installed() -> bool:
    """Whether BERTopic is there, without loading it."""
    return importlib.util.find_spec("bertopic") is not None


def find_groups(
    texts: Sequence[str],
    vectors: NDArray[np.float32],
    words_of: Callable[[str], list[str]],
    *,
    seed: int = 0,
    n_topics: int | None = None,
) -> NDArray[np.int64]:
    """A topic for each text in two ways, (2, n), −1 for none; the same for the same texts and seed.

    First the broad groups, as HDBSCAN chooses them: where subjects are far apart they are these
    subjects, but nearly all of a corpus of one subject comes into one of them. Then the leaves of its
    tree: many, small, with more left apart. Raises MissingExtraError without the extra ``topics``.
    """
    if not is_installed():
        raise MissingExtraError(
            Message("Topics by BERTopic need BERTopic, which is not installed."),
            Message("Install it with: pip install qualcode[topics], or group without it."),
        )
    from bertopic import BERTopic
    from bertopic.dimensionality import BaseDimensionalityReduction
    from hdbscan import HDBSCAN
    from sklearn.feature_extraction.text import CountVectorizer
    from umap import UMAP

    n = len(texts)
    smallest = max(_FEWEST, round(n**0.5 / 2))
    reduced = UMAP(
        n_neighbors=min(_NEIGHBOURS, n - 1),
        n_components=_DIMENSIONS,
        min_dist=0.0,
        metric="cosine",
        random_state=seed,
    ).fit_transform(np.asarray(vectors))
    found = []
    for chosen in _WAYS:
        model = BERTopic(
            embedding_model=None,
            umap_model=BaseDimensionalityReduction(),
            hdbscan_model=HDBSCAN(
                min_cluster_size=smallest,
                min_samples=max(2, smallest // 3),
                cluster_selection_method=chosen,
                prediction_data=False,
            ),
            vectorizer_model=CountVectorizer(analyzer=words_of),
            nr_topics=None if n_topics is None else n_topics + 1,  # it counts the outliers as one
            calculate_probabilities=False,
            verbose=False,
        )
        groups: Any
        groups, _ = model.fit_transform(list(texts), reduced)
        found.append(np.asarray(groups, np.int64))
    return np.stack(found)
