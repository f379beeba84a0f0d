"""A study in which two people code the same transcripts, for tests of triangulation."""

from __future__ import annotations

from pathlib import Path

from qualcode.model import CoderRole
from qualcode.model.round import Round
from qualcode.services import codebook, coders, codings, reading, release, rounds
from qualcode.services.open_study import OpenStudy
from tests.services.small_study import M1, M2, NAMES, bring_in, code_named, make_study, span_of


def study_for_two(folder: Path) -> OpenStudy:
    """Two released transcripts, a tree of codes, and Anne (owner), Samira and Lucas."""
    study = make_study(folder)
    bring_in(study, M1=M1, M2=M2)
    release.release_with_key(study, NAMES)
    theme = codebook.create(study, "Freins")
    codebook.create(study, "Temps", parent_id=theme.id)
    codebook.create(study, "Argent", parent_id=theme.id)
    coders.add_coder(study, "Samira")
    coders.add_coder(study, "Lucas", role=CoderRole.SUPERVISOR)
    return study


def id_of(study: OpenStudy, name: str) -> str:
    """The id of a coder."""
    return coders.find_coder(study, name).id


def start(study: OpenStudy, *labels: str, blind: bool = True) -> Round:
    """A round of Anne and Samira on these transcripts (both if not said)."""
    found = [s.id for s in reading.list_sources(study) if not labels or s.label in labels]
    pair = [id_of(study, "Anne"), id_of(study, "Samira")]
    return rounds.start_round(study, pair, found, name="Premier tour", blind=blind)


def put(study: OpenStudy, coder: str, label: str, code: str, words: str) -> str:
    """Codes words as this coder; gives the coding's id. Who acted before acts again after."""
    before = study.coder.id
    study.act_as(coder)
    source_id, span = span_of(study, label, words)
    (made,) = codings.code_segment(study, source_id, span, [code_named(study, code).id])
    study.act_as(before)
    return made.id


def declare(study: OpenStudy, noun: Round, *names: str) -> None:
    """These coders declare every transcript of the round finished."""
    before = study.coder.id
    for name in names:
        study.act_as(name)
        rounds.declare_finished(study, noun.id, noun.source_ids)
    study.act_as(before)


def compared_study(folder: Path) -> tuple[OpenStudy, Round]:
    """A round that is open: an agreement, a boundary, a parent and child, another code, an omission."""
    study = study_for_two(folder)
    noun = start(study)
    for coder, label, code, words in (
        ("Anne", "M1", "Temps", "On n'a pas le temps de se réunir"),
        ("Samira", "M1", "Temps", "On n'a pas le temps de se réunir, voilà"),
        ("Anne", "M1", "Argent", "Le soir, il faudrait être payé"),
        ("Samira", "M1", "Temps", "Le soir, il faudrait être payé"),
        ("Anne", "M1", "Argent", "sans elle on n'avancerait pas"),
        ("Anne", "M2", "Temps", "On n'a pas le temps"),
        ("Samira", "M2", "Temps", "On n'a pas le temps."),
        ("Anne", "M2", "Freins", "les réunions sont trop longues"),
        ("Samira", "M2", "Temps", "les réunions sont trop longues"),
    ):
        put(study, coder, label, code, words)
    declare(study, noun, "Anne", "Samira")
    return study, rounds.open_comparison(study, noun.id)
