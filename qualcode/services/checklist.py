"""COREQ and SRQR: what the study says of itself, what the researcher adds, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qualcode.errors import NotFoundError
from qualcode.model import new_id, now
from qualcode.model.checklist import Checklist, ChecklistAnswer
from qualcode.services.checklist_evidence import Evidence, evidence_of
from qualcode.services.checklist_facts import study_facts
from qualcode.services.checklist_items import ITEMS, SOURCES, TITLES
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.store.rows.checklist_answers import checklist_answer_row, load_checklist_answers
from qualcode.wording import Message, render, speaking

__all__ = ["Checklist", "ChecklistRow", "FilledChecklist", "State", "answer_item", "checklist"]


class State(StrEnum):
    """How far an item is: answered by somebody, told by the study alone, or missing."""

    ANSWERED = "answered"
    PROPOSED = "proposed"
    MISSING = "missing"


STATE_NAMES = {
    State.ANSWERED: Message("answered"),
    State.PROPOSED: Message("told by the study"),
    State.MISSING: Message("missing"),
}


@dataclass(frozen=True)
class ChecklistRow:
    """An item in the language asked for, with what is known of it.

    ``answer`` and ``place`` are the researcher's; ``part`` names the part of the report that shows
    it (empty: none does).
    """

    number: int
    cited: str
    domain: str
    topic: str
    question: str
    advice: str
    evidence: tuple[Evidence, ...]
    answer: str
    place: str
    part: str

    @property
    def state(self) -> State:
        """How far the item is."""
        if self.answer:
            return State.ANSWERED
        return State.PROPOSED if self.evidence else State.MISSING

    @property
    def said(self) -> str:
        """What is printed: the researcher's answer, else what the study says."""
        return self.answer or " ".join(each.text for each in self.evidence)


@dataclass(frozen=True)
class FilledChecklist:
    """A checklist as it stands; ``source`` is the paper that made it."""

    checklist: Checklist
    title: str
    source: str
    rows: tuple[ChecklistRow, ...]

    @property
    def missing(self) -> tuple[ChecklistRow, ...]:
        """The items nothing is known of."""
        return tuple(row for row in self.rows if row.state is State.MISSING)

    def n_in(self, state: State) -> int:
        """How many items are so far."""
        return sum(row.state is state for row in self.rows)


def checklist(study: OpenStudy, which: Checklist, *, language: str = "fr") -> FilledChecklist:
    """Every item with its evidence and answer, in order."""
    facts = study_facts(study)
    with study.reading() as reader:
        answers = load_checklist_answers(reader, which)
    with speaking(language):
        rows = []
        for item in ITEMS[which]:
            answer = answers.get(item.number)
            rows.append(
                ChecklistRow(
                    item.number,
                    item.cited,
                    render(item.domain),
                    render(item.topic),
                    render(item.question),
                    render(item.advice),
                    evidence_of(study, facts, item.evidence),
                    answer.text if answer else "",
                    answer.place if answer else "",
                    item.part,
                )
            )
        return FilledChecklist(which, render(TITLES[which]), SOURCES[which], tuple(rows))


def answer_item(
    study: OpenStudy,
    which: Checklist,
    number: int,
    *,
    text: str = "",
    place: str = "",
    operation_id: str | None = None,
) -> None:
    """Keeps what the researcher writes of an item; nothing written takes the answer away.

    Raises NotFoundError for a number the checklist has not got.
    """
    if not any(item.number == number for item in ITEMS[which]):
        raise NotFoundError(
            Message("{title} has no item {n}.", title=TITLES[which], n=number),
            Message("Its items run from 1 to {last}.", last=len(ITEMS[which])),
        )
    text, place = text.strip(), place.strip()
    with study.reading() as reader:
        before = load_checklist_answers(reader, which).get(number)
    if (text, place) == ((before.text, before.place) if before else ("", "")):
        return
    said = Message("answered item {n} of {name}", n=number, name=which.value.upper())
    with study.acting(
        "answer_checklist", said, Ability.EDIT_STUDY, operation_id=operation_id
    ) as change:
        present = load_checklist_answers(change.connection, which).get(number)
        if change.applied_before:
            return
        if present is None:
            if text or place:
                noun = ChecklistAnswer(new_id(), which, number, text, place, study.coder.id, now())
                change.insert("checklist_answer", checklist_answer_row(noun))
        elif text or place:
            change.update("checklist_answer", present.id, text=text, place=place)
        else:
            change.delete("checklist_answer", present.id)
