"""The coders, codes and links of a project that comes in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from qualcode.model import (
    Code,
    Codebook,
    CodeKind,
    CodeLink,
    CodeLinkKind,
    Coder,
    CoderKind,
    Finding,
    now,
)
from qualcode.refi.project import RefiCode
from qualcode.services import refi_words
from qualcode.services.identifying_cells import looks_identifying
from qualcode.services.open_study import Ability
from qualcode.services.refi_coming import Coming
from qualcode.store.rows.code_links import code_link_row, load_code_links
from qualcode.store.rows.codebook import code_row, load_codebook
from qualcode.store.rows.coders import coder_row, load_coders
from qualcode.wording import Message, render


def take_coders(coming: Coming) -> None:
    """Users the study knows, by identifier or by name, are themselves; others are added."""
    present = load_coders(coming.change.connection)
    by_id = {c.id: c for c in present}
    by_name = {c.name.casefold(): c for c in present}
    kinds = {kind.value: kind for kind in CoderKind}
    position = len(present)
    for number, user in enumerate(coming.project.users, 1):
        name = user.name.strip() or render(Message("Coder {n}", n=number))
        known = by_id.get(user.guid) or by_name.get(name.casefold())
        if known is None:
            coming.study.require(Ability.MANAGE)
            kind = kinds.get(user.kind, CoderKind.PERSON) if coming.is_own else CoderKind.PERSON
            known = Coder(user.guid, name, kind)
            coming.change.insert("coder", coder_row(known) | {"position": position})
            position += 1
            by_name[name.casefold()] = known
        coming.coders[user.guid] = known


def take_codes(coming: Coming) -> None:
    """Codes the study has, by identifier or by path, stay as they are; others are added."""
    tree = load_codebook(coming.change.connection)
    adding = _Adding(coming, tree, places={None: len(tree.children())})
    for code in coming.project.codes:
        adding.take(code)
    fresh = [_with_answer(coming, code) for code in adding.fresh]
    coming.change.insert_many("code", [code_row(code) for code in fresh])
    coming.n_codes = len(fresh)
    if not coming.is_own:
        coming.findings += [_may_name(c) for c in fresh if _names_somebody(coming, c)]


@dataclass
class _Adding:
    """Codes on their way into the tree."""

    coming: Coming
    tree: Codebook
    places: dict[str | None, int]
    paths: dict[str, tuple[str, ...]] = field(default_factory=dict)
    fresh: list[Code] = field(default_factory=list)

    def __post_init__(self) -> None:
        project = self.coming.project
        self._parents = {c.parent_guid for c in project.codes}
        self._kinds = _own_kinds(self.coming)
        self._retired = _in_set(self.coming, refi_words.RETIRED)

    def take(self, code: RefiCode) -> None:
        """One code, its parent taken before."""
        name = code.name.strip() or "?"
        path = (*self.paths.get(code.parent_guid or "", ()), name)
        self.paths[code.guid] = path
        there = self.tree.get(code.guid) if code.guid in self.tree else self.tree.find_path(path)
        if there is not None:
            self.coming.codes[code.guid] = there.id
            self.places.setdefault(there.id, len(self.tree.children(there.id)))
            return
        self.coming.codes[code.guid] = code.guid
        above = self.coming.codes.get(code.parent_guid or "")
        self.fresh.append(self._made(code, name, above))
        self.places[above] = self.places.get(above, 0) + 1

    def _made(self, code: RefiCode, name: str, above: str | None) -> Code:
        own = self.coming.is_own
        parts = refi_words.described_parts(code.description) if own else {}
        gathers = code.guid in self._parents or not code.codable
        kind = CodeKind.THEME if gathers else CodeKind.CODE
        return Code(
            code.guid,
            name,
            self._kinds.get(code.guid, CodeKind.CODE) if own else kind,
            above,
            self.places.get(above, 0),
            parts.get("definition", code.description),
            parts.get("inclusion", ""),
            parts.get("exclusion", ""),
            parts.get("example", ""),
            code.colour,
            retired=code.guid in self._retired,
            defined_at=now() if code.description else "",
            analysis=_analysis_of(self.coming, code.note_guids),
        )


def _own_kinds(coming: Coming) -> dict[str, CodeKind]:
    """What our own sets call themes or levers."""
    themes = dict.fromkeys(_in_set(coming, refi_words.THEMES), CodeKind.THEME)
    return themes | dict.fromkeys(_in_set(coming, refi_words.LEVERS), CodeKind.LEVER)


def _in_set(coming: Coming, word: Message) -> frozenset[str]:
    if not coming.is_own:
        return frozenset()
    named = (s.code_guids for s in coming.project.sets if refi_words.is_word(s.name, word))
    return frozenset(guid for guids in named for guid in guids)


def _analysis_of(coming: Coming, note_guids: Iterable[str]) -> str:
    for guid in note_guids:
        note = coming.notes.get(guid)
        if note and coming.is_called(note, refi_words.ANALYSIS):
            coming.used_notes.add(guid)
            return note.text
    return ""


def _with_answer(coming: Coming, code: Code) -> Code:
    """A lever with the barrier it answers, which one of our own links says."""
    if not coming.is_own:
        return code
    for link in coming.project.links:
        if link.origin_guid == code.id and refi_words.is_word(link.name, refi_words.ANSWERS):
            target = coming.codes.get(link.target_guid)
            return replace(code, answers=target) if target and target != code.id else code
    return code


def _names_somebody(coming: Coming, code: Code) -> bool:
    texts = (code.name, code.definition)
    return any(t and looks_identifying(t, coming.gate.language) for t in texts)


def take_links(coming: Coming) -> None:
    """Links between codes; a name that none of ours has becomes the note of the link."""
    present = {link.id for link in load_code_links(coming.change.connection)}
    rows = []
    for link in coming.project.links:
        from_id = coming.codes.get(link.origin_guid)
        to_id = coming.codes.get(link.target_guid)
        answers = coming.is_own and refi_words.is_word(link.name, refi_words.ANSWERS)
        if not from_id or not to_id or from_id == to_id or link.guid in present or answers:
            continue
        kind = refi_words.meant(link.name, refi_words.LINKS)
        note = next((coming.notes[g] for g in link.note_guids if g in coming.notes), None)
        if note is not None:
            coming.used_notes.add(note.guid)
        told = note.text if note else ("" if kind else link.name)
        coder = coming.coder_id(note.user_guid if note else "")
        kind = kind or CodeLinkKind.NEAR
        rows.append(code_link_row(CodeLink(link.guid, from_id, to_id, kind, told, coder, now())))
    coming.change.insert_many("code_link", rows)


def _may_name(code: Code) -> Finding:
    return Finding(
        Message("code {name}", name=code.name),
        Message("The name or the definition of this code may name somebody or a place."),
        Message("Rename it, or correct its definition, before you share the study."),
    )
