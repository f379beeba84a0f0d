"""codings: who put which code where."""

from __future__ import annotations

from pathlib import Path

import typer

from qualcode.cli import console
from qualcode.cli.opened import (
    coder_option,
    json_option,
    opened,
    passphrase_option,
    read_given,
    study_argument,
    unlock_vault,
)
from qualcode.cli.spoken_help import Commands
from qualcode.wording import Message, render
from qualcode.wording import gettext as _


def add_to(app: Commands) -> None:
    """Adds ``qualcode codings``."""
    group = Commands(
        help=_(
            "Codings.\n\nExample: qualcode codings import thesis.qualcode codings.xlsx --coder Samira"
        )
    )
    app.add_typer(group, name="codings")
    _add_import(group)
    _add_add_and_list(group)


def _add_import(group: Commands) -> None:
    @group.command(
        "import",
        help=_(
            "Take over codings kept in a spreadsheet: extract, participant, theme, sub-theme…\n\nExample: qualcode codings import thesis.qualcode codings.xlsx --coder Samira"
        ),
    )
    def import_(
        path: Path = study_argument(),
        file: Path = typer.Argument(..., metavar="FILE", help=_("A csv or xlsx table.")),
        coder: str | None = typer.Option(
            None, "--coder", help=_("Who coded; added to the study if need be.")
        ),
        consensus: bool = typer.Option(
            False, "--consensus", help=_("The codings are what the coders agreed on.")
        ),
        already: bool = typer.Option(
            False,
            "--already-anonymised",
            help=_("Participants without transcript: state that their extracts hold no name."),
        ),
        look_for: list[str] = typer.Option(
            [], "--look-for", help=_("A name to look for before; may be repeated.")
        ),
        keep: list[str] = typer.Option(
            [], "--keep", help=_("A form found that may stay; may be repeated.")
        ),
        unlock: bool = typer.Option(
            False,
            "--unlock",
            help=_("Unlock the vault, to find extracts quoted from the original text."),
        ),
        show_matches: bool = typer.Option(
            False, "--show-matches", help=_("Show what was matched where it differs.")
        ),
        passphrase_file: Path | None = passphrase_option(),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.model import CoderKind
        from qualcode.services import codings_import, release

        statement = release.Statement(tuple(look_for), tuple(keep)) if already else None
        with opened(path) as study:
            if unlock or passphrase_file is not None:
                unlock_vault(study, passphrase_file)
            with console.progress(_("codings")) as bar:
                done = codings_import.import_codings(
                    study,
                    file.name,
                    read_given(file),
                    coder=coder or (_("Consensus") if consensus else None),
                    coder_kind=CoderKind.CONSENSUS if consensus else CoderKind.PERSON,
                    statement=statement,
                    progress=bar,
                )
        if as_json:
            console.show_json(import_as_json(done))
            return
        show_import(done, show_matches=show_matches)


def show_import(done: object, *, show_matches: bool = False) -> None:
    """What a table of codings brought."""
    from qualcode.services.codings_import import CodingsImport

    assert isinstance(done, CodingsImport)  # noqa: S101 - a front shows what a service gave it
    console.say(
        Message(
            "Rows: {rows}; codings by {coders}: {codings}; codes created: {new}; leaves: {leaves} "
            "(with each named lever apart: {named}); participants: {people}.",
            rows=done.plan.n_extracts,
            codings=done.n_codings,
            coders=", ".join(done.coders) or "—",
            new=done.n_new_codes,
            leaves=done.plan.n_leaves,
            named=done.plan.n_leaves_named_levers,
            people=done.plan.n_participants,
        )
    )
    names = {
        "exact": _("word for word"),
        "typography": _("same words, other typography"),
        "gaps": _("with gaps"),
        "approximate": _("nearly the same words"),
    }
    console.show_table(
        (_("found"), _("extracts")), [(names.get(m, m), n) for m, n in done.n_by_method().items()]
    )
    if show_matches:
        for each in done.found:
            if each.quote != each.matched:
                said = _("{name}: {value}").format(name=each.line, value=each.quote)
                console.say(f"{said}\n  = {each.matched} ({each.score:g})")
    elif done.n_by_method().get("approximate"):
        console.say(
            Message("Those found by nearly the same words want a look: --show-matches lists them.")
        )
    console.show_findings(done.findings)


def import_as_json(done: object) -> dict[str, object]:
    """The same for scripts."""
    from qualcode.services.codings_import import CodingsImport

    assert isinstance(done, CodingsImport)  # noqa: S101 - a front shows what a service gave it
    return {
        "n_extracts": done.plan.n_extracts,
        "n_distinct_extracts": done.plan.n_distinct_extracts,
        "n_repeats": done.plan.n_repeats,
        "n_codings": done.n_codings,
        "n_new_codes": done.n_new_codes,
        "n_leaves": done.plan.n_leaves,
        "n_leaves_named_levers": done.plan.n_leaves_named_levers,
        "n_participants": done.plan.n_participants,
        "participants": list(done.plan.participants),
        "coders": list(done.coders),
        "n_sources_made": done.n_sources_made,
        "found": done.n_by_method(),
        "matches": [
            {
                "line": f.line,
                "quote": f.quote,
                "matched": f.matched,
                "method": f.method,
                "score": f.score / 100,
            }
            for f in done.found
            if f.quote != f.matched
        ],
        "findings": [console.finding_as_json(f) for f in done.findings],
    }


def _add_add_and_list(group: Commands) -> None:
    @group.command(
        "add",
        help=_(
            'Put a code on the words given.\n\nExample: qualcode codings add thesis.qualcode M3 "Time" "on n’a pas le temps"'
        ),
    )
    def add(
        path: Path = study_argument(),
        source: str = typer.Argument(..., help=_("The transcript: its label.")),
        code: str = typer.Argument(
            ..., metavar="CODE", help=_("A code: its name, or its path with “ > ”.")
        ),
        words: str = typer.Argument(..., help=_("The words as the transcript has them.")),
        coder: str | None = coder_option(),
    ) -> None:
        from qualcode.services import codebook, codings
        from qualcode.services.written_codes import find_code

        with opened(path, coder=coder) as study:
            found = find_code(codebook.get_codebook(study), code)
            doubt = codings.find_words(study, source, words).doubt
            done = codings.code_words(study, source, found.id, words)
        if doubt is not None:
            console.say_error(render(doubt))
        console.say(
            Message(
                "“{quote}” now has the code “{code}”.", quote=done.segment.quote, code=found.name
            )
        )

    @group.command(
        "remove",
        help=_(
            "Take a code off an extract; undo puts it back.\n\nExample: qualcode codings remove thesis.qualcode ID"
        ),
    )
    def remove(
        path: Path = study_argument(),
        coding_id: str = typer.Argument(
            ..., metavar="ID", help=_("Id of the coding; “qualcode codings list --json” tells it.")
        ),
        coder: str | None = coder_option(),
    ) -> None:
        from qualcode.services import codings

        with opened(path, coder=coder) as study:
            codings.remove_coding(study, coding_id)
        console.say(Message("The code is off the extract."))

    @group.command(
        "list",
        help=_(
            'The extracts with their codes.\n\nExample: qualcode codings list thesis.qualcode --source M3 --code "Time"'
        ),
    )
    def list_(
        path: Path = study_argument(),
        source: str | None = typer.Option(None, "--source", help=_("Only this transcript.")),
        code: str | None = typer.Option(None, "--code", help=_("Only this code.")),
        coder: str | None = typer.Option(None, "--coder", help=_("Only this coder.")),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import codebook, coders, codings, reading
        from qualcode.services.written_codes import find_code

        with opened(path) as study:
            tree = codebook.get_codebook(study)
            names = {c.id: c.name for c in coders.list_coders(study)}
            labels = {s.id: s.label for s in reading.list_sources(study)}
            only_code = find_code(tree, code).id if code else None
            only_source = reading.find_source(study, source).id if source else None
            found = [
                c
                for c in codings.list_codings(study)
                if only_code in (None, c.code_id)
                and only_source in (None, c.segment.source_id)
                and coder in (None, names.get(c.coder_id))
            ]
        if as_json:
            console.show_json(
                [
                    {
                        "id": c.id,
                        "source": labels[c.segment.source_id],
                        "code": list(tree.path(c.code_id)),
                        "coder": names.get(c.coder_id, ""),
                        "start": c.segment.span.start,
                        "end": c.segment.span.end,
                        "quote": c.segment.quote,
                        "comment": c.comment,
                    }
                    for c in found
                ]
            )
            return
        console.show_table(
            (_("source"), _("code"), _("coder"), _("extract")),
            [
                (
                    labels[c.segment.source_id],
                    tree.get(c.code_id).name,
                    names.get(c.coder_id, ""),
                    c.segment.quote,
                )
                for c in found
            ],
        )
