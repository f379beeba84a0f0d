"""Agreement code by code, and over all codes."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.agreement.coefficient import Coefficient
from qualcode.export.word.chapters.code_cells import code_cell
from qualcode.export.word.document.manuscript import CaptionKind, Manuscript
from qualcode.export.word.document.sheet import TEXT_WIDTH
from qualcode.export.word.document.tables import (
    Row,
    header_row,
    narrowest,
    plain_rows,
    table,
    text_cell,
)
from qualcode.export.word.document.typography import number, percentage
from qualcode.export.word.report import Agreement, CodeAgreement, Report
from qualcode.model import Code, Codebook
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

_MEASURE = 950
_AND = Message(" and ")


def write_agreement(manuscript: Manuscript, report: Report) -> None:
    """The chapter on agreement; nothing when coders were not compared."""
    agreement = report.agreement
    if agreement is None or not agreement.codes:
        return
    manuscript.head(1, _("Agreement between coders"), new_page=True)
    manuscript.say(None, _sentence(agreement))
    manuscript.say(None, render(Message("Counted in: {unit}.", unit=agreement.unit)))
    manuscript.say(
        None,
        _(
            "Percent agreement is high wherever a code is rare and is not corrected for chance; "
            "kappa, alpha and AC1 each take off what chance would give, under assumptions of their "
            "own."
        )
        + (f" {_dashes()}" if _reasons(agreement) else ""),
        leads=True,
    )
    _write_whole(manuscript, agreement)
    title = _("Agreement per code")
    manuscript.caption(CaptionKind.TABLE, title)
    names = [
        _("Code"), _("Agreement"), _("Kappa"), _("Alpha"), _("Alpha, coded text"), _("AC1"),
    ]  # fmt: skip
    counted = [max(_MEASURE, width) for width in narrowest(names, [])[1:]]
    widths = (TEXT_WIDTH - sum(counted), *counted)
    rows = _rows(agreement, report.codebook)
    manuscript.add(table("StudyTable", widths, [header_row(names, n_right=5), *rows], title))
    for reason in _reasons(agreement):
        manuscript.say("TableNote", reason)


def _dashes() -> str:
    return _("A dash stands where a measure is not defined; the note below the table says why.")


def _write_whole(manuscript: Manuscript, agreement: Agreement) -> None:
    if not agreement.whole:
        return
    title = _("Agreement over all codes")
    manuscript.caption(CaptionKind.TABLE, title)
    names = [_("Measure"), _("All text"), _("Coded text")]
    rows = plain_rows(
        [
            [_capital(render(name)), _value(whole), _value(coded)]
            for name, whole, coded in agreement.whole
        ],
        2,
    )
    widths = (TEXT_WIDTH - 3400, 1700, 1700)
    manuscript.add(table("StudyTable", widths, [header_row(names, n_right=2), *rows], title))


def _sentence(agreement: Agreement) -> str:
    return render(
        Message(
            "Codings of {coders} compared; {codes}.",
            coders=render(_AND).join(agreement.coders),
            codes=Message.plural("{n} code", "{n} codes", n=len(agreement.codes)),
        )
    )


def _rows(agreement: Agreement, codebook: Codebook) -> Iterator[Row]:
    by_code = {one.code_id: one for one in agreement.codes}
    for code in codebook.codes:
        below = {under.id for under in codebook.walk(code.id)}
        if code.id in by_code or below & by_code.keys():
            yield _row(code, codebook.depth(code.id), by_code.get(code.id))
    for code_id, one in by_code.items():
        if code_id not in codebook:
            yield _row(Code(code_id, code_id), 1, one)


def _row(code: Code, depth: int, compared: CodeAgreement | None) -> Row:
    values = ["", "", "", "", ""]
    if compared is not None:
        share = compared.share.value
        values = [
            "–" if share is None else percentage(100 * share),
            *(_value(each) for each in _measures(compared)),
        ]
    return Row((code_cell(code, depth), *(text_cell(value, "CellNumber") for value in values)))


def _measures(compared: CodeAgreement) -> tuple[Coefficient | None, ...]:
    return compared.kappa, compared.alpha, compared.alpha_coded, compared.ac1


def _value(found: Coefficient | None) -> str:
    return "–" if found is None or found.value is None else number(found.value, 2)


def _reasons(agreement: Agreement) -> list[str]:
    """Why a measure has no value, each reason once."""
    every = (c for code in agreement.codes for c in (code.share, *_measures(code)))
    reasons = (render(c.reason) for c in every if c is not None and c.value is None and c.reason)
    return list(dict.fromkeys(reasons))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
