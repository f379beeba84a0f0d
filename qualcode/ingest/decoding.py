"""From bytes to text: the encoding is found, said, and never guessed silently."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from qualcode.errors import BadInputError
from qualcode.ingest.assembly import too_large
from qualcode.ingest.limits import TEXT_BYTES
from qualcode.ingest.places import line_of, whole_file
from qualcode.model import Finding
from qualcode.wording import Message

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SINGLE_BYTE = {"windows-1252": "cp1252", "mac-roman": "mac_roman", "cp850": "cp850"}
_EXPECTED = frozenset("éèêëàâäçùûüôöîïœæÿñáíóúßÉÈÊËÀÂÄÇÙÛÜÔÖÎÏŒÆÑ’‘“”«»…–—•€°§\u00a0")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_DAMAGED = re.compile("Ã[©¨ª\u00a0§´®¹»]|â€[™œ¦“\x9d]|Å“")
_SAMPLE = 200_000
_MOSTLY_CONTROLS = 0.05
_FEW_CONTROLS = 4
_MOST_ACCENTS = 0.3
"""More letters with accents than any Latin language writes: another alphabet."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text out of bytes, the name of its encoding, and what looked doubtful."""

    text: str
    encoding: str
    findings: tuple[Finding, ...] = ()


def decode(name: str, content: bytes) -> Decoded:
    """The text of a file; ``BadInputError`` when the bytes are no text at all."""
    if len(content) > TEXT_BYTES:
        raise too_large(name, TEXT_BYTES)
    decoded = _marked(name, content) or _unmarked(name, content)
    if _looks_binary(decoded.text):
        raise not_text(name)
    return Decoded(
        decoded.text, decoded.encoding, (*decoded.findings, *_damage(name, decoded.text))
    )


def not_text(name: str) -> BadInputError:
    """The bytes are those of some other kind of file."""
    return BadInputError(
        Message("The file {name} does not contain text that can be read.", name=name),
        Message(
            "Open it in the program that wrote it and save it as a Word document (.docx) or as "
            "plain text in UTF-8."
        ),
    )


def _marked(name: str, content: bytes) -> Decoded | None:
    """By the byte order mark, if there is one."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _forced(name, content[len(mark) :], encoding, " (BOM)")
    return None


def _unmarked(name: str, content: bytes) -> Decoded:
    wide = _wide_encoding(content)
    if wide:
        return _forced(name, content, wide)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _nearly_utf8(name, content) or _single_byte(name, content)


def _forced(name: str, content: bytes, encoding: str, said: str = "") -> Decoded:
    """Decode as told; what does not fit becomes U+FFFD and a finding."""
    text = content.decode(encoding, "replace")
    findings = (_unreadable(name, text),) if "\ufffd" in text else ()
    return Decoded(text, encoding + said, findings)


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of European text is zero."""
    sample = content[:4096]
    pairs = len(sample) // 2
    if not pairs:
        return None
    high, low = sample[1::2].count(0), sample[0::2].count(0)
    if high > 0.6 * pairs and low < 0.1 * pairs:
        return "utf-16-le"
    if low > 0.6 * pairs and high < 0.1 * pairs:
        return "utf-16-be"
    return None


def _nearly_utf8(name: str, content: bytes) -> Decoded | None:
    """UTF-8 with a few damaged bytes: far more letters fit than not."""
    text = content.decode("utf-8", "replace")
    n_bad = text.count("\ufffd")
    n_good = len(text) - n_bad - sum(char < "\x80" for char in text)
    if n_good < 10 * n_bad:
        return None
    return Decoded(text, "utf-8", (_unreadable(name, text),))


def _single_byte(name: str, content: bytes) -> Decoded:
    """One of the encodings of French and English files, or what charset-normalizer says."""
    sample = content[:_SAMPLE]
    letters = bytes(byte for byte in sample if byte >= 0x80)
    scores = {
        said: sum(char in _EXPECTED for char in letters.decode(codec, "replace"))
        for said, codec in _SINGLE_BYTE.items()
    }
    best = max(scores, key=lambda said: scores[said])
    if scores[best] < len(letters) / 2 or len(letters) > _MOST_ACCENTS * len(sample):
        best = _other_encoding(content) or best
    text = content.decode(_SINGLE_BYTE.get(best, best), "replace")
    return Decoded(text, best, (_taken_as(name, best),))


def _other_encoding(content: bytes) -> str | None:
    from charset_normalizer import from_bytes

    match = from_bytes(content[:_SAMPLE]).best()
    return str(match.encoding).replace("_", "-") if match else None


def _looks_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) > max(_FEW_CONTROLS, _MOSTLY_CONTROLS * len(sample))


def _taken_as(name: str, encoding: str) -> Finding:
    return Finding(
        whole_file(name),
        Message(
            "The file does not say its encoding; it was read as {encoding}.", encoding=encoding
        ),
        Message("Check the accents in the preview. If they are wrong, save the file in UTF-8."),
    )


def _unreadable(name: str, text: str) -> Finding:
    line = text.count("\n", 0, text.index("\ufffd")) + 1
    return Finding(
        line_of(name, line),
        Message.plural(
            "One character could not be read; it is shown as �.",
            "{n} characters could not be read; they are shown as �. This is the first.",
            n=text.count("\ufffd"),
        ),
        Message("Correct it in the file, or save the file again in UTF-8."),
    )


def _damage(name: str, text: str) -> tuple[Finding, ...]:
    """Accents that some other program damaged before us (Ã© for é)."""
    found = _DAMAGED.findall(text)
    if len(found) < 3:
        return ()
    line = text.count("\n", 0, text.index(found[0])) + 1
    return (
        Finding(
            line_of(name, line),
            Message("Accents look damaged, for instance {example}.", example=found[0]),
            Message("Another program spoilt them; take the file from before that, if it exists."),
        ),
    )
