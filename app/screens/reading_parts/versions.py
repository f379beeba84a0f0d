"""A text as it was and as it is, side by side, with the codings on each."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import streamlit as st

from app.components import versions as versions_part
from app.frame import session
from app.frame.colours import colours_of
from app.frame.handles import Handle
from app.frame.text import plain
from app.screens.requests_parts.when import moment_of
from app.words import role_name
from qualcode.model import Codebook, Coding, Role, Source, Span, Turn
from qualcode.services import codebook, coders, versions
from qualcode.services.open_study import OpenStudy
from qualcode.services.versions import ComparedVersions, Piece, ReadVersion, TextVersion
from qualcode.wording import Message, current_language, render
from qualcode.wording import gettext as _

Light = dict[str, Any]
Over = tuple[int, Span]

_REASONS = {
    "release": Message("as released"),
    "correction": Message("corrected version"),
    "extracts": Message("extracts brought in"),
}


def is_asked(source: Source) -> bool:
    """Whether somebody wants to see this text's versions rather than code it."""
    return bool(session.remembered("versions_of") == source.id)


def way_in(study: OpenStudy, source: Source) -> None:
    """The button to the versions, or back to coding; nothing where there is one version only."""
    if len(versions.list_versions(study, source.id)) < 2:
        return
    asked = is_asked(source)
    label = _("Back to coding") if asked else _("Compare the versions of this text")
    if st.button(
        label if asked else "",
        icon=":material/arrow_back:" if asked else ":material/difference:",
        help=None if asked else label,
        key="qc_reading_versions",
        type="tertiary",
    ):
        session.remember("versions_of", None if asked else source.id)
        st.rerun()


def draw(handle: Handle, source: Source) -> None:
    """The choice of two versions, then both."""
    study = handle.study
    every = versions.list_versions(study, source.id)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        old = _choose(_("One version"), every, every[-2].number, f"qc_version_old_{source.id}")
        new = _choose(_("and another"), every, every[-1].number, f"qc_version_new_{source.id}")
    if old == new:
        st.caption(_("Choose two different versions."))
        return
    compared = versions.compare_versions(study, source.id, min(old, new), max(old, new))
    st.caption(
        _(
            "Struck through: no longer said so. Underlined twice: new. Codings stand on the version "
            "they were last placed on; on an earlier one they are shown where their words stood."
        )
    )
    versions_part.show(_page(study, compared), key="qc_versions")


def _choose(label: str, every: Sequence[TextVersion], present: int, key: str) -> int:
    numbers = [v.number for v in every]
    by_number = {v.number: v for v in every}
    chosen = st.selectbox(
        label,
        numbers,
        index=numbers.index(present),
        format_func=lambda n: _named(by_number[n]),
        key=f"{key}_{current_language()}_{len(every)}",
        width=420,
    )
    return int(chosen)


def _named(version: TextVersion) -> str:
    reason = _REASONS.get(version.reason)
    return render(
        Message(
            "{n}: {reason}, {when}",
            n=version.number,
            reason=render(reason) if reason else version.reason,
            when=moment_of(version.created_at),
        )
    )


def _page(study: OpenStudy, compared: ComparedVersions) -> Light:
    tree = codebook.get_codebook(study)
    names = {c.id: c.name for c in coders.list_coders(study)}
    every = {c.coder_id for c in (*compared.old.codings, *compared.new.codings)}
    several = names if len(every) > 1 else {}
    left, right = _turns(compared.old), _turns(compared.new)
    page: Light = {
        "words": _words(compared),
        "codings": {
            "old": _codings(compared.old, tree, several),
            "new": _codings(compared.new, tree, several),
        },
        "rows": [
            {
                "differs": turn.differs,
                "old": left(turn.old, turn.old_pieces),
                "new": right(turn.new, turn.new_pieces),
            }
            for turn in compared.turns
        ],
    }
    content = json.dumps(page, ensure_ascii=False).encode()
    return page | {"stamp": hashlib.blake2b(content, digest_size=12).hexdigest()}


def _codings(read: ReadVersion, tree: Codebook, names: dict[str, str]) -> list[Light]:
    colours = colours_of(tree)
    return [
        {
            "name": tree.get(c.code_id).name,
            "path": " › ".join(tree.path(c.code_id)),
            "colour": colours[c.code_id],
            "who": names.get(c.coder_id, ""),
            "waits": c.id in read.waiting_ids,
        }
        for c in read.codings
        if c.code_id in tree
    ]


def _turns(read: ReadVersion) -> Callable[[int | None, Sequence[Piece]], Light | None]:
    """What draws a turn of this version, given its place and its pieces."""
    turns = read.transcript.turns_to_read()
    over = _by_turn(read.codings, turns)

    def drawn(place: int | None, pieces: Sequence[Piece]) -> Light | None:
        if place is None:
            return None
        turn, text = turns[place], read.transcript.text
        said = role_name(turn.role) if turn.role is Role.INTERVIEWER else ""
        return {
            "n": place + 1,
            "role": turn.role.value,
            "speaker": turn.speaker or said,
            "pieces": [c for piece in pieces for c in _cut(text, piece, over.get(place, []))],
        }

    return drawn


def _by_turn(codings: Sequence[Coding], turns: Sequence[Turn]) -> dict[int, list[Over]]:
    """The codings over each turn, with their place in the list."""
    found: dict[int, list[Over]] = {}
    ends = [turn.span.end for turn in turns]
    for n, coding in enumerate(codings):
        span = coding.segment.span
        place = bisect_right(ends, span.start)
        while place < len(turns) and turns[place].span.start < span.end:
            found.setdefault(place, []).append((n, span))
            place += 1
    return found


def _cut(text: str, piece: Piece, over: Sequence[Over]) -> list[Light]:
    """A piece cut wherever a coding begins or ends in it, each part with the codings over it."""
    here = [(n, s) for n, each in over if (s := each.intersection(piece.span)) is not None]
    ends = {end for _n, span in here for end in (span.start, span.end)}
    cuts = sorted({piece.span.start, piece.span.end} | ends)
    return [
        {
            "text": text[start:end],
            "differs": piece.differs,
            "codings": [n for n, span in here if span.start <= start and end <= span.end],
        }
        for start, end in pairwise(cuts)
    ]


def _words(compared: ComparedVersions) -> dict[str, str]:
    differing = Message.plural("{n} turn differs", "{n} turns differ", n=compared.n_differing)
    return {
        "label": _("The two versions"),
        "old": _named(compared.old.version),
        "new": _named(compared.new.version),
        "only": _("Only what differs"),
        "previous": _("Previous difference (p)"),
        "next": _("Next difference (n)"),
        "at": _("Difference {n} of {of}"),
        "counted": plain(differing),
        "not_yet": _("Not in this version."),
        "gone": _("No longer in this version."),
        "codings": _("Codings of this turn"),
        "waits": _("to place again"),
    }
