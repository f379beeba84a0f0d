"""Who asks and who answers, when the labels do not say it themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qualcode.ingest.draft import DraftTurn
from qualcode.ingest.structure.label_shapes import fold_label, role_of_word
from qualcode.ingest.structure.label_words import LETTERS, TRADES_THAT_ASK
from qualcode.ingest.structure.layouts import asks
from qualcode.ingest.structure.near_labels import nearest_word
from qualcode.ingest.structure.pieces import RoleReason
from qualcode.model import Role, n_words
from qualcode.wording import Message

NOBODY_ASKS = Message("no interviewer was recognised; taken as a respondent")
WITH_THE_INTERVIEWER = Message("speaks with the interviewer")
_ROLE_NAMES = {
    Role.INTERVIEWER: Message("interviewer"),
    Role.RESPONDENT: Message("respondent"),
    Role.OTHER: Message("other"),
}
_ASKS_OFTEN = 0.4
_ASKS_MOSTLY = 0.5
_MUCH_MORE = 1.5
_SHORT = 25
_ENOUGH_TURNS = 4
_MUCH_SHORTER = 3
_AMBIGUOUS = frozenset("e")


@dataclass(frozen=True, slots=True)
class Habits:
    """How a speaker talks: share of turns that ask, words a turn, and what the label hints at."""

    asks: float
    n_words: float
    n_turns: int
    lean: float
    is_ambiguous: bool

    @property
    def score(self) -> float:
        """The higher, the likelier an interviewer."""
        return self.asks + self.lean - min(self.n_words, 200) / 400


def settle_roles(
    turns: Sequence[DraftTurn], known: Mapping[str, RoleReason]
) -> dict[str, RoleReason]:
    """A role for every speaker: what the labels say, else what the talk shows."""
    habits = {label: _habits(label, turns) for label in dict.fromkeys(t.speaker for t in turns)}
    habits.pop("", None)
    settled = {label: known[label] for label in habits if label in known}
    settled |= _by_near_word([label for label in habits if label not in settled])
    settled |= _asked_themselves(habits, settled)
    unknown = {label: habits[label] for label in habits if label not in settled}
    if not unknown:
        return settled
    if not any(reason.role is Role.INTERVIEWER for reason in settled.values()):
        talkers = {
            label: habit
            for label, habit in habits.items()
            if label in unknown or settled[label].role is not Role.OTHER
        }
        asker = _asker(unknown, talkers)
        if asker:
            settled[asker] = _asks_most(unknown.pop(asker), unknown, talkers)
    has_asker = any(reason.role is Role.INTERVIEWER for reason in settled.values())
    return settled | {
        label: _answers(habit, settled, has_asker=has_asker) for label, habit in unknown.items()
    }


def doubt_of(label: str, role: Role, how: Message) -> Message:
    """That the role of a speaker is doubtful, and why it was given."""
    return Message(
        "The role of “{label}” is doubtful: {role} ({why}).",
        label=label,
        role=_ROLE_NAMES[role],
        why=how,
    )


def is_doubt_of(said: Message, labels: Iterable[str]) -> bool:
    """Whether a sentence is a doubt about the role of one of these speakers."""
    doubt = doubt_of("", Role.OTHER, NOBODY_ASKS)
    return said.text == doubt.text and said.values.get("label") in set(labels)


def _habits(label: str, turns: Sequence[DraftTurn]) -> Habits:
    own = [turn for turn in turns if turn.speaker == label]
    key = fold_label(label)
    letter = key.rstrip("0123456789")
    return Habits(
        asks=sum("?" in turn.text or asks(turn.text[:40]) for turn in own) / len(own),
        n_words=sum(n_words(turn.text) for turn in own) / len(own),
        n_turns=len(own),
        lean=LETTERS.get(letter, 0.0),
        is_ambiguous=letter in _AMBIGUOUS,
    )


def _by_near_word(labels: Sequence[str]) -> dict[str, RoleReason]:
    """Roles of labels that misspell a known word."""
    near = {label: nearest_word(fold_label(label)) for label in labels}
    return {
        label: RoleReason(
            role, Message("the label “{label}” looks like “{word}”", label=label, word=word), False
        )
        for label, word in near.items()
        if word and (role := role_of_word(word))
    }


def _asked_themselves(
    habits: Mapping[str, Habits], settled: Mapping[str, RoleReason]
) -> dict[str, RoleReason]:
    """Where nobody would answer: who has a trade that asks, but is asked by an interviewer here."""
    if set(settled) != set(habits) or any(
        reason.role is not Role.INTERVIEWER for reason in settled.values()
    ):
        return {}
    trade = {label for label in habits if fold_label(label.split()[0]) in TRADES_THAT_ASK}
    plain = [habits[label] for label in habits if label not in trade]
    return {
        label: RoleReason(Role.RESPONDENT, WITH_THE_INTERVIEWER, sure=False)
        for label in trade
        if plain
        and habits[label].asks < _ASKS_OFTEN
        and all(habits[label].n_words >= _MUCH_MORE * asker.n_words for asker in plain)
    }


def _asker(unknown: Mapping[str, Habits], everybody: Mapping[str, Habits]) -> str | None:
    """The one who asks, or None: of two somebody must, of many one must stand out."""
    best = max(unknown, key=lambda label: unknown[label].score)
    others = [habit for label, habit in everybody.items() if label != best]
    if not others:
        return best if unknown[best].lean >= LETTERS["q"] else None
    stands_out = unknown[best].asks >= _ASKS_OFTEN and all(
        unknown[best].asks >= _MUCH_MORE * other.asks for other in others
    )
    if len(others) == 1:
        more = unknown[best].score > others[0].score
        hints = unknown[best].asks > 0 or unknown[best].lean > 0
        return best if more and (hints or _says_little(unknown[best], others[0])) else None
    return best if stands_out or unknown[best].lean >= LETTERS["q"] else None


def _says_little(one: Habits, other: Habits) -> bool:
    """Machines write no question marks: whose turns are a few words beside long ones asks there."""
    enough = min(one.n_turns, other.n_turns) >= _ENOUGH_TURNS
    return enough and other.n_words > _SHORT and _MUCH_SHORTER * one.n_words <= other.n_words


def _asks_most(
    habit: Habits, rivals: Mapping[str, Habits], everybody: Mapping[str, Habits]
) -> RoleReason:
    others = [other for other in everybody.values() if other is not habit]
    if habit.asks == 0 and habit.lean <= 0:
        few = Message("says little at a time: {words} words a turn", words=round(habit.n_words))
        return RoleReason(Role.INTERVIEWER, few, sure=False)
    how = Message(
        "asks in {share}% of the turns, {words} words a turn",
        share=round(100 * habit.asks),
        words=round(habit.n_words),
    )
    clear = habit.lean >= LETTERS["q"] or (
        habit.asks >= _ASKS_MOSTLY
        and all(habit.asks >= _MUCH_MORE * other.asks for other in others)
        and all(habit.n_words <= max(_SHORT, other.n_words) for other in others)
    )
    ambiguous = habit.is_ambiguous or any(rival.is_ambiguous for rival in rivals.values())
    rivalled = any(rival.lean >= habit.lean > 0 for rival in rivals.values())
    sure = clear and bool(others) and not ambiguous and not rivalled
    return RoleReason(Role.INTERVIEWER, how, sure)


def _answers(habit: Habits, settled: Mapping[str, RoleReason], *, has_asker: bool) -> RoleReason:
    """A respondent; sure when there is a sure interviewer and this one asks little."""
    if not has_asker:
        return RoleReason(Role.RESPONDENT, NOBODY_ASKS, sure=False)
    sure_asker = any(r.role is Role.INTERVIEWER and r.sure for r in settled.values())
    asks_too = habit.asks > _ASKS_MOSTLY and habit.n_turns > 2
    return RoleReason(Role.RESPONDENT, WITH_THE_INTERVIEWER, sure=sure_asker and not asks_too)
