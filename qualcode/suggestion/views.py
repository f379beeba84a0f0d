"""Six looks at how alike two texts are, from letters to meaning.

Words by their lemmas (weighted by rarity, and by rarity squared), words as written, runs of
letters, words standing in for each other by their vectors, and the sentence as a whole. Each is a
matrix of features whose rows have length 1, so that a product of rows is a likeness.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.suggestion.words import is_content, lemmas, words

Matrix = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Matrix]

NEAR = "near words"
NAMES = ("lemmas", "rare lemmas", "words", "letters", NEAR, "meaning")

_LETTERS = (3, 5)
_MOST_WORDS = 6000
_NEAR = 0.2
_NEAREST = 40


@dataclass(frozen=True)
class Features:
    """The features of some texts under each view."""

    of: Mapping[str, Any]
    plain: Any
    """The words alone, for the other side of “near words”: words against words and their like."""
    words: Any
    """Which lemmas of the vocabulary a text has."""

    def likeness(self, other: Features) -> dict[str, Matrix]:
        """How alike each of these texts is to each of the others, by view."""
        theirs = {**other.of, NEAR: other.plain}
        return {name: _product(own, theirs[name]) for name, own in self.of.items()}

    def cut(self, rows: NDArray[Any]) -> Features:
        """The features of some of the texts."""
        of = {name: matrix[rows] for name, matrix in self.of.items()}
        return Features(of, self.plain[rows], self.words[rows])


class Views:
    """The views of one study: its vocabulary, how rare each word is, and what is near it."""

    def __init__(self, texts: Sequence[str], language: str, encode: Encode) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        self._language = language
        self._encode = encode
        known = list(texts) or [""]
        self._lemmas = TfidfVectorizer(analyzer=self._lemmatised, sublinear_tf=True, norm=None)
        self._words = TfidfVectorizer(analyzer=_or_empty, sublinear_tf=True)
        self._letters = TfidfVectorizer(
            analyzer="char_wb", ngram_range=_LETTERS, sublinear_tf=True, dtype=np.float32
        )
        for vectoriser in (self._lemmas, self._words, self._letters):
            vectoriser.fit(known)
        self._rarity = np.asarray(self._lemmas.idf_, np.float32)
        self._near = self._nearness(known)
        self._centre = self._middle(known)

    def features(self, texts: Sequence[str]) -> Features:
        """The features of texts; the same text always has the same ones."""
        from scipy import sparse
        from sklearn.preprocessing import normalize

        if not texts:  # the features of one, none of it kept
            return self.features([""]).cut(np.zeros(0, np.int64))
        weighted = self._lemmas.transform(texts).astype(np.float32)
        rare = weighted @ sparse.diags(self._rarity)
        unit = normalize(weighted)
        # a text's words with what is near them; the product with its own words is its length
        spread = unit @ self._near
        length = np.sqrt(np.maximum(np.asarray(spread.multiply(unit).sum(1)).ravel(), 1e-9))
        shorter = sparse.diags(1 / length)
        meant = self._encode(texts) - self._centre
        return Features(
            {
                "lemmas": unit,
                "rare lemmas": normalize(rare),
                "words": self._words.transform(texts).astype(np.float32),
                "letters": self._letters.transform(texts),
                NEAR: (shorter @ spread).tocsr(),
                "meaning": _unit(meant),
            },
            (shorter @ unit).tocsr(),
            sparse.csr_matrix((weighted > 0).astype(np.float32)),
        )

    def cover(self, passages: Features, labels: Features) -> Matrix:
        """How far the words of each label are said, or nearly said, in each passage: 0 to 1."""
        said = _most_of_each(passages.words, self._near)
        weight = labels.words.multiply(self._rarity[None, :] ** 2).tocsr()
        whole = np.maximum(np.asarray(weight.sum(1)).ravel(), 1e-6)
        return np.asarray(_dense(weight @ said.T).T / whole[None, :], np.float32)

    def shared_words(self, passage: str, other: str, most: int = 4) -> tuple[str, ...]:
        """Words of a passage whose lemma another text has too, the rarest of the study first."""
        place = self._lemmas.vocabulary_
        theirs = {lemma for lemma in self._lemmatised(other) if lemma in place}
        both: dict[str, float] = {}
        for word, lemma in zip(words(passage), lemmas(passage, self._language), strict=True):
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

    def _lemmatised(self, text: str) -> list[str]:
        return lemmas(text, self._language)

    def _nearness(self, texts: Sequence[str]) -> Any:
        """Words x words, sparse: the cosine of their vectors, cubed, and 1 for a word itself."""
        from scipy import sparse

        vocabulary = list(self._lemmas.get_feature_names_out())
        n = len(vocabulary)
        if not n:
            return sparse.identity(0, dtype=np.float32, format="csr")
        # the rarest beyond a bound stand for themselves only: most of them are said once
        kept = np.sort(np.argsort(self._rarity, kind="stable")[:_MOST_WORDS])
        vectors = self._encode([vocabulary[i] for i in kept])
        unit = _unit(vectors - vectors.mean(0))
        rows, columns, values = [], [], []
        for start in range(0, len(kept), 1000):
            near = unit[start : start + 1000] @ unit.T
            k = min(_NEAREST, len(kept) - 1)
            best = np.argpartition(-near, k, axis=1)[:, : k + 1]
            for row, columns_of in enumerate(best):
                good = columns_of[near[row, columns_of] > _NEAR]
                rows.append(np.full(len(good), kept[start + row]))
                columns.append(kept[good])
                values.append(near[row, good] ** 3)
        shape = (n, n)
        found = sparse.csr_matrix(
            (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))), shape
        )
        both = found.maximum(found.T).tolil()
        both.setdiag(1.0)
        return both.tocsr().astype(np.float32)

    def _middle(self, texts: Sequence[str]) -> Matrix:
        found: Matrix = self._encode(texts).mean(0)
        return found


def _or_empty(text: str) -> list[str]:
    return words(text)


def _unit(rows: Matrix) -> Matrix:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), np.float32)


def _product(few: Any, many: Any) -> Matrix:
    # the larger one stays as it lies: turning thousands of sparse rows round is what takes time
    return _dense(few @ many.T) if few.shape[0] > many.shape[0] else _dense(many @ few.T).T


def _dense(product: Any) -> Matrix:
    return np.asarray(product.toarray() if hasattr(product, "toarray") else product, np.float32)


def _most_of_each(said: Any, near: Any) -> Any:
    """For each text and each word of the vocabulary: the nearest word the text has, 0 to 1."""
    from scipy import sparse

    rows = []
    for text in range(said.shape[0]):
        own = said.indices[said.indptr[text] : said.indptr[text + 1]]
        rows.append(near[own].max(axis=0) if len(own) else sparse.csr_matrix((1, near.shape[1])))
    return sparse.vstack(rows).tocsr() if rows else sparse.csr_matrix((0, near.shape[1]))
