"""How portraits are shown on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qualcode.cli import console
from qualcode.wording import Message
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from qualcode.services.alike_codes import AlikeCodes
    from qualcode.services.portraits import InterviewPortrait, Portraits

_SHOWN = 10


def show_one(one: InterviewPortrait, *, as_json: bool) -> None:
    """An interview: its rows along the text, as a table or as JSON."""
    if as_json:
        console.show_json(
            {
                "interview": one.interview,
                "transcript": one.source.label,
                "participants": list(one.participants),
                "n_codings": one.n_codings,
                "n_words_interviewer": one.words.interviewer,
                "n_words_others": one.words.others,
                "interviewer_share": one.words.share,
                "coded_share": one.coded_share,
                "rows": [
                    {
                        "theme": row.code.name,
                        "stretches": [
                            {
                                "coding": s.coding.id,
                                "from": s.start,
                                "to": s.end,
                                "quote": s.coding.segment.quote,
                            }
                            for s in row.stretches
                        ],
                    }
                    for row in one.rows
                ],
            }
        )
        return
    console.show_table(
        (_("theme"), _("extracts"), _("along the text")),
        [(r.code.name, len(r.extracts), _bar([(s.start, s.end) for s in r.extracts])) for r in one.rows],
    )  # fmt: skip
    console.say(
        Message(
            "{name}: {coded} of what is answered is coded; the interviewer says {share} of the "
            "words.",
            name=one.interview,
            coded=_percent(one.coded_share),
            share=_percent(one.words.share),
        )
    )


def _bar(stretches: list[tuple[float, float]], width: int = 50) -> str:
    """A row of signs: # where something stands, a point where nothing does."""
    marked = {
        n
        for start, end in stretches
        for n in range(int(start * width), max(int(start * width) + 1, round(end * width)))
    }
    return "".join("#" if n in marked else "·" for n in range(width))


def _percent(share: float | None) -> str:
    from qualcode.wording.figures import percent

    return "—" if share is None else percent(share)


def study_as_json(seen: Portraits) -> dict[str, Any]:
    """Everything counted of a study."""
    return {
        "interviews": [
            {
                "interview": each.interview,
                "transcript": each.source.label,
                "n_words_interviewer": each.words.interviewer,
                "n_words_others": each.words.others,
                "interviewer_share": each.words.share,
            }
            for each in seen.words()
        ],
        "timeline": {
            "interviews": list(seen.interviews),
            "codes": [
                {
                    "code": row.code.name,
                    "above": list(row.above),
                    "first": seen.interviews[row.first],
                    "counts": list(row.counts),
                }
                for row in seen.timeline()
            ],
        },
        "uncoded": [
            {
                "transcript": p.source.label,
                "participant": p.participant,
                "start": p.span.start,
                "end": p.span.end,
                "n_words": p.n_words,
                "quote": p.quote,
            }
            for p in seen.uncoded(fewest=1)
        ],
        "of_one_participant": [
            {"code": c.code.name, "participant": c.participant, "n": c.n_extracts}
            for c in seen.of_one_participant()
        ],
        "without_definition": [
            {"code": code.name, "n": n} for code, n in seen.without_definition()
        ],
    }


def pairs_as_json(found: tuple[AlikeCodes, ...]) -> list[dict[str, Any]]:
    """Codes that look alike, by each trait."""
    return [
        {
            "code": pair.kept.name,
            "other": pair.other.name,
            "likeness": pair.likeness.overall,
            "by_name": pair.likeness.name,
            "by_definition": pair.likeness.definition,
            "by_extracts": pair.likeness.extracts,
            "n": list(pair.n_extracts),
        }
        for pair in found
    ]


def show_study(seen: Portraits) -> None:
    """What was counted of a study, in tables."""
    console.show_table(
        (_("interview"), _("interviewer (words)"), _("others (words)"), _("share")),
        [
            (w.interview, w.words.interviewer, w.words.others, _percent(w.words.share))
            for w in seen.words()
        ],
    )
    console.show_table(
        (_("code"), _("first met in"), *seen.interviews),
        [
            (r.code.name, seen.interviews[r.first], *(n or "" for n in r.counts))
            for r in seen.timeline()
        ],
    )
    longest = seen.uncoded()
    if longest:
        console.show_table(
            (_("who"), _("words"), _("longest passages without a code")),
            [(p.participant, p.n_words, _cut(p.quote)) for p in longest[:_SHOWN]],
        )
    for title, rows in (
        (_("used by one participant only"), [(c.code.name, c.participant, c.n_extracts) for c in seen.of_one_participant()]),
        (_("without definition"), [(code.name, "", n) for code, n in seen.without_definition()]),
    ):  # fmt: skip
        if rows:
            console.show_table((title, "", _("extracts")), rows)


def show_pairs(found: tuple[AlikeCodes, ...]) -> None:
    """Codes that look alike, in a table."""
    if not found:
        console.say(Message("No two codes look like the same under two names."))
        return
    console.show_table(
        (_("code"), _("and"), _("likeness"), _("by name"), _("by definition"), _("by extracts")),
        [
            (p.kept.name, p.other.name, *map(_percent, (p.likeness.overall, p.likeness.name, p.likeness.definition, p.likeness.extracts)))
            for p in found
        ],
    )  # fmt: skip


def _cut(quote: str, most: int = 90) -> str:
    """The beginning of a passage, on one line."""
    words = " ".join(quote.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
