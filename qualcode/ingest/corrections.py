"""What the researcher corrects in a preview. Every correction gives a new draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qualcode.errors import BadInputError, NotFoundError
from qualcode.ingest.canonical import canonical_text
from qualcode.ingest.draft import DraftSpeaker, DraftTurn, TranscriptDraft, count_speakers
from qualcode.ingest.header import read_facts
from qualcode.ingest.notes import find_notes
from qualcode.ingest.structure.roles import NOBODY_ASKS, WITH_THE_INTERVIEWER, is_doubt_of
from qualcode.ingest.turn_edits import cut_turn, join_turns, rewrite_turn, text_with_heads
from qualcode.model import InterviewFacts, Role
from qualcode.wording import Message

_BY_HAND = Message("set by hand")


def set_role(draft: TranscriptDraft, label: str, role: Role) -> TranscriptDraft:
    """The draft with a speaker in another role, in all turns.

    What was doubtful only for want of an interviewer is settled by one, and the points to check
    about it go.
    """
    _known(draft, label)
    speakers = tuple(
        replace(speaker, role=role, how=_BY_HAND, sure=True) if speaker.label == label else speaker
        for speaker in draft.speakers
    )
    turns = tuple(
        replace(turn, role=role) if turn.speaker == label else turn for turn in draft.turns
    )
    return _with_roles_explained(replace(draft, speakers=speakers, turns=turns))


def _with_roles_explained(draft: TranscriptDraft) -> TranscriptDraft:
    """The draft with respondents explained by whether an interviewer is there."""
    somebody_asks = any(s.role is Role.INTERVIEWER for s in draft.speakers)
    before, now = NOBODY_ASKS, WITH_THE_INTERVIEWER
    if not somebody_asks:
        before, now = now, before
    speakers = tuple(
        replace(s, how=now, sure=somebody_asks) if s.how == before else s for s in draft.speakers
    )
    sure = [s.label for s in speakers if s.sure]
    findings = tuple(f for f in draft.findings if not is_doubt_of(f.text, sure))
    return replace(draft, speakers=speakers, findings=findings)


def rename_speaker(draft: TranscriptDraft, label: str, new_label: str) -> TranscriptDraft:
    """The draft with another label for a speaker; a label somebody else has is refused."""
    _known(draft, label)
    wanted = _label(new_label)
    if wanted != label and draft.speaker(wanted) is not None:
        raise BadInputError(
            Message("There is already a speaker called “{label}”.", label=wanted),
            Message("Merge the two speakers if they are the same person."),
        )
    return _give_turns(draft, {label: wanted})


def merge_speakers(draft: TranscriptDraft, label: str, into: str) -> TranscriptDraft:
    """The draft with one speaker's turns given to another; turns that now touch become one."""
    _known(draft, label)
    target = _known(draft, into)
    turns = tuple(
        replace(turn, speaker=into, role=target.role) if turn.speaker == label else turn
        for turn in draft.turns
    )
    return count_speakers(replace(draft, turns=_joined(turns)))


def set_turn_speaker(
    draft: TranscriptDraft, index: int, label: str, role: Role | None = None
) -> TranscriptDraft:
    """The draft with one turn given to a speaker, known or new; no label means a remark of nobody.

    ``role`` is for a new speaker (a respondent unless said otherwise).
    """
    turn = _turn(draft, index)
    given = _given(draft, turn, label, role)
    return count_speakers(replace(draft, turns=_put(draft.turns, index, given)))


def split_turn(
    draft: TranscriptDraft, index: int, offset: int, label: str, role: Role | None = None
) -> TranscriptDraft:
    """The draft with a turn cut at an offset of its text, what follows given to a speaker.

    The offset counts code points of the turn's text; neither side may be empty. ``BadInputError``
    there and inside a word.
    """
    turn = _turn(draft, index)
    if not 0 < offset < len(turn.text) or turn.text[offset - 1 : offset + 1].isalnum():
        raise _nothing_to_split()
    before, after = cut_turn(turn, offset)
    if not before.text or not after.text:
        raise _nothing_to_split()
    parts = (before, _given(draft, after, label, role))
    return count_speakers(replace(draft, turns=_put(draft.turns, index, *parts)))


