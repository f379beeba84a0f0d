"""codebook freeze, versions, compare, to-check, link: what became of the tree, and what links it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from qualcode.cli import console
from qualcode.cli.opened import coder_option, json_option, opened, study_argument
from qualcode.cli.spoken_help import Commands
from qualcode.errors import BadInputError
from qualcode.wording import Message
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from qualcode.services.codebook_versions import CodebookComparison


def add_versions(group: Commands) -> None:
    """Adds the commands about versions of the codebook."""
    _add_freeze(group)
    _add_compare(group)
    _add_to_check(group)


def _add_freeze(group: Commands) -> None:
    @group.command(
        "freeze",
        help=_(
            'Keep the codebook as it stands, with a note.\n\nExample: qualcode codebook freeze thesis.qualcode "Before regrouping"'
        ),
    )
    def freeze(
        path: Path = study_argument(),
        note: str = typer.Argument("", help=_("Why now.")),
        coder: str | None = coder_option(),
    ) -> None:
        from qualcode.services import codebook_versions

        with opened(path, coder=coder) as study:
            version = codebook_versions.freeze(study, note)
        console.say(Message("Version {n} of the codebook is kept.", n=version.number))

    @group.command(
        "versions",
        help=_(
            "The versions of the codebook that were kept.\n\nExample: qualcode codebook versions thesis.qualcode"
        ),
    )
    def versions(path: Path = study_argument(), as_json: bool = json_option()) -> None:
        from qualcode.services import codebook_versions

        with opened(path) as study:
            found = codebook_versions.list_versions(study)
        if as_json:
            console.show_json(
                [
                    {
                        "number": v.number,
                        "note": v.note,
                        "created_at": v.created_at,
                        "codes": len(v.codebook),
                    }
                    for v in found
                ]
            )
            return
        console.show_table(
            (_("version"), _("when"), _("codes"), _("note")),
            [(str(v.number), v.created_at[:10], str(len(v.codebook)), v.note) for v in found],
        )


def _add_compare(group: Commands) -> None:
    @group.command(
        "compare",
        help=_(
            "What became of the codes from one version to another, or to now.\n\nExample: qualcode codebook compare thesis.qualcode 1 2"
        ),
    )
    def compare(
        path: Path = study_argument(),
        earlier: int = typer.Argument(..., metavar="FROM", help=_("Number of a version.")),
        later: int | None = typer.Argument(
            None, metavar="TO", help=_("Number of a later one; the codebook of now if not given.")
        ),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import codebook_versions

        with opened(path) as study:
            found = codebook_versions.compare_versions(study, earlier, later)
        rows = _rows(found)
        if as_json:
            console.show_json([{"what": what, "code": code, "to": to} for what, code, to in rows])
        elif not rows:
            console.say(Message("The two say the same."))
        else:
            words = _words()
            shown = [(words[what], code, to) for what, code, to in rows]
            console.show_table((_("what"), _("code"), _("becomes")), shown)


def _words() -> dict[str, str]:
    return {
        "added": _("new"),
        "gone": _("gone"),
        "retired": _("retired"),
        "restored": _("in use again"),
        "renamed": _("renamed"),
        "moved": _("moved"),
        "redefined": _("redefined"),
    }


def _rows(found: CodebookComparison) -> list[tuple[str, str, str]]:
    rows = [("added", " > ".join(path), "") for _code, path in found.added]
    rows += [("gone", " > ".join(path), "") for _code, path in found.gone]
    pairs = (
        ("retired", found.retired),
        ("restored", found.restored),
        ("renamed", found.renamed),
        ("moved", found.moved),
    )
    for what, several in pairs:
        rows += [(what, " > ".join(p.path_before), " > ".join(p.path_after)) for p in several]
    rows += [("redefined", " > ".join(p.path_after), p.after.definition) for p in found.redefined]
    return rows


def _add_to_check(group: Commands) -> None:
    @group.command(
        "to-check",
        help=_(
            "Extracts coded before the definition of their code changed, not looked at since.\n\nExample: qualcode codebook to-check thesis.qualcode"
        ),
    )
    def to_check(
        path: Path = study_argument(),
        seen: bool = typer.Option(
            False, "--seen", help=_("Say that all of them were looked at, and stay.")
        ),
        coder: str | None = coder_option(),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import codebook, codebook_versions, reviewing

        with opened(path, coder=coder) as study:
            found = codebook_versions.codings_to_check(study)
            tree = codebook.get_codebook(study)
            if seen and found:
                reviewing.mark_seen(study, [c.id for c in found])
        rows = [(tree.get(c.code_id).name, c.segment.quote) for c in found]
        if as_json:
            console.show_json([{"code": code, "extract": quote} for code, quote in rows])
        else:
            console.show_table((_("code"), _("extract")), rows)


def add_links(group: Commands) -> None:
    """Adds ``link`` and ``links``."""

    @group.command(
        "link",
        help=_(
            'Say what two codes are to each other.\n\nExample: qualcode codebook link thesis.qualcode "Overload" cause "Tiredness"'
        ),
    )
    def link(
        path: Path = study_argument(),
        first: str = typer.Argument(..., help=_("The code that is the cause, the lever…")),
        kind: str = typer.Argument(
            ...,
            help=_("cause, condition, consequence, opposite, lever, gathers or near."),
        ),
        second: str = typer.Argument(..., help=_("The other code.")),
        note: str = typer.Option("", "--note", help=_("Why.")),
        coder: str | None = coder_option(),
    ) -> None:
        from qualcode.model import CodeLinkKind
        from qualcode.services import code_links, codebook
        from qualcode.services.written_codes import find_code

        if kind not in set(CodeLinkKind):
            raise BadInputError(
                Message("“{kind}” is not a kind of link.", kind=kind),
                Message("Choose one of: {names}.", names=", ".join(CodeLinkKind)),
            )
        with opened(path, coder=coder) as study:
            tree = codebook.get_codebook(study)
            one, other = find_code(tree, first), find_code(tree, second)
            code_links.link_codes(study, one.id, other.id, CodeLinkKind(kind), note=note)
        said = code_links.said_of_link(CodeLinkKind(kind))
        console.say(
            Message("“{first}” {link} “{second}”.", first=one.name, link=said, second=other.name)
        )

    @group.command(
        "links",
        help=_("The links between codes.\n\nExample: qualcode codebook links thesis.qualcode"),
    )
    def links(path: Path = study_argument(), as_json: bool = json_option()) -> None:
        from qualcode.services import code_links, codebook
        from qualcode.wording import render

        with opened(path) as study:
            tree = codebook.get_codebook(study)
            found = code_links.list_links(study)
        if as_json:
            console.show_json(
                [
                    {
                        "from": list(tree.path(n.from_id)),
                        "kind": n.kind.value,
                        "to": list(tree.path(n.to_id)),
                        "note": n.note,
                    }
                    for n in found
                ]
            )
            return
        console.show_table(
            (_("code"), _("link"), _("code"), _("note")),
            [
                (
                    tree.get(n.from_id).name,
                    render(code_links.said_of_link(n.kind)),
                    tree.get(n.to_id).name,
                    n.note,
                )
                for n in found
            ],
        )
