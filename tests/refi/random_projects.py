"""Random projects: accents, emoji, combining marks, overlapping and touching selections, deep trees."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from qualcode.refi.project import (
    RefiCase,
    RefiCode,
    RefiCoding,
    RefiLink,
    RefiNote,
    RefiProject,
    RefiSelection,
    RefiSet,
    RefiSource,
    RefiUser,
    RefiValue,
    RefiVariable,
)

GUIDS = st.uuids().map(str)
WORDS = st.text(
    st.sampled_from("abcéèœÉ’«»\u00a0\u202f <>&\"'\n\t😀👩🏽e\u0301\u0323…0123-@=ﬁ漢\u200d"),
    min_size=1,
    max_size=40,
)
VALUES = st.one_of(
    st.booleans(),
    st.integers(-(10**9), 10**9).map(float),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    WORDS.filter(str.strip),
)


@st.composite
def projects(draw: st.DrawFn) -> RefiProject:
    """A project whose references all point at something."""
    guids = iter(draw(st.lists(GUIDS, min_size=60, max_size=60, unique=True)))
    users = tuple(RefiUser(next(guids), draw(WORDS).strip() or "x") for _ in range(draw(_few(3))))
    notes = tuple(
        RefiNote(next(guids), draw(WORDS), draw(WORDS), draw(_any(users)))
        for _ in range(draw(_few(3)))
    )
    codes = _tree(draw, guids, notes)
    variables = tuple(
        RefiVariable(next(guids), draw(WORDS), draw(st.sampled_from(["Text", "Boolean", "Date"])))
        for _ in range(draw(_few(2)))
    )
    sources = tuple(
        _source(draw, guids, users, codes, notes, variables) for _ in range(draw(_few(2)))
    )
    return RefiProject(
        draw(WORDS),
        "qualcode 1",
        users,
        codes,
        variables,
        tuple(
            RefiCase(
                next(guids),
                draw(WORDS),
                draw(st.one_of(st.just(""), WORDS)),
                _cells(draw, variables),
                tuple(s.guid for s in sources if draw(st.booleans())),
            )
            for _ in range(draw(_few(2)))
        ),
        sources,
        notes,
        tuple(
            RefiLink(next(guids), draw(WORDS), codes[0].guid, codes[-1].guid, draw(st.booleans()))
            for _ in range(draw(_few(2)) if codes else 0)
        ),
        tuple(
            RefiSet(
                next(guids),
                draw(WORDS),
                draw(st.one_of(st.just(""), WORDS)),
                tuple(c.guid for c in codes if draw(st.booleans())),
                tuple(s.guid for s in sources if draw(st.booleans())),
            )
            for _ in range(draw(_few(2)))
        ),
        draw(st.one_of(st.just(""), WORDS)),
        tuple(n.guid for n in notes if draw(st.booleans())),
    )


def _few(most: int) -> st.SearchStrategy[int]:
    return st.integers(0, most)


def _any(nouns: tuple[RefiUser, ...]) -> st.SearchStrategy[str]:
    return st.sampled_from([noun.guid for noun in nouns]) if nouns else st.just("")


def _tree(draw: st.DrawFn, guids: object, notes: tuple[RefiNote, ...]) -> tuple[RefiCode, ...]:
    """Codes parents first, in the order in which the file has them."""
    made: list[RefiCode] = []
    for _ in range(draw(_few(7))):
        above = draw(st.sampled_from([None, *(c.guid for c in made)]))
        made.append(
            RefiCode(
                next(guids),  # type: ignore[call-overload]
                draw(WORDS),
                above,
                draw(st.booleans()),
                draw(st.sampled_from(["", "#00ff7f", "#4C6A92"])),
                draw(st.one_of(st.just(""), WORDS)),
                tuple(n.guid for n in notes if draw(st.booleans())),
            )
        )
    return tuple(_in_order(made, None))


def _in_order(codes: list[RefiCode], parent: str | None) -> list[RefiCode]:
    found: list[RefiCode] = []
    for code in codes:
        if code.parent_guid == parent:
            found += [code, *_in_order(codes, code.guid)]
    return found


def _cells(draw: st.DrawFn, variables: tuple[RefiVariable, ...]) -> tuple[RefiValue, ...]:
    return tuple(RefiValue(v.guid, draw(VALUES)) for v in variables if draw(st.booleans()))


def _source(
    draw: st.DrawFn,
    guids: object,
    users: tuple[RefiUser, ...],
    codes: tuple[RefiCode, ...],
    notes: tuple[RefiNote, ...],
    variables: tuple[RefiVariable, ...],
) -> RefiSource:
    text = "".join(draw(st.lists(WORDS, min_size=1, max_size=6)))
    selections = []
    for _ in range(draw(_few(4))):
        ends = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        codings = tuple(
            RefiCoding(
                next(guids),  # type: ignore[call-overload]
                draw(st.sampled_from([c.guid for c in codes])),
                draw(_any(users)),
                draw(st.sampled_from(["", "2026-03-12T10:00:00Z"])),
                tuple(n.guid for n in notes if draw(st.booleans())),
            )
            for _ in range(draw(_few(2)) if codes else 0)
        )
        name = text[ends[0] : ends[1]] if draw(st.booleans()) else ""
        selections.append(
            RefiSelection(next(guids), ends[0], ends[1], name, codings)  # type: ignore[call-overload]
        )
    return RefiSource(
        next(guids),  # type: ignore[call-overload]
        draw(WORDS),
        text,
        selections=tuple(selections),
        note_guids=tuple(n.guid for n in notes if draw(st.booleans())),
        values=_cells(draw, variables),
        user_guid=draw(_any(users)),
    )