def merge_with_previous(draft: TranscriptDraft, index: int) -> TranscriptDraft:
    """The draft with a turn joined to the one before, whose speaker keeps the whole.

    ``BadInputError`` for the first turn.
    """
    turn = _turn(draft, index)
    if index == 0:
        raise BadInputError(
            Message("There is no turn before the first one."),
            Message("Choose a later turn."),
        )
    joined = join_turns(draft.turns[index - 1], turn)
    turns = (*draft.turns[: index - 1], joined, *draft.turns[index + 1 :])
    return count_speakers(replace(draft, turns=turns))


def label_to_text(draft: TranscriptDraft, index: int) -> TranscriptDraft:
    """The draft with what was read as a label put back as words, joined to the turn before.

    The first turn keeps its speaker. ``BadInputError`` when no label was taken off the turn.
    """
    turn = _turn(draft, index)
    head = turn.first_head
    if not head:
        raise BadInputError(
            Message("Nothing was taken off this turn as a label."),
            Message("Give the turn another speaker instead."),
        )
    worded = rewrite_turn(turn, f"{head} {turn.text}", heads=turn.heads[1:], shift=len(head) + 1)
    whole = replace(draft, turns=_put(draft.turns, index, worded))
    return merge_with_previous(whole, index) if index else count_speakers(whole)


def turn_to_header(draft: TranscriptDraft, index: int) -> TranscriptDraft:
    """The draft with a turn moved to the header, its facts read there."""
    turn = _turn(draft, index)
    header = (*draft.header, *text_with_heads(turn).split("\n"))
    turns = (*draft.turns[:index], *draft.turns[index + 1 :])
    return count_speakers(replace(_with_header(draft, header), turns=turns))


def header_to_turn(
    draft: TranscriptDraft, index: int, label: str, role: Role | None = None
) -> TranscriptDraft:
    """The draft with the header ending before paragraph ``index``.

    That paragraph and those after it become the first turn, given to a speaker. ``NotFoundError``
    when the header has no such paragraph.
    """
    if not 0 <= index < len(draft.header):
        raise NotFoundError(
            Message("The header has no paragraph {n}.", n=index + 1),
            Message("Choose one of the paragraphs shown."),
        )
    text = "\n".join(draft.header[index:])
    line = draft.turns[0].line if draft.turns else 1
    turn = DraftTurn(text, "", Role.OTHER, _BY_HAND, line=line, notes=find_notes(text))
    given = _given(draft, turn, label, role)
    shorter = _with_header(draft, draft.header[:index])
    return count_speakers(replace(shorter, turns=(given, *draft.turns)))


def edit_turn_text(draft: TranscriptDraft, index: int, new_text: str) -> TranscriptDraft:
    """The draft with other words in a turn, in canonical form; empty text is refused."""
    turn = _turn(draft, index)
    text = canonical_text(new_text)
    if not text:
        raise BadInputError(
            Message("A turn cannot be empty."),
            Message("Join it to the turn before, or move it to the header."),
        )
    return replace(draft, turns=_put(draft.turns, index, rewrite_turn(turn, text)))


def set_facts(draft: TranscriptDraft, facts: InterviewFacts) -> TranscriptDraft:
    """The draft with the facts of the interview as the researcher wants them."""
    return replace(draft, facts=facts)


def split_at_questions(draft: TranscriptDraft, label: str) -> TranscriptDraft:
    """The draft with every sentence that asks given to an interviewer called ``label``.

    A guess for transcripts that name nobody: what stands between two questions is the answer.
    """
    wanted = _label(label)
    known = draft.speaker(wanted)
    role = known.role if known else Role.INTERVIEWER
    turns: list[DraftTurn] = []
    for turn in draft.turns:
        asks = turn.role is Role.INTERVIEWER
        turns += [turn] if asks else _questions_apart(turn, wanted, role)
    return count_speakers(replace(draft, turns=_joined(tuple(turns))))


