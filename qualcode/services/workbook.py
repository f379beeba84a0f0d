"""One workbook of everything that can be counted, each sheet told on the first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qualcode import __version__
from qualcode.errors import BadInputError, NotFoundError, QualcodeError, RefusedError
from qualcode.export.codebook_file import kind_name
from qualcode.export.tables import Cell, Sheet
from qualcode.model import Code, Codebook, Segment
from qualcode.services import approach
from qualcode.services.agreement import measure_agreement, people
from qualcode.services.agreement_export import agreement_sheets
from qualcode.services.history import list_activities
from qualcode.services.matrices import (
    By,
    Counted,
    MatrixChoice,
    MatrixMaterial,
    code_matrix,
    matrix_material,
    matrix_sheet,
)
from qualcode.services.matrix_columns import interview_of
from qualcode.services.open_study import OpenStudy
from qualcode.services.saturation import Choice
from qualcode.services.saturation_export import saturation_sheets
from qualcode.services.saturation_report import saturation_report
from qualcode.services.studies import get_study
from qualcode.services.table_book import table_book
from qualcode.services.thematic_tree import count_nodes
from qualcode.wording import Message, format_moment, render, speaking
from qualcode.wording import gettext as _


@dataclass(frozen=True, slots=True)
class _Told:
    """A sheet, and what the first sheet says of it."""

    sheet: Sheet
    what: Message


def workbook(
    study: OpenStudy, form: str = "xlsx", *, language: str = "fr", coder_id: str | None = None
) -> bytes:
    """Extracts by code, matrices, codebook, saturation, agreement and activity: ``xlsx`` or ``zip``.

    The codings are those of one coder; of the consensus if it coded, else of everybody. What the
    study\u2019s approach rejects, and what it has not got, is left out and said on the first sheet.
    """
    with speaking(language):
        sheets = workbook_sheets(study, coder_id)
    return table_book(sheets, form, name="workbook", study=study, language=language)


def workbook_sheets(study: OpenStudy, coder_id: str | None = None) -> tuple[Sheet, ...]:
    """The sheets, in the language spoken; the first says what each of the others holds."""
    material = matrix_material(study)
    coder = coder_id or material.default_coder
    left_out: list[Message] = []
    told = [
        *_matrices(study, material, coder),
        _Told(
            _codebook_sheet(study, material, coder),
            Message("Each node with its definition, its extracts and its participants."),
        ),
        *_saturation(study, coder, left_out),
        *_agreement(study, left_out),
        _Told(
            _activity_sheet(study),
            Message("Every recorded action, oldest first, with who acted and when."),
        ),
    ]
    return (_first_sheet(study, material, coder, told, left_out), *(each.sheet for each in told))


def _first_sheet(
    study: OpenStudy,
    material: MatrixMaterial,
    coder_id: str | None,
    told: list[_Told],
    left_out: list[Message],
) -> Sheet:
    noun = get_study(study)
    named = {c.id: c.name for c in material.coders}
    rows: list[tuple[Cell, ...]] = [
        (_("Study"), noun.title),
        (_("Question"), noun.question),
        (_("Codings of"), named[coder_id] if coder_id else _("every coder")),
        (_("Software"), f"qualcode {__version__}"),
        (
            _("How it is counted"),
            _(
                "An extract is a stretch of text: two coders or two codings on the same stretch "
                "count once. Words are those of the respondents; notes such as (laughs) and the "
                "interviewer do not count. A node counts what is coded under it too; its levers "
                "count for themselves. An empty cell counts nothing."
            ),
        ),
        *((each.sheet.name, render(each.what)) for each in told),
        *((_("Left out"), render(why)) for why in left_out),
    ]
    return Sheet(_("About"), (_("sheet"), _("what it holds")), tuple(r for r in rows if r[1]))


def _matrices(study: OpenStudy, material: MatrixMaterial, coder_id: str | None) -> Iterator[_Told]:
    yield _Told(
        _extracts_sheet(material, coder_id),
        Message("Each coded extract in the order of the interviews; 1 under the codes it bears."),
    )
    for by, counted, what in _MATRICES:
        if by is By.SITE and not material.sites:
            continue
        if by is By.ATTRIBUTE and not material.attributes:
            continue
        matrix = code_matrix(study, MatrixChoice(by, coder_id), material)
        if by is By.CODER and len(matrix.columns) < 2:
            continue
        if matrix.columns:
            yield _Told(matrix_sheet(matrix, counted), what)


_MATRICES = (
    (By.PARTICIPANT, Counted.EXTRACTS, Message("How many extracts of each participant a code holds.")),
    (By.PARTICIPANT, Counted.WORDS, Message("How many words of each participant a code covers.")),
    (By.ATTRIBUTE, Counted.EXTRACTS, Message("How many extracts of participants with this value.")),
    (By.ATTRIBUTE, Counted.PARTICIPANTS, Message("How many participants with this value speak of it.")),
    (By.SITE, Counted.EXTRACTS, Message("How many extracts of each site a code holds.")),
    (By.INTERVIEW, Counted.EXTRACTS, Message("How many extracts of each interview a code holds.")),
    (By.CODER, Counted.EXTRACTS, Message("How many extracts each coder put under a code.")),
    (By.CODE, Counted.EXTRACTS, Message("How many times two codes share a stretch of text (by the same coder).")),
)  # fmt: skip


def _extracts_sheet(material: MatrixMaterial, coder_id: str | None) -> Sheet:
    tree = material.codebook
    coders = {c.id: c.name for c in material.coders}
    under: dict[Segment, set[str]] = {}
    by: dict[Segment, dict[str, None]] = {}
    who: dict[Segment, str] = {}
    for coding in material.of(coder_id):
        if coding.code_id in tree:
            under.setdefault(coding.segment, set()).add(coding.code_id)
            by.setdefault(coding.segment, {})[coders[coding.coder_id]] = None
            who[coding.segment] = material.participant_of.get(coding.id, "")
    used = [c for c in tree.codes if any(c.id in codes for codes in under.values())]
    header = (
        _("interview"), _("participant"), _("extract"), _("coded by"),
        *(_told_apart(tree, c) for c in used),
    )  # fmt: skip
    rows = tuple(
        (
            interview_of(material, segment.source_id), who[segment], segment.quote,
            ", ".join(by[segment]), *(1 if c.id in codes else None for c in used),
        )
        for segment, codes in under.items()
    )  # fmt: skip
    return Sheet(_("Extracts by code"), header, rows, n_fixed=3)


def _codebook_sheet(study: OpenStudy, material: MatrixMaterial, coder_id: str | None) -> Sheet:
    """The codebook to be read: names in place of ids, with what each node holds."""
    tree = material.codebook
    counts = count_nodes(study, coder_id=coder_id)
    header = (
        _("place in the tree"), _("code"), _("kind"), _("extracts"), _("participants"),
        _("definition"), _("inclusion"), _("exclusion"), _("example"), _("answers"), _("retired"),
    )  # fmt: skip
    rows = tuple(
        (
            " > ".join(tree.path(c.id)[:-1]), c.name, kind_name(c.kind),
            counts[c.id].n_extracts, counts[c.id].n_participants,
            c.definition, c.inclusion, c.exclusion, c.example,
            tree.get(c.answers).name if c.answers and c.answers in tree else "",
            _("yes") if c.retired else "",
        )
        for c in tree.codes
    )  # fmt: skip
    return Sheet(_("Codebook"), header, rows, n_fixed=2)


def _told_apart(tree: Codebook, code: Code) -> str:
    """The code\u2019s name; with what it stands under where two codes share the name."""
    twice = sum(other.name == code.name for other in tree.codes) > 1
    return " > ".join(tree.path(code.id)[-2:]) if twice else code.name


def _saturation(study: OpenStudy, coder_id: str | None, left_out: list[Message]) -> Iterator[_Told]:
    reason = approach.rejected(get_study(study).approach, approach.Offered.SATURATION)
    if reason is not None:
        left_out.append(reason)
        return
    try:
        report = saturation_report(study, choice=Choice(coder_id=coder_id))
    except QualcodeError as trouble:
        left_out.append(trouble.message)
        return
    what = (
        Message("New codes of each interview, in order, with other orders beside."),
        Message("Expected number of codes for fewer and for more interviews."),
        Message("Each rule and estimate with its parameters and its source."),
    )
    for sheet, said in zip(saturation_sheets(report), what, strict=True):
        yield _Told(sheet, said)


def _agreement(study: OpenStudy, left_out: list[Message]) -> Iterator[_Told]:
    reason = approach.rejected(get_study(study).approach, approach.Offered.AGREEMENT)
    if reason is not None:
        left_out.append(reason)
        return
    if len(people(study)) < 2:
        left_out.append(Message("Agreement: only one person coded."))
        return
    try:
        found = measure_agreement(study)
    except (NotFoundError, RefusedError, BadInputError) as trouble:
        left_out.append(trouble.message)
        return
    what = (
        Message("Each measure of agreement, code by code."),
        Message("Agreement over all codes."),
        Message("On which coders, transcripts and units agreement was measured."),
    )
    for sheet, said in zip(agreement_sheets(found), what, strict=True):
        yield _Told(sheet, said)


def _activity_sheet(study: OpenStudy) -> Sheet:
    from qualcode.services.coders import list_coders

    names = {c.id: c.name for c in list_coders(study)}
    rows = tuple(
        (
            a.revision,
            format_moment(a.at),
            names.get(a.coder_id, ""),
            render(a.said),
            _("taken back") if a.undone_by else "",
        )
        for a in list_activities(study)
    )
    header = (_("number"), _("when"), _("who"), _("what was done"), _("remark"))
    return Sheet(_("Activity"), header, rows)
