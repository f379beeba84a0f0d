"""What is decided about suggestions, and units of meaning."""

from __future__ import annotations

from qualcode.model import Span
from qualcode.services import codings, meaning_units, suggestion, suggestion_quality
from qualcode.services.open_study import OpenStudy
from qualcode.services.suggestion_material import learnt
from qualcode.services.suggestion_while_coding import suggest_from
from tests.services.small_study import span_of
from tests.services.undo_cases.case import Case, code_id

_WORDS = "les réunions sont trop longues"


def _accept(study: OpenStudy) -> None:
    source_id, span = span_of(study, "M2", _WORDS)
    first = suggest_from(study, learnt(study), source_id, span)[0]
    suggestion.accept(study, source_id, span, first)


def _reject(study: OpenStudy) -> None:
    source_id, span = span_of(study, "M2", _WORDS)
    first = suggest_from(study, learnt(study), source_id, span)[0]
    suggestion.reject(study, source_id, span, first)


def _units(study: OpenStudy) -> None:
    meaning_units.keep_units(study, "M2", [span_of(study, "M2", _WORDS)[1]])


def _as_model(study: OpenStudy) -> None:
    suggestion_quality.code_as_model(study, name="Modèle")


def _enough(study: OpenStudy) -> None:
    """A model learns from twenty extracts at least."""
    source, _span = span_of(study, "M1", "Oui")
    for number in range(24):
        code = code_id(study, ("Temps", "Argent")[number % 2])
        codings.code_segment(study, source, Span(40 + 6 * number, 52 + 6 * number), (code,))


CASES: dict[str, Case] = {
    "accept_suggestion": Case(_accept),
    "reject_suggestion": Case(_reject),
    "keep_units": Case(_units),
    "code_as_model": Case(_as_model, _enough),
}
