"""retrieve, search: extracts found again, words in their context."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from qualcode.cli import console
from qualcode.cli.leaving import checked
from qualcode.cli.opened import (
    coder_option,
    json_option,
    opened,
    passphrase_option,
    study_argument,
)
from qualcode.cli.spoken_help import Commands
from qualcode.errors import BadInputError
from qualcode.wording import Message, current_language
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from qualcode.services.matrix_choice import By
    from qualcode.services.open_study import OpenStudy
    from qualcode.services.retrieval import Found, Query, Retrieved
    from qualcode.services.search import SearchAnswer

_MOST = 40


def add_to(app: Commands) -> None:
    """Adds ``qualcode retrieve`` and ``qualcode search``."""
    _add_retrieve(app)
    _add_search(app)


def _add_retrieve(app: Commands) -> None:
    @app.command(
        "retrieve",
        help=_(
            "Extracts by any combination of codes, people, dates, memos and words.\n\n"
            "Codes are joined by AND (words both cover), OR, NOT, INSIDE, OVERLAPPING, NEAR/3 (no "
            "more than three turns apart); “=Code” leaves out what stands under it; UNCODED is what "
            'nobody coded.\n\nExample: qualcode retrieve thesis.qualcode "Workload NOT Levers" '
            '--attribute "setting=rural"'
        ),
    )
    def retrieve(
        path: Path = study_argument(),
        expression: str = typer.Argument("", metavar="CODES", help=_("Empty: every extract.")),
        coders: list[str] = typer.Option([], "--coder", help=_("Only codings of this coder.")),
        sources: list[str] = typer.Option([], "--source", help=_("Only this transcript.")),
        participants: list[str] = typer.Option([], "--participant", help=_("Only this one.")),
        sites: list[str] = typer.Option([], "--site", help=_("Only participants of this site.")),
        attributes: list[str] = typer.Option(
            [], "--attribute", metavar="NAME=VALUE", help=_("Only participants who have it.")
        ),
        since: str = typer.Option("", "--since", metavar="YYYY-MM-DD", help=_("Interviews from.")),
        until: str = typer.Option("", "--until", metavar="YYYY-MM-DD", help=_("Interviews up to.")),
        words: str = typer.Option("", "--words", help=_("Words that stand in the extract.")),
        memo: str = typer.Option("", "--memo", help=_("Words of its comment or of a memo on it.")),
        divergent: bool = typer.Option(False, "--divergent", help=_("Only divergent cases.")),
        picked: bool = typer.Option(False, "--picked", help=_("Only those of the report.")),
        same_coder: bool = typer.Option(
            False, "--same-coder", help=_("Codes meet only where the same coder put them.")
        ),
        save: str = typer.Option("", "--save", metavar="NAME", help=_("Keep the query.")),
        saved: str = typer.Option("", "--saved", metavar="NAME", help=_("Ask a kept query.")),
        to: Path | None = typer.Option(None, "--to", metavar="FILE", help=_("xlsx or csv.")),
        coder: str | None = coder_option(),
        passphrase_file: Path | None = passphrase_option(),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import retrieval, retrieval_export, retrieval_names, saved_queries
        from qualcode.services.coders import list_coders

        with opened(path, coder=coder) as study:
            query = retrieval_names.named_query(
                study,
                expression,
                coders=coders,
                sources=sources,
                participants=participants,
                sites=sites,
                attributes=attributes,
                since=since,
                until=until,
                words=words,
                memo_words=memo,
                divergent=divergent,
                picked=picked,
                one_coder=same_coder,
            )
            if saved:
                _require_alone(query)
                query = saved_queries.query_named(study, saved).query
            found = retrieval.retrieve(study, query)
            people = {c.id: c.name for c in list_coders(study)}
            if save:
                saved_queries.save_query(study, save, query)
            if to is not None:
                _write(study, passphrase_file, to, retrieval_export.retrieved_book, found)
        if to is None:
            _show_found(found, people, as_json=as_json)


def _require_alone(beside: Query) -> None:
    """A kept query is asked as it was kept."""
    from qualcode.services.query import Query

    if beside != Query():
        raise BadInputError(
            Message("A kept query is asked as it is: nothing can narrow it down further."),
            Message("Leave out the other options, or write the question again."),
        )


def _add_search(app: Commands) -> None:
    @app.command(
        "search",
        help=_(
            "Words in their context over all transcripts, and how often each group says them.\n\n"
            "A word finds all its forms, =word only that one, begin* what begins so, “a phrase” "
            "words in a row, -word leaves out turns that hold it.\n\nExample: qualcode search "
            'thesis.qualcode "on call" --by interview'
        ),
    )
    def search(
        path: Path = study_argument(),
        words: str = typer.Argument(..., metavar="WORDS", help=_("What to look for.")),
        by: str = typer.Option(
            "participant", "--by", help=_("participant, interview, site or an attribute’s name.")
        ),
        interviewer: bool = typer.Option(
            False, "--interviewer", help=_("In the interviewer’s turns as well.")
        ),
        most: int = typer.Option(_MOST, "--most", min=0, help=_("Most lines shown.")),
        to: Path | None = typer.Option(None, "--to", metavar="FILE", help=_("xlsx or csv.")),
        passphrase_file: Path | None = passphrase_option(),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import retrieval_export
        from qualcode.services import search as searching

        with opened(path) as study:
            grouped, attribute_id = _by(study, by)
            answer = searching.search(
                study,
                words,
                by=grouped,
                attribute_id=attribute_id,
                interviewer=interviewer,
                most=most if to is None else 100_000,
            )
            if to is not None:
                _write(study, passphrase_file, to, retrieval_export.search_book, answer)
        if to is None:
            _show_lines(answer, as_json=as_json)


def _by(study: OpenStudy, by: str) -> tuple[By, str]:
    from qualcode.services.matrix_choice import By
    from qualcode.services.retrieval_names import attribute_named

    if by in {"participant", "interview", "site"}:
        return By(by), ""
    return By.ATTRIBUTE, attribute_named(study, by).id


def _write(
    study: OpenStudy, passphrase_file: Path | None, to: Path, make: Any, found: object
) -> None:
    """A table beside the study, searched for names where the vault opens."""
    from qualcode.services import writing

    form = to.suffix.removeprefix(".").casefold()
    if form not in {"xlsx", "csv"}:
        raise BadInputError(
            Message("A file ending in {ending} cannot be written here.", ending=to.suffix or "?"),
            Message("Choose a name that ends in .xlsx or .csv."),
        )
    with checked(study, passphrase_file):
        content = make(study, found, form, language=current_language())
    console.say(Message("Written to {path}.", path=str(writing.write_file(to, content))))


def _show_found(found: Retrieved, people: dict[str, str], *, as_json: bool) -> None:
    if as_json:
        console.show_json(
            {
                "n": len(found.found),
                "n_places": found.n_places,
                "n_participants": found.n_participants,
                "n_transcripts": found.n_sources,
                "extracts": [
                    {
                        "interview": f.interview,
                        "transcript": f.source.label,
                        "participant": f.participant,
                        "turn": f.turn or None,
                        "start": f.passage.span.start,
                        "end": f.passage.span.end,
                        "quote": f.quote,
                        "codes": [c.name for c in f.codes],
                        "coders": _coders(f, people),
                        "codings": list(f.passage.coding_ids),
                    }
                    for f in found.found
                ],
            }
        )
        return
    console.show_table(
        (_("who"), _("turn"), _("codes"), _("coder"), _("extract")),
        [
            (
                f.participant,
                f.turn or "",
                "; ".join(c.name for c in f.codes),
                "; ".join(_coders(f, people)),
                console.cut(f.quote, 110),
            )
            for f in found.found
        ],
    )
    console.say(
        Message.plural(
            "{n} passage, participants: {people}",
            "{n} passages, participants: {people}",
            n=found.n_places,
            people=found.n_participants,
        )
    )
    if found.n_places != len(found.found):
        n = len(found.found)
        console.say(Message.plural("({n} coding)", "({n} codings)", n=n))


def _coders(found: Found, people: dict[str, str]) -> list[str]:
    return list(dict.fromkeys(people.get(c.coder_id, "") for c in found.codings))


def _show_lines(answer: SearchAnswer, *, as_json: bool) -> None:
    if as_json:
        console.show_json(
            {
                "n": answer.n,
                "n_participants": answer.n_participants,
                "n_transcripts": answer.n_sources,
                "forms": dict(answer.forms),
                "frequencies": [
                    {
                        "group": f.group,
                        "n": f.n,
                        "n_words": f.n_words,
                        "rate": f.n / f.n_words if f.n_words else None,
                    }
                    for f in answer.frequencies
                ],
                "lines": [
                    {
                        "transcript": line.source.label,
                        "participant": line.participant,
                        "turn": line.turn or None,
                        "start": line.span.start,
                        "end": line.span.end,
                        "before": line.before,
                        "words": line.words,
                        "after": line.after,
                    }
                    for line in answer.lines
                ],
            }
        )
        return
    from qualcode.wording.figures import decimal

    console.show_table(
        (_("who"), _("turn"), _("before"), _("words"), _("after")),
        [
            (x.participant, x.turn or "", x.before[-40:], x.words, x.after[:40])
            for x in answer.lines
        ],
    )
    if len(answer.lines) < answer.n:
        shown = Message(
            "{shown} of {n} lines: --most shows more.", shown=len(answer.lines), n=answer.n
        )
        console.say(shown)
    console.show_table(
        (_("group"), _("hits"), _("words spoken"), _("per 1,000 words")),
        [
            (f.group, f.n, f.n_words, "—" if f.per_1000 is None else decimal(f.per_1000, 2))
            for f in answer.frequencies
        ],
    )
    console.say(
        Message.plural(
            "{n} hit, transcripts: {n_sources}, participants: {people}",
            "{n} hits, transcripts: {n_sources}, participants: {people}",
            n=answer.n,
            n_sources=answer.n_sources,
            people=answer.n_participants,
        )
    )
