"""The participants' table as a figure."""

from __future__ import annotations

from qualcode.errors import BadInputError
from qualcode.export.figures.table_svg import table_figures
from qualcode.export.figures.tree_svg import Figure
from qualcode.services import audit
from qualcode.services.figure_files import figure_files
from qualcode.services.matrix_columns import value_said
from qualcode.services.open_study import OpenStudy
from qualcode.store.purge import require_purged
from qualcode.store.rows.participants import load_attributes, load_participants, load_sites
from qualcode.wording import Message, render, speaking
from qualcode.wording import gettext as _


def participants_figures(study: OpenStudy, *, language: str = "fr") -> tuple[Figure, ...]:
    """The table, once the leak audit has let it pass; BadInputError when it is empty."""
    with study.reading() as reader:
        require_purged(reader)
        people, attributes = load_participants(reader), load_attributes(reader)
        sites = {site.id: site.name for site in load_sites(reader)}
    if not people:
        raise BadInputError(
            Message("There is no participant yet."),
            Message("Participants come with their transcripts, or from a table."),
        )
    with speaking(language):
        header = [_("Participant"), *(a.name for a in attributes)]
        rows = []
        for person in people:
            values = (person.value(a.id) for a in attributes)
            rows.append(
                [
                    person.identifier,
                    *(value_said(v) if v not in (None, "") else "–" for v in values),
                ]
            )
        if any(person.site_id in sites for person in people):
            header.append(_("Site"))
            for person, row in zip(people, rows, strict=True):
                row.append(sites.get(person.site_id or "", "–"))
        described = Message(
            "Table of {n} participants: {columns}.", n=len(people), columns=", ".join(header)
        )
        figures = table_figures(_("Participants"), render(described), header, rows)
    audit.gate(study, {"participants": "\n".join(c for row in (header, *rows) for c in row)})
    return figures


def participants_files(
    study: OpenStudy, form: str, *, language: str = "fr", stem: str = "participants"
) -> tuple[tuple[str, bytes], ...]:
    """The table as ``svg``, ``png`` or ``pdf``."""
    return figure_files(participants_figures(study, language=language), form, stem)
