"""export word, export coded: the report by its plan, and transcripts with codings as comments."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from qualcode.cli import console
from qualcode.cli.leaving import coder_choice, coder_id_of, leaving, to_argument, write_all
from qualcode.cli.opened import (
    coder_option,
    json_option,
    opened,
    passphrase_option,
    read_given,
    study_argument,
)
from qualcode.cli.spoken_help import Commands
from qualcode.errors import BadInputError
from qualcode.model.report_plan import (
    Definitions,
    Quoted,
    ReportPart,
    ReportPlan,
    ResultsForm,
    TitlePage,
)
from qualcode.wording import Message, current_language, parse_language, render
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from qualcode.services.open_study import OpenStudy

Choice = TypeVar("Choice", bound=StrEnum)


def add_word(group: Commands) -> None:
    """Adds ``word``, ``plans`` and ``coded`` to ``qualcode export``."""
    _add_report(group)
    _add_plans(group)
    _add_coded(group)


def _add_report(group: Commands) -> None:
    @group.command(
        "word",
        help=_(
            "The report as a Word file, by the choices given or those of a kept plan.\n\n"
            "Example: qualcode export word thesis.qualcode thesis.docx --extracts 3\n"
            "Example: qualcode export word thesis.qualcode thesis.docx --plan Thesis --template faculty.docx"
        ),
    )
    def word(
        path: Path = study_argument(),
        to: Path = to_argument(),
        plan: str = typer.Option("", "--plan", help=_("A kept plan, by its name; what is given beside it changes it for this file.")),
        keep_as: str = typer.Option("", "--keep-as", help=_("Keep these choices in the study under a name.")),
        parts: str = typer.Option("", "--parts", help=_("Parts in order, with commas: title, contents, methods, participants, interviews, results, tree, saturation, agreement, triangulation, guide, extracts, codebook, checklist, transcripts.")),
        coder: str | None = coder_choice(),
        branch: list[str] = typer.Option([], "--branch", help=_("A node to report with all under it; may be repeated.")),
        quoted: str = typer.Option("", "--quote", help=_("Extracts under a node: picked (else proposed), only_picked, proposed, every.")),
        extracts: int | None = typer.Option(None, "--extracts", min=0, help=_("Most extracts shown under a node; 0 shows all.")),
        longest: int | None = typer.Option(None, "--longest", min=0, help=_("Extracts longer than this many characters are cut with […]; 0 never cuts.")),
        form: str = typer.Option("", "--form", help=_("Results as headings or as tables (three columns).")),
        attribution: str = typer.Option("", "--attribution", help=_("How an extract says who spoke, as “({participant})”, “{participant}: {extract}” or “({Profession}, {site}, {year})”.")),
        levers: str = typer.Option("", "--levers", help=_("Levers beside their barrier, or below it as nodes.")),
        counts: bool | None = typer.Option(None, "--counts/--no-counts", help=_("Numbers of extracts and participants at every node.")),
        definitions: str = typer.Option("", "--definitions", help=_("Definitions in the text, as a footnote, or none.")),
        levels: int | None = typer.Option(None, "--levels", min=1, max=8, help=_("Levels of the tree that are numbered headings.")),
        kind: str = typer.Option("", "--kind", help=_("On the title page: what this is (doctoral thesis in medicine…).")),
        author: str = typer.Option("", "--author", help=_("On the title page: who wrote it.")),
        institution: str = typer.Option("", "--institution", help=_("On the title page: the university.")),
        supervisor: str = typer.Option("", "--supervisor", help=_("On the title page: who supervised it.")),
        when: str = typer.Option("", "--when", help=_("On the title page: when.")),
        sign: bool | None = typer.Option(None, "--sign/--no-sign", help=_("Whether the author’s name also stands in the file’s properties.")),
        template: Path | None = typer.Option(None, "--template", help=_("A .docx whose styles are used.")),
        language: str = typer.Option("", "--language", help=_("fr or en; the language spoken if not given.")),
        passphrase_file: Path | None = passphrase_option(),
    ) -> None:  # fmt: skip
        from qualcode.services import report, report_plans, writing

        styles = read_given(template) if template is not None else None
        with leaving(path, passphrase_file) as study:
            chosen = report_plans.find_plan(study, plan) if plan else ReportPlan()
            page = chosen.title_page
            given: dict[str, Any] = {
                "parts": _parts(parts),
                "coder_id": coder_id_of(study, coder),
                "branches": _branches(study, branch),
                "quoted": _quoted(quoted, extracts),
                "most": extracts or None,
                "longest": longest,
                "results_form": _one_of(ResultsForm, form),
                "attribution": attribution or None,
                "levers_beside": _beside(levers),
                "counts": counts,
                "definitions": _one_of(Definitions, definitions),
                "heading_levels": levels,
                "language": parse_language(language) or None,
                "author_in_file": sign,
                "title_page": TitlePage(
                    kind=kind or page.kind,
                    author=author or page.author,
                    institution=institution or page.institution,
                    supervisor=supervisor or page.supervisor,
                    when=when or page.when,
                ),
            }
            chosen = replace(chosen, **{k: v for k, v in given.items() if v is not None})
            if keep_as:
                report_plans.save_plan(study, replace(chosen, id="", name=keep_as))
            with console.progress(_("Word file")) as bar:
                bar(0, 1)
                content = report.word_report(
                    study, chosen, language=current_language(), template=styles
                )
                bar(1, 1)
        console.say(Message("Written to {path}.", path=str(writing.write_file(to, content))))


def _add_plans(group: Commands) -> None:
    @group.command(
        "plans",
        help=_(
            "The plans of reports kept in the study.\n\n"
            "Example: qualcode export plans thesis.qualcode\n"
            "Example: qualcode export plans thesis.qualcode --remove Draft"
        ),
    )
    def plans(
        path: Path = study_argument(),
        remove: str = typer.Option(
            "", "--remove", help=_("Remove this plan; undo brings it back.")
        ),
        coder: str | None = coder_option(),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import report_plans

        with opened(path, coder=coder) as study:
            if remove:
                report_plans.remove_plan(study, report_plans.find_plan(study, remove).id)
            kept = report_plans.list_plans(study)
        if as_json:
            console.show_json(
                [{"name": p.name, "parts": [part.value for part in p.parts]} for p in kept]
            )
            return
        names = report_plans.PART_NAMES
        rows = [(p.name, ", ".join(render(names[part]) for part in p.parts)) for p in kept]
        if rows:
            console.show_table((_("Plan"), _("Parts")), rows)
        else:
            console.say(Message("No plan of a report is kept yet."))


def _add_coded(group: Commands) -> None:
    @group.command(
        "coded",
        help=_(
            "Transcripts with their codings as Word comments and line numbers, for a supervisor to "
            "answer; “qualcode memos import” brings the answers back.\n\n"
            "Example: qualcode export coded thesis.qualcode for-supervisor/ --source M1"
        ),
    )
    def coded(
        path: Path = study_argument(),
        to: Path = typer.Argument(..., metavar="FOLDER", help=_("The folder to write to.")),
        source: list[str] = typer.Option(
            [], "--source", help=_("A transcript, by its label; all if not given.")
        ),
        coder: str | None = coder_choice(),
        memos: bool = typer.Option(True, "--memos/--no-memos", help=_("With the memos too.")),
        passphrase_file: Path | None = passphrase_option(),
    ) -> None:
        from qualcode.services import coded_transcripts as service

        with leaving(path, passphrase_file) as study:
            chosen = coder_id_of(study, coder)
            files = service.coded_transcripts(
                study,
                coder_ids=[chosen] if chosen else [],
                labels=source,
                memos=memos,
                language=current_language(),
            )
        write_all(files, to)


def _parts(given: str) -> tuple[ReportPart, ...] | None:
    if not given:
        return None
    names = [name.strip().lower() for name in given.split(",") if name.strip()]
    parts = [_one_of(ReportPart, name) for name in names]
    return tuple(dict.fromkeys(part for part in parts if part is not None))


def _branches(study: OpenStudy, given: list[str]) -> tuple[str, ...] | None:
    from qualcode.services.codebook import get_codebook
    from qualcode.services.written_codes import find_code

    tree = get_codebook(study) if given else None
    return tuple(find_code(tree, name).id for name in given) if tree is not None else None


def _quoted(given: str, extracts: int | None) -> Quoted | None:
    if given:
        return _one_of(Quoted, given)
    return Quoted.EVERY if extracts == 0 else None


def _beside(given: str) -> bool | None:
    if given and given.lower() not in ("beside", "below"):
        raise _unknown(given, ("beside", "below"))
    return given.lower() == "beside" if given else None


def _one_of(kind: type[Choice], given: str) -> Choice | None:
    if not given:
        return None
    found = next((choice for choice in kind if choice.value == given.strip().lower()), None)
    if found is None:
        raise _unknown(given, tuple(choice.value for choice in kind))
    return found


def _unknown(given: str, known: tuple[str, ...]) -> BadInputError:
    return BadInputError(
        Message("“{given}” is not among the choices.", given=given),
        Message("Choose: {names}.", names=", ".join(known)),
    )
