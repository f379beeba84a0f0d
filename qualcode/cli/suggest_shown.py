"""What ``qualcode suggest`` answers about a study."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qualcode.cli import console
from qualcode.cli.own_command import own_command
from qualcode.errors import BadInputError, NotFoundError
from qualcode.model.coding import CoderKind
from qualcode.services.coders import list_coders
from qualcode.services.codings import who_coded
from qualcode.wording import Message
from qualcode.wording import gettext as _
from qualcode.wording.figures import decimal, percent

if TYPE_CHECKING:
    from qualcode.services.open_study import OpenStudy
    from qualcode.services.progress import Progress
    from qualcode.services.suggestion_quality import SuggestionQuality


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked on the command line."""

    words: str
    code: str
    like: str
    split: str
    doubtful: bool
    alike: bool
    quality: bool
    as_coder: str
    model: str
    topics: bool
    n_topics: int | None


def answer(study: OpenStudy, asked: Asked, *, as_json: bool) -> None:
    """Answers the first thing asked; BadInputError when nothing was."""
    from qualcode.services.suggestion_quality import suggestion_quality

    for wanted, told in (
        (asked.words, _codes),
        (asked.code, _passages),
        (asked.like, _more),
        (asked.split, _groups),
        (asked.doubtful, _doubtful),
        (asked.alike, _alike),
    ):
        if wanted:
            with console.progress(_("Encoding")) as progress:
                rows = told(study, asked, progress)
            _show(rows, as_json=as_json)
            return
    if asked.as_coder:
        _code_as_model(study, asked, as_json=as_json)
        return
    if asked.quality:
        with console.progress(_("Encoding")) as progress:
            found = suggestion_quality(study, model=asked.model, progress=progress)
        _show_quality(found, as_json=as_json)
        return
    raise BadInputError(
        Message("What shall be suggested?"),
        Message(
            "Add --words, --code, --like, --split, --doubtful, --alike, --quality, --as-coder or "
            "--topics."
        ),
    )


def _show(rows: list[dict[str, Any]], *, as_json: bool) -> None:
    if as_json:
        console.show_json(rows)
    elif not rows:
        console.say(Message("Nothing to suggest."))
    else:
        heading = _headings()
        console.show_table(
            [heading[key] for key in rows[0]], [[_cell(v) for v in row.values()] for row in rows]
        )


def _headings() -> dict[str, str]:
    return {
        "code": _("code"),
        "share": _("chance"),
        "likeness": _("likeness"),
        "words": _("words"),
        "nearest": _("nearest extract"),
        "source": _("source"),
        "participant": _("participant"),
        "quote": _("passage"),
        "other": _("reads like"),
        "confused": _("taken for each other"),
        "extracts": _("extracts"),
        "accepted": _("suggestions accepted"),
        "rejected": _("suggestions rejected"),
        "rate": _("acceptance"),
        "precision": _("precision"),
        "recall": _("recall"),
        "clarity": _("clarity"),
        "coder": _("coder"),
    }


def _cell(value: Any) -> str:
    if value is None:
        return "—"
    if isinstance(value, float):
        return decimal(value, 2, kept=True)
    return ", ".join(value) if isinstance(value, list) else str(value)


def _codes(study: OpenStudy, asked: Asked, progress: Progress) -> list[dict[str, Any]]:
    from qualcode.services.suggestion import suggest_for_words

    return [
        {
            "code": found.code.name,
            "share": found.share,
            "words": list(found.words),
            "nearest": found.nearest[0].coding.segment.quote if found.nearest else None,
        }
        for found in suggest_for_words(study, asked.words, model=asked.model, progress=progress)
    ]


def _passages(study: OpenStudy, asked: Asked, progress: Progress) -> list[dict[str, Any]]:
    from qualcode.services.suggested_passages import passages_for_code

    code_id = _code_id(study, asked.code)
    found = passages_for_code(study, code_id, model=asked.model, progress=progress)
    return [{"share": p.likeness, "source": p.source.label, "quote": p.quote} for p in found]


