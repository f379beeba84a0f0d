"""The respondents' words as a corpus for IRaMuTeQ."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.errors import BadInputError
from qualcode.export.iramuteq import CorpusText, corpus_txt
from qualcode.model import Participant, Source, Span, Transcript, merge_spans
from qualcode.services import audit
from qualcode.services.matrix_columns import interview_of, released_in_order, value_said
from qualcode.services.matrix_material import MatrixMaterial, matrix_material
from qualcode.services.open_study import OpenStudy
from qualcode.store.rows.sources import load_transcripts
from qualcode.wording import Message, speaking
from qualcode.wording import gettext as _


def iramuteq_corpus(
    study: OpenStudy, *, by_theme: bool = False, coder_id: str | None = None, language: str = "fr"
) -> bytes:
    """One text an interview and speaker, with the variables of the participants' table.

    Only what respondents say, notes such as (rires) left out. ``by_theme`` writes the coded
    stretches under their main theme (``-*theme``) instead of the whole text. Raises BadInputError
    when there is nothing to write.
    """
    with speaking(language):
        material = matrix_material(study)
        with study.reading() as reader:
            transcripts = load_transcripts(reader)
        coder = coder_id or material.default_coder
        texts = [
            text
            for source_id in released_in_order(material)
            for text in _texts(material, source_id, transcripts[source_id], coder, by_theme)
        ]
    content = corpus_txt(texts)
    if not content.strip():
        raise BadInputError(
            Message("There is no text for a corpus yet."),
            Message("Release transcripts first; for a corpus by theme, code some extracts."),
        )
    # before the signs are cleaned away: brackets say that what is in them stands for a name
    audit.gate(study, {"corpus.txt": "\n".join(_words(text) for text in texts)})
    return content


def _words(text: CorpusText) -> str:
    values = (value for _name, value in text.variables)
    return "\n".join((*values, *(each for part in text.parts for each in part)))


def _texts(
    material: MatrixMaterial,
    source_id: str,
    text: Transcript,
    coder_id: str | None,
    by_theme: bool,  # noqa: FBT001
) -> Iterator[CorpusText]:
    for person, name, spans in _voices(material, material.sources[source_id], text):
        whole = (("", _said(text, spans)),)
        themes = _under_themes(material, source_id, text, spans, coder_id)
        parts = themes if by_theme else whole
        yield CorpusText(_variables(material, source_id, person, name), parts)


def _voices(
    material: MatrixMaterial, source: Source, text: Transcript
) -> Iterator[tuple[Participant | None, str, list[Span]]]:
    """Who speaks in a source, and where: one voice, or one a speaker where several took part."""
    interview = material.interviews.get(source.interview_id or "")
    ids = interview.participant_ids if interview else ()
    people = [p for p in material.people if p.id in ids]
    spans = list(text.respondent_spans()) if text.turns else [Span(0, len(text.text))]
    if len(people) < 2:
        person = people[0] if people else None
        yield person, person.identifier if person else source.label, spans
        return
    known = {p.identifier: p for p in people}
    speakers: dict[str, list[Span]] = {}
    for turn in text.turns:
        if turn.span in spans:
            speakers.setdefault(turn.speaker, []).append(turn.span)
    for speaker, theirs in speakers.items():
        yield known.get(speaker), speaker or source.label, theirs


def _variables(
    material: MatrixMaterial, source_id: str, person: Participant | None, name: str
) -> tuple[tuple[str, str], ...]:
    found = [("id", name), (_("interview"), interview_of(material, source_id))]
    if person is not None:
        if person.site_id in material.sites:
            found.append((_("site"), material.sites[person.site_id]))
        for attribute in material.attributes:
            value = person.value(attribute.id)
            if value not in (None, ""):
                found.append((attribute.name, value_said(value)))
    return tuple(found)


def _under_themes(
    material: MatrixMaterial,
    source_id: str,
    text: Transcript,
    spans: list[Span],
    coder_id: str | None,
) -> tuple[tuple[str, str], ...]:
    """What is coded under each root of the tree, each word once a root, in the order of the tree."""
    tree = material.codebook
    coded: dict[str, list[Span]] = {}
    for coding in material.of(coder_id):
        if coding.segment.source_id == source_id and coding.code_id in tree:
            above = tree.ancestors(coding.code_id)
            root = above[0].id if above else coding.code_id
            shared = (coding.segment.span.intersection(span) for span in spans)
            coded.setdefault(root, []).extend(s for s in shared if s is not None)
    return tuple(
        (root.name, _said(text, merge_spans(coded[root.id])))
        for root in tree.children()
        if coded.get(root.id)
    )


def _said(text: Transcript, spans: list[Span]) -> str:
    """The words of the spans, one a line, notes taken out."""
    lines = []
    for span in spans:
        words, reached = [], span.start
        for note in sorted(n for n in text.notes if n.overlaps(span)):
            words.append(text.text[reached : max(reached, note.start)])
            reached = max(reached, min(note.end, span.end))
        lines.append("".join([*words, text.text[reached : span.end]]))
    return "\n".join(lines)
