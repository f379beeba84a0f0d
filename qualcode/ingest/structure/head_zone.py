"""How far down the header of a transcript reaches."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from qualcode.ingest.header import fact_of, is_header_like, keyed_length, read_facts
from qualcode.ingest.header_words import INTERVIEWER, PERSON
from qualcode.ingest.notes import fold, is_closing_remark
from qualcode.ingest.structure.heads import Head, Mark
from qualcode.ingest.structure.label_shapes import Look, Shape, fold_label, role_of_word, shape_of
from qualcode.ingest.structure.page import Line
from qualcode.ingest.structure.pieces import RoleReason
from qualcode.ingest.time_codes import time_at_head
from qualcode.model import InterviewFacts, Role
from qualcode.wording import Message

_MAX_VALUE = 8
_MAX_PREAMBLE = 220
_PERSONAL = INTERVIEWER | PERSON
_LED = re.compile(
    r",?\s*\b(?:(?:was |is )?interviewed by|(?:interview )?conducted by|interviewée? par"
    r"|interrogée? par|(?:entretien )?(?:réalisé|mené|conduit) par)\s+",
    re.IGNORECASE,
)
_PAST_NAMES = re.compile(
    r"\s(?:on|in|at|for|le|la|à|en|dans|pour)\s|[;(\d]|\.(?=\s*$)|(?<=[^\W\d_]{3})\.\s",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(r"\s*(?:,|;|/|&| et | and )\s*", re.IGNORECASE)
_NOT_A_NAME = frozenset(
    (
        "bonjour",
        "bonsoir",
        "oui",
        "non",
        "hello",
        "yes",
        "ok",
        "donc",
        "alors",
        "merci",
        "hi",
        "well",
    )
)


def head_length(lines: Sequence[Line], labelled: Mapping[int, Head]) -> int:
    """How many leading lines are header.

    With labels, everything before the first label that opens talk, if it is not too long;
    without, the leading lines that state facts or titles.
    """
    opens = next(
        (
            index
            for index in sorted(labelled)
            if not _names_somebody(lines, labelled, index, labelled[index])
        ),
        None,
    )
    while opens and _is_time_only(lines[opens - 1]):
        opens -= 1
    leading = _leading(lines, labelled, len(lines) if opens is None else opens)
    if opens is None:
        return max(leading, _before_cues(lines))
    if _is_one_sided(labelled, opens):
        return leading
    n_words = sum(len(line.text.split()) for line in lines[leading:opens])
    return opens if n_words <= _MAX_PREAMBLE else leading


def _before_cues(lines: Sequence[Line]) -> int:
    """The lines above the first time code, in a text whose other lines carry one."""
    first = next((index for index, line in enumerate(lines) if line.is_cue), 0)
    n_words = sum(len(line.text.split()) for line in lines[:first])
    return first if n_words <= _MAX_PREAMBLE else 0


def _is_time_only(line: Line) -> bool:
    time = time_at_head(line.text)
    return time is not None and time.ends_at == len(line.text)


def _is_one_sided(labelled: Mapping[int, Head], opens: int) -> bool:
    """Whether only one side has labels: what stands before the first may be talk as well."""
    shapes = [head.shape for index, head in labelled.items() if index >= opens]
    only_asks = all(shape.role is Role.INTERVIEWER for shape in shapes)
    return only_asks or len({shape.key for shape in shapes}) == 1


def _leading(lines: Sequence[Line], labelled: Mapping[int, Head], end: int) -> int:
    """The leading lines that state facts or titles, values below their names included."""
    reached = index = min(end, keyed_length([line.talk for line in lines[:end]]))
    while index < end:
        line = lines[index]
        fact = fact_of(line.talk)
        if fact is not None and not fact.value and index + 1 < end:
            reached = index = index + 2
        elif is_header_like(line.talk) or index in labelled or _is_title(lines, index, reached):
            reached = index = index + 1
        else:
            break
    return min(reached, end)


def _is_title(lines: Sequence[Line], index: int, reached: int) -> bool:
    """A heading, the remark that opens a recording, or a short bold first line."""
    line = lines[index]
    if is_closing_remark(line.text) and index == reached:
        return True
    if "?" in line.text or len(line.text.split()) > 16:
        return False
    followed = index + 1 < len(lines) and is_header_like(lines[index + 1].talk)
    if line.text[-1:] in ".!…":
        return False
    return line.heading > 0 or followed or (index == 0 and line.is_bold and not line.bullet)


def _names_somebody(
    lines: Sequence[Line], labelled: Mapping[int, Head], index: int, head: Head
) -> bool:
    """Whether a labelled line of the header introduces somebody instead of letting them talk."""
    value = lines[index].text[head.text_from :].strip()
    words = value.split()
    if head.mark is not Mark.COLON or not 0 < len(words) <= _MAX_VALUE:
        return False
    if (value[-1] in ".?!…" and len(words) > 1) or fold_label(words[0]) in _NOT_A_NAME:
        return False
    keys = {other.shape.key for place, other in labelled.items() if place != index}
    if _named_role(value) and head.shape.key in keys:
        return True
    if fold(head.label) not in _PERSONAL:
        return False
    shape = shape_of(value)
    if shape is not None and (shape.key in keys or shape.look is not Look.LETTER):
        return True
    near = [*lines[max(0, index - 2) : index], *lines[index + 1 : index + 3]]
    return any(_states_fact(line.talk) for line in near)


def _states_fact(paragraph: str) -> bool:
    """Whether a line is of a header for certain: who is named there may as well be speaking."""
    fact = fact_of(paragraph)
    return is_header_like(paragraph) and (fact is None or fact.folded not in _PERSONAL)


def _named_role(value: str) -> Role | None:
    """The role a legend gives: ``MN : enquêtrice``, ``E1 = médecin généraliste``."""
    words = [fold_label(word) for word in re.findall(r"[^\W\d_][\w\-'’()·.]*", value)[:3]]
    articles = {"l", "le", "la", "un", "une", "the", "a"}
    first = next((word for word in words if word not in articles), "")
    return role_of_word(first)


def introduced(header: Sequence[Line]) -> dict[str, RoleReason]:
    """The roles the header gives to labels, by label key."""
    roles: dict[str, RoleReason] = {}
    for line in header:
        fact = fact_of(line.talk)
        if fact is not None and fact.folded in _PERSONAL and fact.value:
            role = Role.INTERVIEWER if fact.folded in INTERVIEWER else Role.RESPONDENT
            for name in re.split(r"\s*(?:,|;|/| et | and |\(|\))\s*", fact.value):
                _introduce_person(roles, name, role, line.talk)
            continue
        for role, name in _led_by(line.talk):
            _introduce_person(roles, name, role, line.talk)
        label, colon, value = re.split(r"(\s*[:=–]\s*)", line.talk + " : ", maxsplit=1)
        role_said = _named_role(value.removesuffix(" : "))
        if colon and role_said:
            _introduce(roles, shape_of(label), role_said, line.talk)
    return roles


def _led_by(paragraph: str) -> list[tuple[Role, str]]:
    """Who is interviewed by whom, as a title says it: « X interviewed by Y and Z on May 3 »."""
    match = _LED.search(paragraph)
    if match is None:
        return []
    askers = _PAST_NAMES.split(paragraph[match.end() :], maxsplit=1)[0]
    names = [(Role.INTERVIEWER, name) for name in _BETWEEN_NAMES.split(askers)]
    return [(Role.RESPONDENT, paragraph[: match.start()]), *names]


def _introduce_person(roles: dict[str, RoleReason], name: str, role: Role, paragraph: str) -> None:
    """A name with its initials: all of them, and those of the first and the last word."""
    words = [word for word in re.split(r"[\s-]+", name) if word[:1].isupper()]
    parts = [part[0] for part in re.findall(r"[^\W\d_]+", name) if part[0].isupper()]
    for label in (name, "".join(parts), words[0][0] + words[-1][0] if len(words) > 1 else ""):
        if label == name or len(label) > 1:
            _introduce(roles, shape_of(label), role, paragraph)


def _introduce(
    roles: dict[str, RoleReason], shape: Shape | None, role: Role, paragraph: str
) -> None:
    if shape is not None:
        how = Message("the header says so: “{paragraph}”", paragraph=paragraph)
        roles.setdefault(shape.key, RoleReason(role, how))


def facts_of(header: Sequence[Line]) -> InterviewFacts:
    """What the header's lines say of the interview."""
    titles = [line.talk for line in header if line.heading and fact_of(line.talk) is None]
    return read_facts([line.talk for line in header], titles[:1])
