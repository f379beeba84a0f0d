"""What leaves the study: Word, charts, tables, the codebook. Services give bytes; fronts write."""

from __future__ import annotations

from qualcode.coding.thematic_tree import ExtractChoice
from qualcode.errors import BadInputError
from qualcode.export.codebook_file import codebook_csv, codebook_xlsx, codebook_yaml
from qualcode.export.tables import Cell, Sheet, to_csv, to_xlsx
from qualcode.saturation.levels import IncidenceLevel
from qualcode.services import agreement, audit, saturation
from qualcode.services.open_study import OpenStudy
from qualcode.services.saturation_export import curve_picture
from qualcode.services.saturation_report import saturation_report
from qualcode.services.studies import get_study
from qualcode.services.thematic_tree import thematic_tree
from qualcode.services.visible import visible_codebook
from qualcode.store.purge import require_purged
from qualcode.wording import Message, gettext, render


def new_codes_picture(
    study: OpenStudy,
    form: str,
    *,
    level: IncidenceLevel = IncidenceLevel.LEAF,
    coder_id: str | None = None,
    language: str = "fr",
) -> bytes:
    """The curve of new codes, with the band of other orders, as ``png`` or ``svg``."""
    found = saturation_report(study, choice=saturation.Choice(coder_id=coder_id), level=level)
    return curve_picture(found, form, language=language, study=study)


def new_codes_sheet(
    study: OpenStudy, *, coder_id: str | None = None, language: str = "fr"
) -> Sheet:
    """The table of new codes per interview at every level."""
    found = saturation.new_codes_by_level(study, coder_id=coder_id)
    units = found[0].series.units if found else ()
    header = (gettext("level", language), gettext("total", language), *units)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (render(each.name, language), each.series.n_items, *each.series.new) for each in found
    )
    return _gated(study, Sheet(gettext("New codes", language), header, rows))


def agreement_sheet(
    study: OpenStudy,
    *,
    coder_a: str | None = None,
    coder_b: str | None = None,
    language: str = "fr",
) -> Sheet:
    """Percent agreement and Cohen's kappa per code, as fractions; undefined cells are empty."""
    compared = agreement.compare_coders(study, coder_a, coder_b)
    header = (
        gettext("code", language),
        gettext("percent agreement", language),
        gettext("Cohen’s kappa", language),
        gettext("coded by both", language),
        compared.coder_a.name,
        compared.coder_b.name,
    )
    rows = tuple(
        (
            c.code.name,
            _rounded(c.percent.value),
            _rounded(c.kappa.value),
            c.table.both,
            c.table.a_only,
            c.table.b_only,
        )
        for c in compared.codes
    )
    return _gated(study, Sheet(gettext("Agreement", language), header, rows))


def extracts_sheet(study: OpenStudy, *, coder_id: str | None = None, language: str = "fr") -> Sheet:
    """Every coded extract with its place in the tree, in tree order."""
    tree = thematic_tree(study, coder_id=coder_id, choice=ExtractChoice({}, n_proposed=None))
    with study.reading() as reader:
        require_purged(reader)
        codebook = visible_codebook(reader, study)
    header = (
        gettext("place in the tree", language),
        gettext("code", language),
        gettext("kind", language),
        gettext("participant", language),
        gettext("interview", language),
        gettext("extract", language),
    )
    rows = tuple(
        (
            " > ".join(codebook.path(node.code.id)[:-1]),
            node.code.name,
            node.code.kind.value,
            extract.participant,
            extract.interview,
            extract.segment.quote,
        )
        for node in tree.walk()
        for extract in node.extracts
    )
    return _gated(study, Sheet(gettext("Extracts", language), header, rows))


def _gated(study: OpenStudy, sheet: Sheet) -> Sheet:
    """The table, once the leak audit has let it pass."""
    rows = (sheet.header, *sheet.rows)
    text = "\n".join("\n".join(str(cell) for cell in row if cell is not None) for row in rows)
    audit.gate(study, {sheet.name: text})
    return sheet


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def sheet_as(sheet: Sheet, form: str, language: str = "fr") -> bytes:
    """A table as ``csv`` or ``xlsx``."""
    return to_xlsx((sheet,)) if form == "xlsx" else to_csv(sheet, language)


def codebook_as(study: OpenStudy, form: str, *, language: str = "fr") -> bytes:
    """The codebook as ``yaml``, ``csv`` or ``xlsx``.

    ``BadInputError`` for another form.
    """
    with study.reading() as reader:
        require_purged(reader)
        tree = visible_codebook(reader, study)
    match form:
        case "yaml" | "yml":
            content = codebook_yaml(tree, title=get_study(study).title, language=language)
        case "csv":
            content = codebook_csv(tree, language)
        case "xlsx":
            content = codebook_xlsx(tree, language)
        case _:
            raise BadInputError(
                Message("A codebook cannot be written as {form}.", form=form),
                Message("Choose yaml, csv or xlsx."),
            )
    audit.gate(study, {f"codebook.{form}": content})
    return content
