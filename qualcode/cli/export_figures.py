"""export: the thematic tree as a figure and as a mind map, the participants' table as a figure."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from qualcode.cli.leaving import (
    coder_choice,
    coder_id_of,
    form_of,
    leaving,
    to_argument,
    write_all,
)
from qualcode.cli.opened import passphrase_option, study_argument
from qualcode.cli.spoken_help import Commands
from qualcode.wording import current_language
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from qualcode.services.open_study import OpenStudy
    from qualcode.services.tree_figure import TreeChoice

_PICTURES = ("svg", "png", "pdf")


def add_figures(group: Commands) -> None:
    """Adds the commands of ``qualcode export`` that draw."""
    _add_tree(group)
    _add_mind_map(group)
    _add_participants(group)


def _axes() -> Any:
    return typer.Option(
        [], "--axis", metavar="CODE", help=_("Only this node and what is under it; repeatable.")
    )


def _levels() -> Any:
    return typer.Option(
        None, "--levels", metavar="N", help=_("How many levels under an axis are drawn.")
    )


def _without(option: str, told: str) -> Any:
    return typer.Option(False, option, help=told)


def _add_tree(group: Commands) -> None:
    @group.command(
        "tree",
        help=_(
            "The thematic tree as a figure for A4, an axis a page: pdf for all pages, svg or png for one file a page.\n\nExample: qualcode export tree thesis.qualcode tree.pdf\nExample: qualcode export tree thesis.qualcode barriers.png --axis Barriers --levels 2"
        ),
    )
    def tree(
        path: Path = study_argument(),
        to: Path = to_argument(),
        axis: list[str] = _axes(),
        together: bool = _without("--together", _("All axes in one figure, under the title.")),
        levels: int | None = _levels(),
        no_counts: bool = _without("--no-counts", _("Without extracts and participants.")),
        no_levers: bool = _without("--no-levers", _("Without the levers beside barriers.")),
        portrait: bool | None = typer.Option(
            None, "--portrait/--landscape", help=_("Upright or across; as it fits if not given.")
        ),
        coder: str | None = coder_choice(),
        passphrase_file: Path | None = passphrase_option(),
    ) -> None:
        from qualcode.services.tree_figure import TreeChoice, tree_files

        form = form_of(to, _PICTURES)
        with leaving(path, passphrase_file) as study:
            choice = TreeChoice(
                axes=_ids(study, axis),
                together=together,
                n_levels=levels,
                counts=not no_counts,
                levers=not no_levers,
                coder_id=coder_id_of(study, coder),
                portrait=portrait,
            )
            files = tree_files(study, form, choice, language=current_language(), stem=to.stem)
        write_all(files, to.parent)


def _add_mind_map(group: Commands) -> None:
    @group.command(
        "mindmap",
        help=_(
            "The thematic tree as a mind map: xmind (XMind), mm (FreeMind, Freeplane), opml, mmd (Mermaid).\n\nExample: qualcode export mindmap thesis.qualcode tree.xmind"
        ),
    )
    def mindmap(
        path: Path = study_argument(),
        to: Path = to_argument(),
        axis: list[str] = _axes(),
        levels: int | None = typer.Option(
            None, "--levels", metavar="N", help=_("Fold what is deeper under an axis.")
        ),
        no_counts: bool = _without("--no-counts", _("Without extracts and participants.")),
        no_levers: bool = _without("--no-levers", _("Without the levers beside barriers.")),
        coder: str | None = coder_choice(),
        passphrase_file: Path | None = passphrase_option(),
    ) -> None:
        from qualcode.services.tree_figure import MIND_MAPS, TreeChoice, mind_map

        form = form_of(to, MIND_MAPS)
        with leaving(path, passphrase_file) as study:
            choice: TreeChoice = TreeChoice(
                axes=_ids(study, axis),
                n_levels=levels,
                counts=not no_counts,
                levers=not no_levers,
                coder_id=coder_id_of(study, coder),
            )
            content = mind_map(study, form, choice, language=current_language())
        write_all(((to.name, content),), to.parent)


def _add_participants(group: Commands) -> None:
    @group.command(
        "participants",
        help=_(
            "The participants’ table as a figure for A4: pdf, svg or png.\n\nExample: qualcode export participants thesis.qualcode participants.png"
        ),
    )
    def participants(
        path: Path = study_argument(),
        to: Path = to_argument(),
        passphrase_file: Path | None = passphrase_option(),
    ) -> None:
        from qualcode.services.participants_figure import participants_files

        form = form_of(to, _PICTURES)
        with leaving(path, passphrase_file) as study:
            files = participants_files(study, form, language=current_language(), stem=to.stem)
        write_all(files, to.parent)


def _ids(study: OpenStudy, names: list[str]) -> tuple[str, ...]:
    """The ids of nodes as they were written."""
    from qualcode.services.codebook import get_codebook
    from qualcode.services.written_codes import find_code

    tree = get_codebook(study)
    return tuple(find_code(tree, name).id for name in names)
