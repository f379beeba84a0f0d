"""codebook: the tree of codes and themes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from qualcode.cli import console
from qualcode.cli.codebook_versions import add_links, add_versions
from qualcode.cli.opened import coder_option, json_option, opened, read_given, study_argument
from qualcode.cli.spoken_help import Commands
from qualcode.errors import BadInputError
from qualcode.wording import Message
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from qualcode.model import Code, Codebook, CodeKind


def add_to(app: Commands) -> None:
    """Adds ``qualcode codebook``."""
    group = Commands(
        help=_("The codebook.\n\nExample: qualcode codebook import thesis.qualcode codebook.yaml")
    )
    app.add_typer(group, name="codebook")
    _add_import_and_show(group)
    _add_changes(group)
    _add_merge_and_split(group)
    add_versions(group)
    add_links(group)


def _add_import_and_show(group: Commands) -> None:
    @group.command(
        "import",
        help=_(
            "Take over a codebook: YAML, csv, xlsx or indented text.\n\nExample: qualcode codebook import thesis.qualcode codebook.xlsx"
        ),
    )
    def import_(
        path: Path = study_argument(),
        file: Path = typer.Argument(..., metavar="FILE", help=_("The file to take over.")),
        coder: str | None = coder_option(),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import codebook_import

        with opened(path, coder=coder) as study:
            done = codebook_import.import_codebook(study, file.name, read_given(file))
        if as_json:
            console.show_json(
                {
                    "added": done.n_added,
                    "known": done.n_known,
                    "findings": [console.finding_as_json(f) for f in done.findings],
                }
            )
            return
        console.say(
            Message(
                "{added}, {known}.",
                added=Message.plural("{n} code added", "{n} codes added", n=done.n_added),
                known=Message.plural(
                    "{n} was there already", "{n} were there already", n=done.n_known
                ),
            )
        )
        console.show_findings(done.findings)

    @group.command(
        "show",
        help=_(
            "The tree, with the number of extracts and participants of each node.\n\nExample: qualcode codebook show thesis.qualcode"
        ),
    )
    def show(path: Path = study_argument(), as_json: bool = json_option()) -> None:
        from qualcode.services import codebook, thematic_tree

        with opened(path) as study:
            tree = codebook.get_codebook(study)
            counts = {
                n.code.id: (n.n_extracts, n.n_participants)
                for n in thematic_tree.thematic_tree(study).walk()
            }
        if as_json:
            console.show_json(
                [_as_json(tree, code, counts.get(code.id, (0, 0))) for code in tree.codes]
            )
            return
        for code in tree.codes:
            extracts, people = counts.get(code.id, (0, 0))
            mark = {"theme": "■", "code": "•", "lever": "↑"}[code.kind.value]
            retired = _(" (retired)") if code.retired else ""
            console.say(
                f"{'   ' * (tree.depth(code.id) - 1)}{mark} {code.name}{retired}  [{extracts} / {people}]"
            )


def _add_changes(group: Commands) -> None:
    @group.command(
        "add",
        help=_(
            'Create a code.\n\nExample: qualcode codebook add thesis.qualcode "Time" --under "Barriers"'
        ),
    )
    def add(
        path: Path = study_argument(),
        name: str = typer.Argument(..., help=_("Name of the code.")),
        under: str | None = typer.Option(
            None, "--under", help=_("Its parent: a name, or a path with “ > ”.")
        ),
        kind: str = typer.Option("code", "--kind", help=_("theme, code or lever.")),
        answers: str | None = typer.Option(
            None, "--answers", help=_("The barrier a lever answers.")
        ),
        definition: str = typer.Option("", "--definition", help=_("What the code means.")),
        coder: str | None = coder_option(),
    ) -> None:
        from qualcode.services import codebook
        from qualcode.services.written_codes import find_code

        with opened(path, coder=coder) as study:
            tree = codebook.get_codebook(study)
            made = codebook.create(
                study,
                name,
                kind=_kind(kind),
                parent_id=find_code(tree, under).id if under else None,
                answers=find_code(tree, answers).id if answers else None,
                definition=definition,
            )
        console.say(Message("Created “{code}”.", code=made.name))

    @group.command(
        "rename",
        help=_(
            'Give a code another name.\n\nExample: qualcode codebook rename thesis.qualcode "Time" "Lack of time"'
        ),
    )
    def rename(
        path: Path = study_argument(),
        code: str = _code(),
        name: str = typer.Argument(..., help=_("The new name.")),
        coder: str | None = coder_option(),
    ) -> None:
        from qualcode.services import codebook
        from qualcode.services.written_codes import find_code

        with opened(path, coder=coder) as study:
            codebook.rename(study, find_code(codebook.get_codebook(study), code).id, name)
        console.say(Message("Renamed to “{name}”.", name=name))

    @group.command(
        "move",
        help=_(
            'Put codes under another parent, or at the top.\n\nExample: qualcode codebook move thesis.qualcode "Time" "Money" --under "Barriers"'
        ),
    )
    def move(
        path: Path = study_argument(),
        codes: list[str] = typer.Argument(
            ..., metavar="CODE", help=_("Codes: their names, or their paths with “ > ”.")
        ),
        under: str | None = typer.Option(
            None, "--under", help=_("The new parent; the top of the tree if not given.")
        ),
        position: int | None = typer.Option(
            None, "--position", help=_("Place among its new neighbours, from 1.")
        ),
        coder: str | None = coder_option(),
    ) -> None:
        from qualcode.services import codebook
        from qualcode.services.written_codes import find_code

        with opened(path, coder=coder) as study:
            tree = codebook.get_codebook(study)
            parent = find_code(tree, under).id if under else None
            moved = [find_code(tree, code) for code in codes]
            place = None if position is None else position - 1
            codebook.move_many(study, [code.id for code in moved], parent, place)
        for code in moved:
            console.say(Message("Moved “{code}”.", code=code.name))

    @group.command(
        "gather",
        help=_(
            'Put several codes under a new theme.\n\nExample: qualcode codebook gather thesis.qualcode "Resources" "Time" "Money"'
        ),
    )
    def gather(
        path: Path = study_argument(),
        name: str = typer.Argument(..., help=_("Name of the theme.")),
        codes: list[str] = typer.Argument(
            ..., metavar="CODE", help=_("Codes: their names, or their paths with “ > ”.")
        ),
        coder: str | None = coder_option(),
    ) -> None:
        from qualcode.services import codebook
        from qualcode.services.written_codes import find_code

        with opened(path, coder=coder) as study:
            tree = codebook.get_codebook(study)
            codebook.gather(study, [find_code(tree, code).id for code in codes], name)
        console.say(Message("Created “{code}”.", code=name))

    @group.command(
        "define",
        help=_(
            'Write what a code means, what it takes in and leaves out.\n\nExample: qualcode codebook define thesis.qualcode "Time" --definition "What takes too long"'
        ),
    )
    def define(
        path: Path = study_argument(),
        code: str = _code(),
        definition: str | None = typer.Option(None, "--definition", help=_("What the code means.")),
        inclusion: str | None = typer.Option(None, "--inclusion", help=_("What it takes in.")),
        exclusion: str | None = typer.Option(None, "--exclusion", help=_("What it leaves out.")),
        example: str | None = typer.Option(None, "--example", help=_("An example.")),
        colour: str | None = typer.Option(None, "--colour", help=_("Its colour, as #0072B2.")),
        coder: str | None = coder_option(),
    ) -> None:
        from qualcode.services import codebook
        from qualcode.services.written_codes import find_code

        with opened(path, coder=coder) as study:
            found = find_code(codebook.get_codebook(study), code)
            codebook.edit(
                study,
                found.id,
                definition=definition,
                inclusion=inclusion,
                exclusion=exclusion,
                example=example,
                colour=colour,
            )
        console.say(Message("Changed “{code}”.", code=found.name))

    @group.command(
        "retire",
        help=_(
            'Take a code out of use; its codings stay. --restore takes it back.\n\nExample: qualcode codebook retire thesis.qualcode "Time"'
        ),
    )
    def retire(
        path: Path = study_argument(),
        code: str = _code(),
        restore: bool = typer.Option(False, "--restore", help=_("Take it into use again.")),
        coder: str | None = coder_option(),
    ) -> None:
        from qualcode.services import codebook
        from qualcode.services.written_codes import find_code

        with opened(path, coder=coder) as study:
            found = find_code(codebook.get_codebook(study), code)
            (codebook.restore if restore else codebook.retire)(study, found.id)
        console.say(Message("Changed “{code}”.", code=found.name))


def _add_merge_and_split(group: Commands) -> None:
    @group.command(
        "merge",
        help=_(
            'Make several codes one.\n\nExample: qualcode codebook merge thesis.qualcode "Time" "Lack of time"'
        ),
    )
    def merge(
        path: Path = study_argument(),
        into: str = typer.Argument(..., help=_("The code that stays.")),
        others: list[str] = typer.Argument(..., help=_("The codes that become part of it.")),
        coder: str | None = coder_option(),
    ) -> None:
        from qualcode.services import codebook
        from qualcode.services.written_codes import find_code

        with opened(path, coder=coder) as study:
            tree = codebook.get_codebook(study)
            kept = find_code(tree, into)
            codebook.merge(study, kept.id, [find_code(tree, other).id for other in others])
        console.say(Message("Merged into “{code}”.", code=kept.name))

    @group.command(
        "split",
        help=_(
            'Give chosen extracts of a code to a new one.\n\nExample: qualcode codebook split thesis.qualcode "Time" "Evenings" --containing soir'
        ),
    )
    def split(
        path: Path = study_argument(),
        code: str = _code(),
        name: str = typer.Argument(..., help=_("Name of the new code.")),
        containing: str = typer.Option(
            ..., "--containing", help=_("The extracts that hold these words go to it.")
        ),
        coder: str | None = coder_option(),
    ) -> None:
        from qualcode.services import codebook
        from qualcode.services.written_codes import find_code

        with opened(path, coder=coder) as study:
            found = find_code(codebook.get_codebook(study), code)
            n = codebook.split_by_words(study, found.id, name, containing)
        console.say(
            Message.plural(
                "{n} extract moved to the new code.", "{n} extracts moved to the new code.", n=n
            )
        )


def _code() -> Any:
    return typer.Argument(..., metavar="CODE", help=_("A code: its name, or its path with “ > ”."))


def _kind(kind: str) -> CodeKind:
    from qualcode.model import CodeKind

    try:
        return CodeKind(kind)
    except ValueError:
        raise BadInputError(
            Message("“{kind}” is not a kind of code.", kind=kind),
            Message("Choose theme, code or lever."),
        ) from None


def _as_json(tree: Codebook, code: Code, counts: tuple[int, int]) -> dict[str, object]:
    return {
        "id": code.id,
        "path": list(tree.path(code.id)),
        "kind": code.kind.value,
        "definition": code.definition,
        "answers": code.answers,
        "retired": code.retired,
        "extracts": counts[0],
        "participants": counts[1],
    }
