"""How alike two texts are, looked at from several sides: their words, and what encoders make of them.

Words are one view: lemmas that carry meaning, all lemmas, and runs of letters, each weighted by
rarity (TF-IDF). Each encoder is one more; its vectors are taken about their middle, that of
extracts and that of labels apart. Rows have length 1, so that a product of rows is a likeness.
References: Salton & Buckley 1988; Mu & Viswanath 2018 (taking the middle away).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.suggestion.directions import of_length_one
from qualcode.suggestion.words import content_lemmas, is_content, lemmas, words

Matrix = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Matrix]
Likeness = Mapping[str, Matrix]

_LETTERS = (3, 5)


@dataclass(frozen=True)
class Features:
    """The features of some texts under each view."""

    of: Mapping[str, Any]
    words: Any
    """Which lemmas of the vocabulary a text has."""

    def likeness(self, other: Features) -> dict[str, Matrix]:
        """How alike each of these texts is to each of the others, by view."""
        fewer = self.words.shape[0] <= other.words.shape[0]
        turned = other._turned if fewer else {name: m.T for name, m in other.of.items()}
        return {name: _dense(own @ turned[name]) for name, own in self.of.items()}

    @cached_property
    def _turned(self) -> dict[str, Any]:
        """The same by column, row after row: turning thousands of sparse rows is what takes time."""
        return {name: _turned(m) for name, m in self.of.items()}

    def cut(self, rows: NDArray[Any]) -> Features:
        """The features of some of the texts."""
        return Features({name: m[rows] for name, m in self.of.items()}, self.words[rows])

    def and_then(self, other: Features) -> Features:
        """These texts and those after them."""
        of = {name: _stacked(own, other.of[name]) for name, own in self.of.items()}
        return Features(of, _stacked(self.words, other.words))


class Views:
    """The views of one study: its vocabulary, how rare each word is, the middle of its vectors."""

    def __init__(
        self,
        texts: Sequence[str],
        labels: Sequence[str],
        language: str,
        encoders: Sequence[Encode],
    ) -> None:
        """``texts``: the extracts; ``labels``: what the codes say of themselves."""
        from sklearn.feature_extraction.text import TfidfVectorizer

        self._language = language
        self._encoders = tuple(encoders)
        plain: dict[str, Any] = {"sublinear_tf": True, "dtype": np.float32}
        self._lemmas = TfidfVectorizer(analyzer=self._content, **plain)
        self._parts = (
            self._lemmas,
            TfidfVectorizer(analyzer=self._all, **plain),
            TfidfVectorizer(analyzer="char_wb", ngram_range=_LETTERS, **plain),
        )
        known = [*texts, *dict.fromkeys(labels)]
        # without a word of its own a vocabulary cannot be
        for part in self._parts:
            part.fit([*known, "vocabulaire vide"] if not any(map(self._content, known)) else known)
        self._rarity = np.asarray(self._lemmas.idf_, np.float32)
        of_texts, of_labels = list(texts) or list(labels), list(labels) or list(texts)
        self._middles = [
            (_middle(encode, of_texts), _middle(encode, of_labels)) for encode in self._encoders
        ]

    def features(self, texts: Sequence[str]) -> Features:
        """The features of extracts and passages; the same text always has the same ones."""
        return self._features(texts, 0)

    def label_features(self, labels: Sequence[str]) -> Features:
        """The features of what codes say of themselves."""
        return self._features(labels, 1)

    def _features(self, texts: Sequence[str], middle: int) -> Features:
        from scipy import sparse

        if not texts:  # the features of one, none of it kept
            return self._features(["a"], middle).cut(np.zeros(0, np.int64))
        parts = [part.transform(texts) for part in self._parts]
        third = np.float32(1 / np.sqrt(len(parts)))
        of: dict[str, Any] = {"words": (sparse.hstack(parts) * third).tocsr()}
        for n, encode in enumerate(self._encoders, 1):
            of[f"meaning {n}"] = of_length_one(encode(texts) - self._middles[n - 1][middle])
        return Features(of, (parts[0] > 0).astype(np.float32).tocsr())

    def shared_words(self, passage: str, other: str, most: int = 4) -> tuple[str, ...]:
        """Words of a passage whose lemma another text has too, the rarest of the study first."""
        place = self._lemmas.vocabulary_
        theirs = {lemma for lemma in self._content(other) if lemma in place}
        both: dict[str, float] = {}
        for word, lemma in zip(words(passage), self._all(passage), strict=True):
            if lemma in theirs and is_content(word, lemma, self._language):
                both.setdefault(word, float(self._rarity[place[lemma]]))
        ranked = sorted(both, key=lambda w: (-both[w], w))
        return tuple(ranked[:most])

    def telling_words(self, texts: Features, others: Features, most: int = 6) -> tuple[str, ...]:
        """Lemmas that more of these texts have than of the others, weighted by rarity."""
        inside = np.asarray(texts.words.mean(0)).ravel()
        outside = np.asarray(others.words.mean(0)).ravel() if others.words.shape[0] else 0.0
        weight = (inside - outside) * self._rarity * (np.asarray(texts.words.sum(0)).ravel() > 1)
        names = self._lemmas.get_feature_names_out()
        ranked = np.argsort(-weight, kind="stable")
        telling = [i for i in ranked[: 5 * most] if weight[i] > 0 and len(names[i]) > 3]
        return tuple(str(names[i]) for i in telling[:most])

    def _content(self, text: str) -> list[str]:
        return content_lemmas(text, self._language)

    def _all(self, text: str) -> list[str]:
        return lemmas(text, self._language)


def mixed(likeness: Likeness) -> Matrix:
    """The mean of all views."""
    views = list(likeness.values())
    return np.asarray(sum(views) / np.float32(len(views)), np.float32)


def _middle(encode: Encode, texts: Sequence[str]) -> Matrix | np.float32:
    return np.asarray(encode(texts).mean(0), np.float32) if texts else np.float32(0)


def _stacked(first: Any, then: Any) -> Any:
    from scipy import sparse

    if sparse.issparse(first):
        return sparse.vstack([first, then]).tocsr()
    return np.vstack([first, then])


def _turned(rows: Any) -> Any:
    from scipy import sparse

    return rows.T.tocsr() if sparse.issparse(rows) else rows.T


def _dense(product: Any) -> Matrix:
    return np.asarray(product.toarray() if hasattr(product, "toarray") else product, np.float32)
