"""The one form every text takes at the door; after that it never changes by itself.

NFC; no byte order mark; line feeds; tabs and runs of ordinary spaces become one space; each
paragraph stripped; empty paragraphs gone. French no-break spaces, guillemets, typographic
apostrophes and … stay. Characters nobody sees (zero-width spaces, soft hyphens, direction marks,
control characters) go, and joined letters out of PDFs (ﬁ) become letters: inside a name they
would hide it from every search.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from unicodedata import combining, is_normalized, normalize

from qualcode.ingest.document import Run

_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_BLANKS = re.compile("[ \t]{2,}|\t")
REPLACEMENT = "\ufffd"

Look = tuple[bool, bool]
"""Bold, italic."""


def canonical_text(text: str) -> str:
    """A whole text in canonical form: its paragraphs, one a line."""
    lines = (canonical_line(line) for line in unify_breaks(text).split("\n"))
    return "\n".join(line for line in lines if line)


def canonical_line(text: str) -> str:
    """One paragraph in canonical form; line breaks inside become spaces."""
    return _BLANKS.sub(" ", _plain(unify_breaks(text).replace("\n", " "))).strip()


def unify_breaks(text: str) -> str:
    """Every kind of line break as a line feed."""
    return _BREAKS.sub("\n", text)


def canonical_runs(runs: Iterable[Run], *, keep_tabs: bool = False) -> tuple[Run, ...]:
    """The runs of one paragraph so that their joined text is canonical; same looks are merged.

    Blank runs take the look of their neighbour: a space between two bold words is bold. With
    ``keep_tabs`` blanks that hold a tab become one tab: it may part a label from what is said.
    """
    blank = _one_blank if keep_tabs else _one_space
    merged = _merged(_tidied(runs))
    if len(merged) == 1:
        text = _BLANKS.sub(blank, merged[0].text).strip()
        return (_with_text(merged[0], text),) if text else ()
    return _fit_together(merged, blank)


def _tidied(runs: Iterable[Run]) -> Iterator[tuple[str, Look]]:
    for run in runs:
        text = _plain(unify_breaks(run.text).replace("\n", " "))
        if text:
            yield text, (run.bold, run.italic)


def _merged(pieces: Iterable[tuple[str, Look]]) -> list[Run]:
    """One run for each stretch of one look; blank pieces go with their neighbour."""
    merged: list[Run] = []
    texts: list[str] = []
    look: Look | None = None
    for text, own in pieces:
        is_blank = text.isspace()
        if look is not None and own != look and not is_blank:
            merged.append(Run(_composed_text(texts), *look))
            texts, look = [], None
        texts.append(text)
        look = look if is_blank else own
    if texts:
        merged.append(Run(_composed_text(texts), *(look or (False, False))))
    return merged


def _composed_text(texts: list[str]) -> str:
    return texts[0] if len(texts) == 1 else normalize("NFC", "".join(texts))


def _plain(text: str) -> str:
    """NFC, nothing unseen, no lone surrogate."""
    if text.isascii():
        return text if text.isprintable() else _UNSEEN.sub("", text)
    if _LIGATURE.search(text):
        text = _LIGATURE.sub(lambda found: normalize("NFKC", found.group()), text)
    return normalize("NFC", _SURROGATE.sub(REPLACEMENT, _UNSEEN.sub("", text)))


def _with_text(run: Run, text: str) -> Run:
    return Run(text, run.bold, run.italic)


def _one_space(_blanks: re.Match[str]) -> str:
    return " "


def _one_blank(blanks: re.Match[str]) -> str:
    return "\t" if "\t" in blanks.group() else " "


def _fit_together(runs: list[Run], blank: Callable[[re.Match[str]], str]) -> tuple[Run, ...]:
    """Compose across borders, then one blank at most between runs and none at the ends."""
    if not is_normalized("NFC", "".join(run.text for run in runs)):
        runs = _composed(runs)
    fitted: list[Run] = []
    for run in runs:
        text = _BLANKS.sub(blank, run.text)
        if fitted and fitted[-1].text[-1] in " \t" and text[:1] in (" ", "\t"):
            if text[0] == "\t":
                fitted[-1] = _with_text(fitted[-1], fitted[-1].text[:-1] + "\t")
            text = text[1:]
        if not fitted:
            text = text.lstrip()
        if text:
            fitted.append(_with_text(run, text))
    while fitted and not (stripped := fitted[-1].text.rstrip()):
        fitted.pop()
    if fitted:
        fitted[-1] = _with_text(fitted[-1], stripped)
    return tuple(fitted)


def _composed(runs: list[Run]) -> list[Run]:
    """Move what composes with the end of the run before it over the border."""
    composed: list[Run] = []
    for run in runs:
        text = normalize("NFC", run.text)
        while composed and text and not is_normalized("NFC", composed[-1].text + text):
            marks = max(1, _n_marks(text))
            joined = normalize("NFC", composed[-1].text + text[:marks])
            composed[-1], text = _with_text(composed[-1], joined), text[marks:]
        if text:
            composed.append(_with_text(run, text))
    return composed


def _n_marks(text: str) -> int:
    """How many combining marks a text begins with."""
    return next((n for n, char in enumerate(text) if not combining(char)), len(text))