def _questions_apart(turn: DraftTurn, label: str, role: Role) -> Iterator[DraftTurn]:
    how = Message("a sentence that ends with a question mark")
    rest: DraftTurn | None = turn
    while rest is not None and (place := _first_question(rest.text)) is not None:
        start, stop = place
        if start:
            before, rest = cut_turn(rest, start)
            yield before
        question, rest = (
            cut_turn(rest, stop - start) if stop - start < len(rest.text) else (rest, None)
        )
        yield replace(question, speaker=label, role=role, how=how)
    if rest is not None:
        yield rest


def _first_question(text: str) -> tuple[int, int] | None:
    """Where the first sentence that ends with a question mark begins and ends."""
    mark = text.find("?")
    if mark < 0:
        return None
    start = max(text.rfind(sign, 0, mark) for sign in (". ", "! ", "… ", "\n", ".\u00a0"))
    while text[mark + 1 : mark + 2] in ("?", "!", "»", "”", '"') and mark + 1 < len(text):
        mark += 1
    begin = start + 1 if start >= 0 else 0
    return begin + len(text[begin:]) - len(text[begin:].lstrip()), mark + 1


def _given(draft: TranscriptDraft, turn: DraftTurn, label: str, role: Role | None) -> DraftTurn:
    """The turn with a speaker, in that speaker's role."""
    if not label.strip():
        return replace(turn, speaker="", role=Role.OTHER, how=_BY_HAND)
    wanted = _label(label)
    known = draft.speaker(wanted)
    settled = known.role if known else role or Role.RESPONDENT
    return replace(turn, speaker=wanted, role=settled, how=_BY_HAND)


def _give_turns(draft: TranscriptDraft, labels: dict[str, str]) -> TranscriptDraft:
    def renamed(label: str) -> str:
        return labels.get(label, label)

    return replace(
        draft,
        speakers=tuple(replace(s, label=renamed(s.label)) for s in draft.speakers),
        turns=tuple(replace(t, speaker=renamed(t.speaker)) for t in draft.turns),
    )


def _joined(turns: tuple[DraftTurn, ...]) -> tuple[DraftTurn, ...]:
    """Neighbouring turns of one speaker as one."""
    joined: list[DraftTurn] = []
    for turn in turns:
        if joined and turn.speaker and joined[-1].speaker == turn.speaker:
            joined[-1] = join_turns(joined[-1], turn)
        else:
            joined.append(turn)
    return tuple(joined)


def _with_header(draft: TranscriptDraft, header: tuple[str, ...]) -> TranscriptDraft:
    """Another header; facts the researcher changed stay, the others are read anew."""
    before, after = read_facts(draft.header), read_facts(header)
    kept = draft.facts
    changes = {
        name: getattr(after, name)
        for name in ("date", "place", "duration_min", "number", "title", "others")
        if getattr(kept, name) == getattr(before, name)
    }
    return replace(draft, header=header, facts=replace(kept, **changes))


def _put(turns: tuple[DraftTurn, ...], index: int, *instead: DraftTurn) -> tuple[DraftTurn, ...]:
    return (*turns[:index], *instead, *turns[index + 1 :])


def _turn(draft: TranscriptDraft, index: int) -> DraftTurn:
    if not 0 <= index < len(draft.turns):
        raise NotFoundError(
            Message("The transcript has no turn {n}.", n=index + 1),
            Message("Choose one of the turns shown."),
        )
    return draft.turns[index]


def _known(draft: TranscriptDraft, label: str) -> DraftSpeaker:
    speaker = draft.speaker(label)
    if speaker is None:
        raise NotFoundError(
            Message("Nobody is called “{label}” in this transcript.", label=label),
            Message("Choose one of the speakers shown."),
        )
    return speaker


def _label(label: str) -> str:
    wanted = canonical_text(label).replace("\n", " ")
    if not wanted:
        raise BadInputError(
            Message("A speaker needs a label."), Message("Write E1, M3, Enquêtrice…")
        )
    return wanted


def _nothing_to_split() -> BadInputError:
    return BadInputError(
        Message("A turn can only be split between two words of it."),
        Message("Put the cursor where the other speaker begins."),
    )
