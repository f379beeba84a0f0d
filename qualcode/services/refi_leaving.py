"""What of a study goes into an exchanged project, and what the standard has no place for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from qualcode import __version__
from qualcode.export.archive import pack
from qualcode.model import (
    Attribute,
    AttributeKind,
    Code,
    Codebook,
    CodeKind,
    CodeLink,
    Coder,
    CoderKind,
    Coding,
    Interview,
    Memo,
    Participant,
    Site,
    Source,
    Study,
    Transcript,
)
from qualcode.refi.guids import made_of
from qualcode.refi.layout import LaidOut
from qualcode.refi.project import (
    RefiCase,
    RefiCode,
    RefiCoding,
    RefiLink,
    RefiNote,
    RefiProject,
    RefiSelection,
    RefiSet,
    RefiSource,
    RefiUser,
    RefiValue,
    RefiVariable,
)
from qualcode.refi.rich_text import rich_text
from qualcode.services import refi_words
from qualcode.services.code_links import list_links
from qualcode.services.open_study import OpenStudy
from qualcode.services.progress import Progress, nobody_watches, watched
from qualcode.services.visible import visible_codebook, visible_codings, visible_memos
from qualcode.store import journal
from qualcode.store.purge import require_purged
from qualcode.store.rows.coders import load_coders
from qualcode.store.rows.interviews import load_interviews
from qualcode.store.rows.participants import load_attributes, load_participants, load_sites
from qualcode.store.rows.sources import load_sources, load_transcripts
from qualcode.store.rows.studies import load_study
from qualcode.wording import Message, render

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")
_SHORT = 80
_KINDS = {
    AttributeKind.CATEGORY: "Text",
    AttributeKind.NUMBER: "Float",
    AttributeKind.DATE: "Date",
    AttributeKind.YES_NO: "Boolean",
}


@dataclass(frozen=True)
class Leaving:
    """What this coder may see of the study, on its way into a project."""

    study: Study
    language: str
    coders: tuple[Coder, ...]
    tree: Codebook
    links: tuple[CodeLink, ...]
    codings: tuple[Coding, ...]
    memos: tuple[Memo, ...]
    sources: tuple[Source, ...]
    texts: dict[str, Transcript]
    interviews: tuple[Interview, ...]
    participants: tuple[Participant, ...]
    attributes: tuple[Attribute, ...]
    sites: tuple[Site, ...]
    changed_at: str

    @classmethod
    def of(cls, study: OpenStudy, language: str) -> Leaving:
        """What of a study the coder who acts may send, its words in a language."""
        links = list_links(study)
        with study.reading() as reader:
            require_purged(reader)
            last = journal.activities(reader, journal.latest_revision(reader) - 1)
            return cls(
                load_study(reader),
                language,
                load_coders(reader),
                visible_codebook(reader, study),
                links,
                visible_codings(reader, study),
                visible_memos(reader, study),
                load_sources(reader),
                load_transcripts(reader),
                load_interviews(reader),
                load_participants(reader),
                load_attributes(reader),
                load_sites(reader),
                last[-1].at if last else "",
            )

    def project(self, progress: Progress = nobody_watches) -> RefiProject:
        """The whole project."""
        return RefiProject(
            self.study.title,
            origin(),
            tuple(RefiUser(c.id, c.name, _user_kind(c)) for c in self.coders),
            self.codes(),
            self._variables(),
            tuple(self._case(p) for p in self.participants),
            tuple(self._source(s) for s in watched(self.released, progress)),
            tuple(self._notes()),
            tuple(self._links()),
            (*self.sets_of_codes(), *self._sets_of_sites()),
            self.study.question,
            tuple(m.id for m in self.memos if self.home(m) == ("study", "")),
            changed_at=_moment(self.changed_at),
        )

    @cached_property
    def released(self) -> tuple[Source, ...]:
        """The sources whose text may leave."""
        return tuple(s for s in self.sources if s.id in self.texts)

    @cached_property
    def _versions(self) -> dict[str, int]:
        return {s.id: s.version for s in self.released}

    def word(self, message: Message) -> str:
        """A word in the language of the export."""
        return render(message, self.language)

    def codes(self) -> tuple[RefiCode, ...]:
        """The tree, parents first."""
        return tuple(
            RefiCode(
                code.id,
                code.name,
                code.parent_id,
                True,
                code.colour,
                refi_words.described(_definition(code), self.language),
                (
                    *((made_of(code.id, "analysis"),) if code.analysis else ()),
                    *self._memos_about.get(("code", code.id), ()),
                ),
            )
            for code in self.tree.walk()
        )

    def sets_of_codes(self) -> tuple[RefiSet, ...]:
        """Themes, levers and retired codes as groups."""
        groups = (
            (refi_words.THEMES, [c for c in self.tree.codes if c.kind is CodeKind.THEME]),
            (refi_words.LEVERS, [c for c in self.tree.codes if c.kind is CodeKind.LEVER]),
            (refi_words.RETIRED, [c for c in self.tree.codes if c.retired]),
        )
        return tuple(
            RefiSet(
                made_of(self.study.id, "set", refi_words.STABLE[word]),
                self.word(word),
                code_guids=tuple(c.id for c in codes),
            )
            for word, codes in groups
            if codes
        )

    @cached_property
    def _sources_of(self) -> dict[str, tuple[str, ...]]:
        """The released sources in which each participant speaks."""
        found: dict[str, list[str]] = {}
        people = {i.id: i.participant_ids for i in self.interviews}
        for source in self.released:
            for participant_id in people.get(source.interview_id or "", ()):
                found.setdefault(participant_id, []).append(source.id)
        return {key: tuple(ids) for key, ids in found.items()}

    def _sets_of_sites(self) -> tuple[RefiSet, ...]:
        there: dict[str, list[str]] = {}
        for person in self.participants:
            if person.site_id:
                there.setdefault(person.site_id, []).extend(self._sources_of.get(person.id, ()))
        return tuple(
            RefiSet(
                site.id,
                site.name,
                self.word(refi_words.SITE),
                source_guids=tuple(dict.fromkeys(there.get(site.id, []))),
            )
            for site in self.sites
        )

    def _variable_id(self, word: Message) -> str:
        return made_of(self.study.id, "variable", refi_words.STABLE[word])

    def _variables(self) -> tuple[RefiVariable, ...]:
        columns = [RefiVariable(a.id, a.name, _KINDS[a.kind]) for a in self.attributes]
        words = [refi_words.SITE] if self.sites else []
        words += [refi_words.NATURE, refi_words.DATE, refi_words.PLACE] if self.released else []
        columns += [RefiVariable(self._variable_id(w), self.word(w)) for w in words]
        if self.released:
            minutes = refi_words.DURATION
            columns.append(RefiVariable(self._variable_id(minutes), self.word(minutes), "Float"))
        return tuple(columns)

    def _case(self, person: Participant) -> RefiCase:
        values = [RefiValue(a, v) for a, v in person.values]
        site = next((s.name for s in self.sites if s.id == person.site_id), "")
        if site:
            values.append(RefiValue(self._variable_id(refi_words.SITE), site))
        return RefiCase(
            person.id,
            person.identifier,
            values=tuple(values),
            source_guids=self._sources_of.get(person.id, ()),
        )

    def _source(self, source: Source) -> RefiSource:
        laid_out = LaidOut(self.texts[source.id], self.language)
        return RefiSource(
            source.id,
            source.label,
            laid_out.text,
            selections=tuple(self._selections(source, laid_out)),
            note_guids=tuple(self._memos_about.get(("source", source.id), ())),
            values=tuple(self._facts(source)),
            rich=pack(rich_text(laid_out.text, laid_out.heads)),
        )

    def _facts(self, source: Source) -> Iterable[RefiValue]:
        nature = refi_words.NATURES.get(source.kind)
        if nature is not None:
            yield RefiValue(self._variable_id(refi_words.NATURE), self.word(nature))
        interview = next((i for i in self.interviews if i.id == source.interview_id), None)
        if interview is None:
            return
        if interview.date:
            yield RefiValue(self._variable_id(refi_words.DATE), interview.date)
        if interview.place:
            yield RefiValue(self._variable_id(refi_words.PLACE), interview.place)
        if interview.duration_min is not None:
            yield RefiValue(self._variable_id(refi_words.DURATION), interview.duration_min)

    @cached_property
    def present(self) -> dict[str, list[Coding]]:
        """The codings that stand on the present version of each released source."""
        found: dict[str, list[Coding]] = {}
        for coding in self.codings:
            if self._versions.get(coding.segment.source_id) == coding.segment.version:
                found.setdefault(coding.segment.source_id, []).append(coding)
        return found

    def _selections(self, source: Source, laid_out: LaidOut) -> Iterable[RefiSelection]:
        """One selection for each stretch, with everybody's codings on it; then memos on stretches."""
        by_span: dict[tuple[int, int], list[Coding]] = {}
        for coding in self.present.get(source.id, ()):
            span = coding.segment.span
            by_span.setdefault((span.start, span.end), []).append(coding)
        for here in by_span.values():
            first = min(here, key=lambda c: (c.created_at, c.id))
            there = laid_out.there(first.segment.span)
            yield RefiSelection(
                made_of(first.id, "selection"),
                there.start,
                there.end,
                _shortened(first.segment.quote),
                tuple(self._coding(c) for c in here),
                user_guid=first.coder_id,
                created_at=_moment(first.created_at),
            )
        for memo in self.memos:
            segment = memo.segment
            if segment and (segment.source_id, segment.version) == (source.id, source.version):
                there = laid_out.there(segment.span)
                yield RefiSelection(
                    made_of(memo.id, "selection"),
                    there.start,
                    there.end,
                    _shortened(segment.quote),
                    note_guids=(memo.id,),
                    user_guid=memo.coder_id,
                    created_at=_moment(memo.created_at),
                )

    def _coding(self, coding: Coding) -> RefiCoding:
        comment = (made_of(coding.id, "comment"),) if coding.comment else ()
        return RefiCoding(
            coding.id,
            coding.code_id,
            coding.coder_id,
            _moment(coding.created_at),
            (*comment, *self._memos_about.get(("coding", coding.id), ())),
        )

    def home(self, memo: Memo) -> tuple[str, str]:
        """Where the note of a memo hangs: the project when the standard has no other place."""
        if memo.segment is not None:
            on_present = self._versions.get(memo.segment.source_id) == memo.segment.version
            return ("selection", memo.id) if on_present else ("study", "")
        if memo.about == "code" and memo.about_id in self.tree:
            return "code", memo.about_id
        if memo.about == "source" and memo.about_id in self._versions:
            return "source", memo.about_id
        if memo.about == "coding" and memo.about_id in self._coding_ids:
            return "coding", memo.about_id
        return "study", ""

    @cached_property
    def _coding_ids(self) -> frozenset[str]:
        return frozenset(c.id for here in self.present.values() for c in here)

    @cached_property
    def _memos_about(self) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = {}
        for memo in self.memos:
            found.setdefault(self.home(memo), []).append(memo.id)
        return found

    def _notes(self) -> Iterable[RefiNote]:
        for memo in self.memos:
            name = self.word(refi_words.MEMOS[memo.kind])
            yield RefiNote(memo.id, name, memo.text, memo.coder_id, _moment(memo.created_at))
        for code in self.tree.walk():
            if code.analysis:
                name = self.word(refi_words.ANALYSIS)
                yield RefiNote(made_of(code.id, "analysis"), name, code.analysis)
        for source in self.released:
            for coding in self.present.get(source.id, ()):
                if coding.comment:
                    name = self.word(refi_words.COMMENT)
                    guid = made_of(coding.id, "comment")
                    yield RefiNote(guid, name, coding.comment, coding.coder_id)
        for link in self.links:
            if link.note:
                name = self.word(refi_words.LINK_NOTE)
                yield RefiNote(made_of(link.id, "note"), name, link.note, link.coder_id)

    def _links(self) -> Iterable[RefiLink]:
        for code in self.tree.walk():
            if code.answers:
                guid = made_of(code.id, "answers")
                yield RefiLink(guid, self.word(refi_words.ANSWERS), code.id, code.answers)
        for link in self.links:
            notes = (made_of(link.id, "note"),) if link.note else ()
            name = self.word(refi_words.LINKS[link.kind])
            yield RefiLink(link.id, name, link.from_id, link.to_id, note_guids=notes)


def _user_kind(coder: Coder) -> str:
    return "" if coder.kind is CoderKind.PERSON else coder.kind.value


def _definition(code: Code) -> dict[str, str]:
    return {
        "definition": code.definition,
        "inclusion": code.inclusion,
        "exclusion": code.exclusion,
        "example": code.example,
    }


def _moment(written: str) -> str:
    return written if _MOMENT.fullmatch(written) else ""


def _shortened(quote: str) -> str:
    return quote if len(quote) <= _SHORT else quote[: _SHORT - 1].rstrip() + "…"


def origin() -> str:
    """What a project says wrote it."""
    return f"qualcode {__version__}"
