"""What of a study an exchanged project cannot hold, counted before it is written."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.model import Finding, ReleaseState
from qualcode.services.refi_leaving import Leaving
from qualcode.wording import Message


def left_out(leaving: Leaving) -> Iterable[Finding]:
    """What the project cannot hold, with how much of it there is."""
    n_present = sum(len(here) for here in leaving.present.values())
    counted = {
        Message("transcripts that still wait in the vault"): sum(
            s.state is not ReleaseState.RELEASED for s in leaving.sources
        ),
        Message("codings on words that are no longer in their transcript"): len(leaving.codings)
        - n_present,
        Message("marks of divergent cases"): sum(c.divergent for c in leaving.codings),
        Message("extracts picked, ordered or trimmed for the report"): sum(
            c.report_position is not None for c in leaving.codings
        ),
        Message("links of memos to other things"): sum(len(m.links) for m in leaving.memos),
        Message("memos on participants or on words now gone, put to the project"): sum(
            leaving.home(m) == ("study", "") and m.about != "study" for m in leaving.memos
        ),
        Message("dates and notes of consent"): sum(
            p.consent.given_on is not None or bool(p.consent.note) for p in leaving.participants
        ),
    }
    yield from (_stays(what, n) for what, n in counted.items() if n)
    yield _always(
        Message(
            "rounds of triangulation and their decisions, frozen versions of the codebook, "
            "the guide, requests, the history, ends of turns, the order of interviews, remarks told "
            "by italics alone"
        )
    )


def left_out_of_codebook(leaving: Leaving) -> Iterable[Finding]:
    """What a .qdc cannot hold."""
    counted = {
        Message("analysis texts of nodes"): sum(bool(c.analysis) for c in leaving.tree.codes),
        Message("links between codes"): len(leaving.links)
        + sum(bool(c.answers) for c in leaving.tree.codes),
        Message("memos on codes"): sum(m.about == "code" for m in leaving.memos),
    }
    return (_stays(what, n) for what, n in counted.items() if n)


def _stays(what: Message, n: int) -> Finding:
    return Finding(
        Message("not in the file"),
        Message("{what}: {n}", what=what, n=n),
        Message("They stay in the study; other programs have no place for them."),
    )


def _always(what: Message) -> Finding:
    return Finding(
        Message("not in the file"),
        Message("{what}", what=what),
        Message("They stay in the study; other programs have no place for them."),
    )
