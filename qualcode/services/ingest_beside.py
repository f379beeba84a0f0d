"""A preview beside the study it is for: labels go on after those there, repeats are said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qualcode.anonymise.folding import fold_phrase
from qualcode.model import Finding, Role
from qualcode.services.ingest import Preview, Previewed, agreed_label, said_label, waiting_draft
from qualcode.services.neutral_labels import label_of_file, propose_labels, without_version
from qualcode.services.open_study import OpenStudy
from qualcode.services.repeats import Twin, in_vault, twins_of, with_originals
from qualcode.store.rows.participants import load_participants
from qualcode.store.rows.sources import load_sources
from qualcode.wording import Message

_RUN = 4  # words; a correction here and there leaves most runs whole
_MOSTLY = 0.5
_PARTLY = 0.2  # enough where the file bears the same name too

_SHOWN = 12
_IDENTIFIER = re.compile(r"[A-Za-z]{1,4}\d{1,3}")
_WORDS = re.compile(r"[^\W_]+")

Runs = frozenset[int]


@dataclass(frozen=True, slots=True)
class _Known:
    """A source of the study: its label, and the name and runs of words of its original."""

    label: str
    name: str
    runs: Runs


def beside(study: OpenStudy, preview: Preview) -> Preview:
    """The preview with labels that go on after those of the study, and what is there already said.

    A file keeps the label of a source where its own name says so (M3, E3_v2), or where its words
    do: most of them are that source's, though not all. Raises LockedError without the vault.
    """
    arrivals = preview.interviews
    by_words = in_vault(study)
    with study.reading() as reader:
        present = [source.label for source in load_sources(reader)]
    twins = twins_of(arrivals, by_words)
    there = {label.casefold() for label in present}
    named = [_named(p, there) for p in arrivals]
    people = _without_interview(study, present)
    labels = _labels(study, arrivals, named, twins, present, _listed(arrivals, people))
    labelled = tuple(replace(p, label=label) for p, label in zip(arrivals, labels, strict=True))
    said = [_said(p, twins.get(n), arrivals, labels) for n, p in enumerate(labelled)]
    closer = [
        _corrects(p)
        for n, p in enumerate(labelled)
        if n not in twins and p.label.casefold() in there and p.label != named[n]
    ]
    strangers = _strangers(labelled, twins, there, people)
    return Preview(labelled, (*preview.findings, *filter(None, said), *closer, *strangers))


def _named(previewed: Previewed, there: Collection[str]) -> str:
    """What it is called; a table's answers correct no source, so theirs are new labels."""
    said = said_label(previewed)
    return "" if previewed.n_in_file > 1 and said.casefold() in there else said


def _labels(
    study: OpenStudy,
    arrivals: Sequence[Previewed],
    named: Sequence[str],
    twins: Mapping[int, Twin],
    present: list[str],
    listed: Mapping[int, str],
) -> list[str]:
    """A label for each, in their order; what is there already is numbered last."""
    asked = [
        n
        for n, name in enumerate(named)
        if not name and n not in twins and arrivals[n].n_in_file == 1
    ]
    corrected = _corrected(study, {n: arrivals[n] for n in asked}, present) if asked else {}
    said = [
        corrected.get(n) or listed.get(n) or name or _free(arrivals[n], present)
        for n, name in enumerate(named)
    ]
    order = sorted(range(len(arrivals)), key=lambda n: n in twins)
    proposed = propose_labels([said[n] for n in order], present)
    by_place = dict(zip(order, proposed, strict=True))
    return [by_place[n] for n in range(len(arrivals))]


def _without_interview(study: OpenStudy, present: Sequence[str]) -> tuple[str, ...]:
    """The identifiers of the participants' table that no source is called by."""
    there = {label.casefold() for label in present}
    with study.reading() as reader:
        identifiers = [person.identifier for person in load_participants(reader)]
    return tuple(each for each in identifiers if each.casefold() not in there)


def _listed(arrivals: Sequence[Previewed], people: Sequence[str]) -> dict[int, str]:
    """Whose of the table a file is, where its name or its head says one of them, and it alone."""
    wanted = {each.casefold(): each for each in people if _IDENTIFIER.fullmatch(each)}
    found: dict[int, str] = {}
    for n, previewed in enumerate(arrivals):
        draft = previewed.draft
        said = " ".join((Path(draft.name).stem, *draft.header)).casefold()
        hits = wanted.keys() & set(_WORDS.findall(said))
        if previewed.n_in_file == 1 and len(hits) == 1:
            found[n] = wanted[hits.pop()]
    times = Counter(found.values())
    return {n: label for n, label in found.items() if times[label] == 1}


