"""The released transcripts as files: Word, text or WebVTT."""

from __future__ import annotations

import re

from qualcode.errors import BadInputError
from qualcode.export.transcript_docx import transcript_docx
from qualcode.export.transcript_txt import transcript_txt
from qualcode.export.transcript_vtt import transcript_vtt
from qualcode.model import Transcript
from qualcode.services import audit
from qualcode.services.open_study import OpenStudy
from qualcode.store.purge import require_purged
from qualcode.store.rows.sources import load_sources, load_transcripts
from qualcode.wording import Message, speaking


def transcripts_as(
    study: OpenStudy, form: str, *, language: str = "fr", labels: tuple[str, ...] = ()
) -> tuple[tuple[str, bytes], ...]:
    """Each released source as (file name, content); all of them, or those labelled."""
    with study.reading() as reader:
        require_purged(reader)
        sources, texts = load_sources(reader), load_transcripts(reader)
    files = tuple(
        (f"{safe_name(s.label)}.{form}", transcript_as(texts[s.id], form, language))
        for s in sources
        if s.id in texts and (not labels or s.label in labels)
    )
    audit.gate(study, dict(files))
    return files


def transcript_as(transcript: Transcript, form: str, language: str) -> bytes:
    """One transcript as ``docx``, ``txt`` or ``vtt``, its labels in a language.

    ``BadInputError`` for another form.
    """
    with speaking(language):
        match form:
            case "docx":
                return transcript_docx(transcript)
            case "txt":
                return transcript_txt(transcript)
            case "vtt":
                return transcript_vtt(transcript)
            case _:
                raise BadInputError(
                    Message("A transcript cannot be written as {form}.", form=form),
                    Message("Choose docx, txt or vtt."),
                )


def safe_name(label: str) -> str:
    """A label as a file name every system takes."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]', "-", label).strip(" .") or "source"
