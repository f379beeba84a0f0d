"""What is done to the codebook."""

from __future__ import annotations

from qualcode.coding.heaps import Heap
from qualcode.coding.split_code import CodePart
from qualcode.model import CodeLinkKind
from qualcode.services import (
    code_links,
    codebook,
    codebook_import,
    codebook_versions,
    codings,
    grouping,
    memos,
    requests,
)
from qualcode.services.open_study import OpenStudy
from tests.services.undo_cases.case import Case, code_id, first_coding


def _split(study: OpenStudy) -> None:
    part = CodePart("Temps du soir", frozenset({first_coding(study)}))
    codebook.split(study, code_id(study, "Temps"), [part])


def _link(study: OpenStudy) -> object:
    cause, effect = code_id(study, "Temps"), code_id(study, "Argent")
    return code_links.link_codes(study, cause, effect, CodeLinkKind.CAUSE)


def _spoken_of(study: OpenStudy) -> None:
    """A code with a link, a memo, a memo that speaks of it too, and a request."""
    _link(study)
    time = code_id(study, "Temps")
    code_links.link_codes(study, time, code_id(study, "Freins"), CodeLinkKind.NEAR)
    memos.write_memo(study, "Le temps.", about="code", about_id=time)
    memos.write_memo(study, "L'étude.", links=[("code", time)])
    requests.ask(study, "Pourquoi ?", about="code", about_id=time)


def _heaps(study: OpenStudy) -> object:
    mine, other = (c.id for c in codings.list_codings(study))
    heaps = [Heap("Se voir", frozenset({mine})), Heap("Manquer", frozenset({other}))]
    return grouping.make_themes(study, heaps, code_id(study, "Freins"), retire_emptied=True)


CASES: dict[str, Case] = {
    "create_code": Case(lambda s: codebook.create(s, "Lassitude", parent_id=code_id(s, "Freins"))),
    "rename_code": Case(lambda s: codebook.rename(s, code_id(s, "Temps"), "Manque de temps")),
    "edit_code": Case(
        lambda s: codebook.edit(s, code_id(s, "Temps"), definition="…", colour="#0072B2")
    ),
    "move_code": Case(lambda s: codebook.move(s, code_id(s, "Temps"), None)),
    "answer": Case(lambda s: codebook.answer(s, code_id(s, "Payer le soir"), code_id(s, "Temps"))),
    "retire_code": Case(lambda s: codebook.retire(s, code_id(s, "Temps"))),
    "restore_code": Case(
        lambda s: codebook.restore(s, code_id(s, "Temps")),
        lambda s: codebook.retire(s, code_id(s, "Temps")),
    ),
    "merge_codes": Case(lambda s: codebook.merge(s, code_id(s, "Argent"), [code_id(s, "Temps")])),
    "split_code": Case(_split),
    "split_by_words": Case(
        lambda s: codebook.split_by_words(s, code_id(s, "Temps"), "Réunions", "réunir")
    ),
    "import_codebook": Case(
        lambda s: codebook_import.import_codebook(s, "c.txt", b"Freins\n  Distance\nAides\n")
    ),
    "move_several": Case(
        lambda s: codebook.move_many(s, [code_id(s, "Argent"), code_id(s, "Temps")], None, 0)
    ),
    "gather_codes": Case(
        lambda s: codebook.gather(s, [code_id(s, "Argent"), code_id(s, "Temps")], "Moyens")
    ),
    "write_analysis": Case(
        lambda s: codebook.write_analysis(s, code_id(s, "Temps"), "Le temps manque à tous.")
    ),
    "merge_what_is_spoken_of": Case(
        lambda s: codebook.merge(s, code_id(s, "Argent"), [code_id(s, "Temps")]), _spoken_of
    ),
    "make_themes": Case(_heaps),
    "link_codes": Case(_link),
    "unlink_codes": Case(
        lambda s: code_links.unlink_codes(s, code_links.list_links(s)[0].id), _link
    ),
    "freeze_codebook": Case(lambda s: codebook_versions.freeze(s, "avant le regroupement")),
}