def _strangers(
    labelled: Sequence[Previewed],
    twins: Mapping[int, Twin],
    there: Collection[str],
    people: Sequence[str],
) -> tuple[Finding, ...]:
    """Says so when interviews come that are nobody's of the table, and some there have none."""
    known = {each.casefold() for each in people} | set(there)
    new = [p.label for n, p in enumerate(labelled) if n not in twins]
    without = [each for each in people if each.casefold() not in {x.casefold() for x in new}]
    unknown = [label for label in new if label.casefold() not in known]
    if not unknown or not without:
        return ()
    return (
        Finding(
            Message("participants of the table"),
            Message(
                "Nobody there is called {labels}; without an interview: {people}.",
                labels=", ".join(unknown[:_SHOWN]),
                people=", ".join(without[:_SHOWN]),
            ),
            Message(
                "Write the participant’s identifier as the label of their interview; otherwise "
                "each label adds a participant."
            ),
        ),
    )


def _free(previewed: Previewed, present: Sequence[str]) -> str:
    """What file and speaker agree to call it, where no source is called so yet."""
    agreed = agreed_label(previewed)
    return "" if agreed.casefold() in {label.casefold() for label in present} else agreed


def _corrected(
    study: OpenStudy, arrivals: Mapping[int, Previewed], present: Iterable[str]
) -> dict[int, str]:
    """The labels of the sources that arrivals put right, each source but once."""
    as_written = {label.casefold(): label for label in present}
    found: dict[int, str] = {}
    for n, previewed in arrivals.items():
        said = label_of_file(without_version(Path(previewed.draft.name).stem)).casefold()
        if said in as_written:
            found[n] = as_written[said]
    runs = {n: _runs(p) for n, p in arrivals.items() if n not in found}
    likeness = [
        (share, n, known.label)
        for known in (_originals(study) if runs else ())
        for n, own in runs.items()
        if (share := _share(own, known.runs)) >= _enough(arrivals[n].draft.name, known.name)
    ]
    for _, n, label in sorted(likeness, reverse=True):
        if n not in found and label not in found.values():
            found[n] = label
    return found


def _originals(study: OpenStudy) -> Iterable[_Known]:
    for source in with_originals(study):
        draft = waiting_draft(study, source.id)
        yield _Known(source.label, draft.name, _runs(Previewed(source.label, draft, b"")))


def _runs(previewed: Previewed) -> Runs:
    """What is said in answer, as runs of words: the questions of a guide are in every interview."""
    turns = previewed.draft.turns
    said = " ".join(t.text for t in turns if t.role is not Role.INTERVIEWER)
    words = fold_phrase(said).split()
    return frozenset(hash(tuple(words[n : n + _RUN])) for n in range(len(words) - _RUN + 1))


def _share(one: Runs, other: Runs) -> float:
    """How much of the longer of two is in both, 0 to 1."""
    longer = max(len(one), len(other))
    return len(one & other) / longer if longer else 0.0


def _enough(name: str, other: str) -> float:
    stems = {without_version(Path(each).stem).casefold().strip() for each in (name, other)}
    return _PARTLY if len(stems) == 1 else _MOSTLY


def _said(
    previewed: Previewed, twin: Twin | None, arrivals: Sequence[Previewed], labels: Sequence[str]
) -> Finding | None:
    """That its words are there already, in the study or among what comes in."""
    if twin is None:
        return None
    if isinstance(twin, str):
        text = Message("This is word for word {of}, which is in the study already.", of=twin)
    else:
        text = Message(
            "This is word for word {of} ({file}), which comes in too.",
            of=labels[twin],
            file=arrivals[twin].draft.name,
        )
    return Finding(
        Message("file {name}", name=previewed.draft.name),
        text,
        Message("It is left out. If it must be there twice, tick “Keep both” (--keep-both)."),
    )


def _corrects(previewed: Previewed) -> Finding:
    return Finding(
        Message("file {name}", name=previewed.draft.name),
        Message(
            "It looks like a corrected version of {of}, so it was given that label.",
            of=previewed.label,
        ),
        Message("If it is another interview, give it another label."),
    )
