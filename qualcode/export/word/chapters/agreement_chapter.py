"""Percent agreement, code by code."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.export.word.chapters.code_cells import code_cell
from qualcode.export.word.document.manuscript import CaptionKind, Manuscript
from qualcode.export.word.document.sheet import TEXT_WIDTH
from qualcode.export.word.document.tables import Row, header_row, table, text_cell
from qualcode.export.word.document.typography import percentage
from qualcode.export.word.report import Agreement, CodeAgreement, Report
from qualcode.model import Code, Codebook
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

_WIDTHS = (TEXT_WIDTH - 4300, 3000, 1300)
_AND = Message(" and ")


def write_agreement(manuscript: Manuscript, report: Report) -> None:
    """The chapter on agreement; nothing when coders were not compared."""
    agreement = report.agreement
    if agreement is None or not agreement.codes:
        return
    manuscript.head(1, _("Agreement between coders"), new_page=True)
    manuscript.say(None, _sentence(agreement))
    manuscript.say(None, render(agreement.unit), leads=True)
    title = _("Percent agreement per code")
    manuscript.caption(CaptionKind.TABLE, title)
    header = header_row([_("Code"), _("Remark"), _("Agreement")], n_right=1)
    manuscript.add(
        table("StudyTable", _WIDTHS, [header, *_rows(agreement, report.codebook)], title)
    )


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
    share = remark = ""
    if compared is not None:
        value, reason = compared.share.value, compared.share.reason
        share = "–" if value is None else percentage(100 * value)
        remark = render(reason) if reason else ""
    return Row((code_cell(code, depth), text_cell(remark), text_cell(share, "CellNumber")))