def _more(study: OpenStudy, asked: Asked, progress: Progress) -> list[dict[str, Any]]:
    from qualcode.services.query import Query
    from qualcode.services.retrieval import retrieve
    from qualcode.services.suggested_passages import more_like

    examples = [
        c.segment for f in retrieve(study, Query(words=asked.like)).found for c in f.codings
    ]
    if not examples:
        raise NotFoundError(
            Message("No coded extract holds these words: {words}", words=asked.like),
            Message("Give words of an extract, written as “qualcode search” takes them."),
        )
    found = more_like(study, examples, model=asked.model, progress=progress)
    return [{"likeness": p.likeness, "source": p.source.label, "quote": p.quote} for p in found]


def _code_id(study: OpenStudy, name: str) -> str:
    from qualcode.services.codebook import get_codebook
    from qualcode.services.written_codes import find_code

    return find_code(get_codebook(study), name).id


def _groups(study: OpenStudy, asked: Asked, progress: Progress) -> list[dict[str, Any]]:
    from qualcode.services.suggested_passages import split_of

    found = split_of(study, _code_id(study, asked.split), model=asked.model, progress=progress)
    if found is None:
        return []
    return [
        {
            "words": list(group.words),
            "extracts": len(group.codings),
            "quote": group.codings[0].segment.quote,
            "clarity": found.clarity,
        }
        for group in found.groups
    ]


def _doubtful(study: OpenStudy, asked: Asked, progress: Progress) -> list[dict[str, Any]]:
    from qualcode.services.suggested_passages import doubtful_codings

    return [
        {
            "code": d.code.name,
            "other": d.other.name,
            "share": d.other_share,
            "participant": d.participant,
            "quote": d.coding.segment.quote,
        }
        for d in doubtful_codings(study, model=asked.model, progress=progress)
    ]


def _alike(study: OpenStudy, asked: Asked, progress: Progress) -> list[dict[str, Any]]:
    from qualcode.services.suggested_passages import like_codes

    return [
        {
            "code": a.first.name,
            "other": a.second.name,
            "confused": a.confused,
            "extracts": a.n_extracts,
        }
        for a in like_codes(study, model=asked.model, progress=progress)
    ]


def _show_quality(found: SuggestionQuality, *, as_json: bool) -> None:
    rows = [
        {
            "code": code.name,
            "extracts": q.n_extracts,
            "precision": q.precision,
            "recall": q.recall,
            "accepted": taken.n_accepted,
            "rejected": taken.n_rejected,
            "rate": taken.rate,
        }
        for code, q, taken in found.rows
    ]
    _show(rows, as_json=as_json)
    if as_json:
        return
    if found.hits is not None:
        first, three, five = (percent(share, 0) for share in found.hits)
        console.say(
            Message(
                "The code of an extract comes first for {first}, among the first three for {three},"
                " among the first five for {five}.",
                first=first,
                three=three,
                five=five,
            )
        )
    if found.rate is not None:
        console.say(
            Message(
                "Of the suggestions decided on, {share} were accepted.",
                share=percent(found.rate, 0),
            )
        )


def _code_as_model(study: OpenStudy, asked: Asked, *, as_json: bool) -> None:
    from qualcode.services.suggestion_quality import code_as_model

    with console.progress(_("Encoding")) as progress:
        coder = code_as_model(study, name=asked.as_coder, model=asked.model, progress=progress)
    _show([{"coder": coder.name}], as_json=as_json)
    if not as_json:
        _say_how_to_compare(study, coder.name)


def _say_how_to_compare(study: OpenStudy, model_name: str) -> None:
    """The next command: a model stands in no figure of agreement unless it is named."""
    who = who_coded(study)
    people = [c for c in list_coders(study) if c.id in who and c.kind is not CoderKind.MODEL]
    compared = study.coder if study.coder in people else people[0]
    words = [own_command(), "agreement", str(study.file.path), compared.name, model_name]
    console.say(Message("To compare it with a coder: {command}", command=shlex.join(words)))
