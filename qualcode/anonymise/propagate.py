"""What is accepted once is found everywhere: accepted forms sought over the whole corpus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qualcode.anonymise.folding import fold_phrase
from qualcode.anonymise.identifiers import Candidate, DetectionSettings, Tier
from qualcode.anonymise.lexicon import Lexicon
from qualcode.anonymise.reading import Reading
from qualcode.model import IdentifierKind, Span
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class AcceptedForm:
    """A form a reviewer accepted, and its kind."""

    form: str
    kind: IdentifierKind


def propagate(
    texts: Mapping[str, str],
    accepted: Sequence[AcceptedForm],
    already: Mapping[str, Sequence[Span]],
    lexicon: Lexicon,
    language: str = "fr",
) -> dict[str, tuple[Candidate, ...]]:
    """Further mentions of accepted forms, per text, outside the spans ``already`` decided.

    Case, accents and hyphens are ignored, longest form first. A form that is also an ordinary word
    is found only with a capital inside a sentence.
    """
    forms = _by_first_word(accepted)
    return {
        name: tuple(_mentions(text, forms, already.get(name, ()), lexicon, language))
        for name, text in texts.items()
    }


_Forms = dict[str, list[tuple[list[str], AcceptedForm]]]


def _by_first_word(accepted: Sequence[AcceptedForm]) -> _Forms:
    forms: _Forms = {}
    for one in accepted:
        if spelled := fold_phrase(one.form).split():
            forms.setdefault(spelled[0], []).append((spelled, one))
    for same_head in forms.values():
        same_head.sort(key=lambda pair: -len(pair[0]))
    return forms


def _mentions(
    text: str, forms: _Forms, decided: Sequence[Span], lexicon: Lexicon, language: str
) -> list[Candidate]:
    reading = Reading(text, lexicon, DetectionSettings(language=language))
    found: list[Candidate] = []
    reached = -1
    for i, form in enumerate(reading.folds):
        if i <= reached:
            continue
        for spelled, one in forms.get(form, ()):
            last = i + len(spelled) - 1
            if reading.folds[i : last + 1] != spelled or not _is_mention(reading, i, last):
                continue
            span = Span(reading.starts[i], reading.ends[last])
            if not any(span.overlaps(other) for other in decided):
                reason = Message("accepted elsewhere: {form}", form=one.form)
                found.append(reading.candidate(i, last, one.kind, Tier.SURE, reason))
                reached = last
            break
    return found


def _is_mention(reading: Reading, first: int, last: int) -> bool:
    if last > first or not reading.is_ordinary(first):
        return True
    return reading.is_capital(first) and not reading.opens[first]
