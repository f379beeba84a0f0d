"""What a query or a search found, as a table that leaves the study."""

from __future__ import annotations

from qualcode.export.tables import Sheet
from qualcode.services.coders import list_coders
from qualcode.services.open_study import OpenStudy
from qualcode.services.retrieval import Retrieved
from qualcode.services.search import SearchAnswer
from qualcode.services.table_book import table_book
from qualcode.wording import gettext as _


def retrieved_book(study: OpenStudy, found: Retrieved, form: str, *, language: str) -> bytes:
    """Every passage with who says it, where, its codes and the words around it; xlsx or csv."""
    names = {c.id: c.name for c in list_coders(study)}
    rows = tuple(
        (
            f.interview,
            f.participant,
            f.turn or None,
            f.quote,
            "; ".join(c.name for c in f.codes),
            "; ".join(dict.fromkeys(names.get(c.coder_id, "") for c in f.codings)),
            "; ".join(c.comment for c in f.codings if c.comment),
            f.before,
            f.after,
        )
        for f in found.found
    )
    header = (
        *(_("interview"), _("participant"), _("turn"), _("extract"), _("codes"), _("coder")),
        *(_("comment"), _("before"), _("after")),
    )
    sheet = Sheet(_("Extracts"), header, rows)
    return table_book([sheet], form, name=_("extracts found"), study=study, language=language)


def search_book(study: OpenStudy, answer: SearchAnswer, form: str, *, language: str) -> bytes:
    """The lines of a search, and how often each group says it; csv holds the lines."""
    lines = Sheet(
        _("In context"),
        (*(_("transcript"), _("participant"), _("turn")), _("before"), _("words"), _("after")),
        tuple(
            (
                line.source.label,
                line.participant,
                line.turn or None,
                line.before,
                line.words,
                line.after,
            )
            for line in answer.lines
        ),
    )
    counted = Sheet(
        _("Frequencies"),
        (_("group"), _("hits"), _("words spoken"), _("per 1,000 words")),
        tuple(
            (f.group, f.n, f.n_words, None if f.per_1000 is None else round(f.per_1000, 2))
            for f in answer.frequencies
        ),
    )
    return table_book([lines, counted], form, name=_("words found"), study=study, language=language)
