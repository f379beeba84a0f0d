"""A study sent to another program and back, and what of it can be compared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from qualcode.model import AttributeKind, CodeLinkKind, MemoKind, Participant
from qualcode.services import (
    attributes,
    code_links,
    codebook,
    codings,
    memos,
    participants,
    reading,
    refi_export,
    refi_import,
    refi_preview,
    release,
    studies,
)
from qualcode.services.interviews import edit_interview, list_interviews
from qualcode.services.open_study import OpenStudy
from qualcode.store.rows.code_links import load_code_links
from qualcode.store.rows.codebook import load_codebook
from qualcode.store.rows.coders import load_coders
from qualcode.store.rows.codings import load_codings
from qualcode.store.rows.interviews import load_interviews
from qualcode.store.rows.memos import load_memos
from qualcode.store.rows.participants import load_attributes, load_participants, load_sites
from qualcode.store.rows.sources import load_sources, load_transcripts
from tests.services.small_study import code_named, coded_study, span_of


def full_study(folder: Path) -> OpenStudy:
    """A small study with something of everything that travels."""
    study = coded_study(folder)
    time, money = code_named(study, "Temps"), code_named(study, "Argent")
    theme, lever = code_named(study, "Freins"), code_named(study, "Payer le soir")
    codebook.edit(
        study,
        time.id,
        definition="Le temps qui manque « 😀 » & <toujours>\n[inclusion]\npas un titre",
        inclusion="quand on le dit",
        exclusion="le temps qu’il fait",
        example="pas le temps",
        colour="#aa3300",
    )
    codebook.answer(study, lever.id, theme.id)
    codebook.write_analysis(study, theme.id, "Ce que disent les médecins…")
    code_links.link_codes(study, time.id, money.id, CodeLinkKind.CAUSE, note="souvent dit")
    first = codings.list_codings(study)[0]
    codings.comment_coding(study, first.id, "à relire")
    source_id, span = span_of(study, "M2", "trop longues. On n'a")
    codings.code_segment(study, source_id, span, (money.id,))
    memos.write_memo(study, "Sur l’étude", kind=MemoKind.METHODOLOGICAL)
    memos.write_memo(study, "Sur un code", about="code", about_id=time.id)
    memos.write_memo(study, "Sur un codage", about="coding", about_id=first.id)
    memos.write_memo(
        study, "Sur un passage", kind=MemoKind.REFLEXIVE, source_id=source_id, span=span
    )
    people = {p.identifier: p for p in participants.participants_table(study).participants}
    age = attributes.add_attribute(study, "Âge", AttributeKind.NUMBER)
    rural = attributes.add_attribute(study, "Rural", AttributeKind.YES_NO)
    mode = attributes.add_attribute(study, "Mode", AttributeKind.CATEGORY)
    participants.edit_participant(
        study,
        people["M1"].id,
        values={age.id: 34.0, rural.id: True, mode.id: "salarié"},
        site="Cabinet 1",
    )
    for interview in list_interviews(study):
        if interview.label == "M1":
            edit_interview(study, interview.id, date="2026-03", duration_min=38.0)
    return study


def travelled(study: OpenStudy, folder: Path) -> OpenStudy:
    """A new study with what a .qdpx of the other one brings, released as it stands."""
    content = refi_export.project_file(study).content
    fresh = studies.new_study(
        folder / "arrivee.qualcode", title="Petite étude", passphrase=None, owner="Anne"
    )
    brought = refi_import.import_project(
        fresh, refi_preview.preview_project(fresh, "petite.qdpx", content)
    )
    assert not brought.findings, [str(f.place) + str(f.text) for f in brought.findings]
    report = release.release_as_stated(fresh, release.Statement())
    assert not report.findings
    return fresh


def carried(study: OpenStudy) -> dict[str, Any]:
    """What a project carries of a study, coders by name."""
    with study.reading() as reader:
        coders = {c.id: c.name for c in load_coders(reader)}
        sites = {s.id: s.name for s in load_sites(reader)}
        columns = {a.id: (a.name, a.kind) for a in load_attributes(reader)}

        def values_of(person: Participant) -> list[Any]:
            return [(columns[a], v) for a, v in person.values]

        interviews = {i.id: i for i in load_interviews(reader)}
        people = load_participants(reader)
        return {
            "codes": [replace(c, defined_at="", position=0) for c in load_codebook(reader).codes],
            "codings": [
                (c.id, c.code_id, coders[c.coder_id], c.segment.span, c.segment.quote, c.comment)
                for c in load_codings(reader)
            ],
            "memos": sorted(
                (m.id, m.kind, m.text, coders[m.coder_id], m.about, m.about_id)
                + ((m.segment.span, m.segment.quote) if m.segment else ())
                for m in load_memos(reader)
            ),
            "links": [(x.id, x.from_id, x.to_id, x.kind, x.note) for x in load_code_links(reader)],
            "sources": [(s.id, s.label, s.kind) for s in load_sources(reader)],
            "texts": load_transcripts(reader),
            "people": [
                (p.id, p.identifier, sites.get(p.site_id or ""), values_of(p)) for p in people
            ],
            "interviews": [
                (i.label, i.date, i.place, i.duration_min, len(i.participant_ids))
                for i in interviews.values()
            ],
            "coders": sorted(coders.values()),
        }


__all__ = ["carried", "full_study", "reading", "travelled"]
