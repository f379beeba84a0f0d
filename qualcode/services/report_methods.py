"""The numbers of the methods paragraph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qualcode.export.word.report import MethodsFacts
from qualcode.model import Codebook, CodeKind, CoderKind, ReleaseState, Source, SourceKind
from qualcode.services.counted_codings import counted, models_of
from qualcode.services.open_study import OpenStudy
from qualcode.services.visible import visible_codings, visible_memos
from qualcode.store.engine import Reader
from qualcode.store.rows.codebook_versions import load_codebook_versions
from qualcode.store.rows.coders import load_coders
from qualcode.store.rows.requests import load_checks
from qualcode.store.rows.sources import load_sources, load_transcripts
from qualcode.wording import Message


def methods_facts(
    study: OpenStudy,
    coder_id: str | None,
    codebook: Codebook,
    saturation: Mapping[str, str],
    rounds: Sequence[Message],
) -> MethodsFacts:
    """What the study can say of its own method.

    ``saturation`` is its paragraph by language, ``rounds`` what each round says of itself.
    """
    with study.reading() as reader:
        codings = visible_codings(reader, study)
        worked = {c.coder_id for c in codings}
        names = tuple(
            c.name for c in load_coders(reader) if c.id in worked and c.kind is CoderKind.PERSON
        )
        used = {c.code_id for c in counted(codings, models_of(reader), coder_id)}
        texts = load_transcripts(reader)
        # extracts that came without their transcript are no interview transcribed in full
        released = [s for s in load_sources(reader) if _is_transcript(s) and s.id in texts]
        n_words = sum(texts[s.id].n_words() for s in released)
        versions, memos = load_codebook_versions(reader), visible_memos(reader, study)
        checks = _checks(reader)
    themes = {c.id for c in codebook.codes if c.kind is CodeKind.THEME}
    above = {a.id for code_id in used if code_id in codebook for a in codebook.ancestors(code_id)}
    return MethodsFacts(
        n_words=n_words,
        n_released=len(released),
        coders=names,
        n_codes=len({c for c in used if c in codebook} - themes),
        n_themes=len(themes & (used | above)),
        n_levels=max((codebook.depth(c) for c in used if c in codebook), default=0),
        n_codebook_versions=len(versions),
        n_memos=len(memos),
        saturation=saturation,
        rounds=tuple(rounds),
        checks=checks,
        software=software(),
    )


def _is_transcript(source: Source) -> bool:
    return source.state is ReleaseState.RELEASED and source.kind is SourceKind.TRANSCRIPT


def software() -> str:
    """The program and its version."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"qualcode {version('qualcode')}"
    except PackageNotFoundError:
        return "qualcode"


def _checks(reader: Reader) -> tuple[int, int]:
    sent = load_checks(reader)
    answered = {
        c.participant_id for c in sent if c.answered_on or c.outcome not in ("", "no_answer")
    }
    return len({c.participant_id for c in sent}), len(answered)
