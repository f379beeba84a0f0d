"""What ``qualcode suggest --topics`` answers: topics, how far to trust them, who speaks of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.cli import console
from qualcode.cli.leaving import checked, form_of
from qualcode.wording import Message, current_language, render
from qualcode.wording import gettext as _
from qualcode.wording.figures import decimal

if TYPE_CHECKING:
    from qualcode.cli.executor_options import Where
    from qualcode.cli.suggest_shown import Asked
    from qualcode.services.open_study import OpenStudy
    from qualcode.services.topic_counts import TopicCounts
    from qualcode.services.topics import FoundTopics

_TABLES = ("xlsx", "csv")
_PICTURES = ("png", "svg", "pdf")


def tell_topics(
    study: OpenStudy,
    asked: Asked,
    where: Where,
    to: Path | None,
    passphrase_file: Path | None,
    *,
    as_json: bool,
) -> None:
    """Finds the topics, then prints them or writes them beside the study."""
    from qualcode.services.topics import find_topics

    if to is not None:
        form_of(to, (*_TABLES, *_PICTURES))
    with where.executor() as executor, console.progress(_("Encoding")) as progress:
        found = find_topics(
            study,
            n_topics=asked.n_topics,
            model=asked.model,
            progress=progress,
            executor=executor,
        )
    if as_json:
        console.show_json(topics_as_json(study, found))
    else:
        _show(study, found)
    if to is not None:
        with checked(study, passphrase_file):
            written = _written(study, found, to)
        for path in written:
            console.say_error(render(Message("Written to {path}.", path=path)))


def topics_as_json(study: OpenStudy, found: FoundTopics) -> dict[str, Any]:
    """Everything about the topics with the names scripts read; topics are numbered from 1.

    A join of the tree has the number after the last, as scipy counts them.
    """
    from qualcode.services.matrix_choice import By
    from qualcode.services.topic_counts import countable, topic_counts

    n = len(found.topics)
    numbers = {row: t.number for t, f in zip(found.topics, found.figures.topics, strict=True)
               for row in f.rows}  # fmt: skip
    return {
        "model": found.model,
        "explained": [render(said) for said in found.explained],
        "n_units": len(found.units),
        "n_topics": n,
        "n_outliers": len(found.outliers),
        "stability": found.figures.stability,
        "tried": [
            {"n_topics": t.n, "silhouette": t.clarity, "largest_share": t.largest}
            for t in found.figures.tried
        ],
        "topics": [
            {
                "topic": t.number,
                "name": t.name,
                "words": list(t.words),
                "passages": len(t.units),
                "participants": len(t.by_participant),
                "coherence": t.coherence,
                "typical": [u.quote for u in t.units[:3]],
            }
            for t in found.topics
        ],
        "tree": [
            {"join": n + i, "of": [a + 1, b + 1], "distance": d}
            for i, (a, b, d) in enumerate(found.figures.tree, 1)
        ],
        "map": [
            {"x": float(x), "y": float(y), "topic": numbers.get(i), "source": u.source.label,
             "start": u.span.start, "end": u.span.end}
            for i, ((x, y), u) in enumerate(zip(found.figures.places, found.units, strict=True))
        ],
        "by_participant": _counts_as_json(topic_counts(study, found, By.PARTICIPANT)),
        "by_attribute": {
            name: _counts_as_json(topic_counts(study, found, By.ATTRIBUTE, key))
            for key, name in countable(study).items()
        },
    }  # fmt: skip


def _counts_as_json(counts: TopicCounts) -> dict[str, Any]:
    return {
        "groups": list(counts.groups),
        "topics": [list(row) for row in counts.cells[:-1]],
        "of_no_topic": list(counts.cells[-1]),
    }


def _show(study: OpenStudy, found: FoundTopics) -> None:
    from qualcode.services.matrix_choice import By
    from qualcode.services.topic_counts import countable, topic_counts
    from qualcode.services.topics_export import counts_sheet, topic_words

    for said in found.explained:
        console.say(said)
    console.show_table(
        (_("topic"), _("words"), _("passages"), _("participants"), _("coherence"), _("passage")),
        [
            (
                t.number,
                ", ".join(t.words[:5]),
                len(t.units),
                len(t.by_participant),
                "—" if t.coherence is None else decimal(t.coherence, 2, kept=True),
                console.cut(t.units[0].quote, 80),
            )
            for t in found.topics
        ],
    )
    console.say(topic_words(found, "tree", current_language()))
    for by, key in ((By.PARTICIPANT, ""), *((By.ATTRIBUTE, k) for k in countable(study))):
        counts = topic_counts(study, found, by, key)
        if counts.too_many is not None:
            console.say(counts.too_many)
            continue
        sheet = counts_sheet(found, counts)
        console.show_table(sheet.header, sheet.rows, title=sheet.name)


def _written(study: OpenStudy, found: FoundTopics, to: Path) -> list[str]:
    """The table under its name; pictures as NAME-map, NAME-tree and NAME-counts."""
    from qualcode.services import topics_export, writing
    from qualcode.services.topic_counts import topic_counts

    form, language = to.suffix.removeprefix(".").casefold(), current_language()
    if form in _TABLES:
        content = topics_export.topics_book(study, found, form, language=language)
        return [str(writing.write_file(to, content))]
    counts = topic_counts(study, found)
    drawn: tuple[str, ...] = topics_export.DRAWN
    if counts.too_many is not None:
        console.say_error(render(counts.too_many))
        drawn = tuple(which for which in drawn if which != "counts")
    return [
        str(
            writing.write_file(
                to.with_name(f"{to.stem}-{which}.{form}"),
                topics_export.topic_picture(
                    study, found, which, form, counts=counts, language=language
                ),
            )
        )
        for which in drawn
    ]
