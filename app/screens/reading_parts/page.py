"""A transcript with its codings as plain values for the canvas: everything once, then the news."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import qualcode
from app.frame.colours import colours_of
from app.screens.reading_parts.words import canvas_words
from app.screens.requests_parts.when import day_of, moment_of
from app.words import role_name
from qualcode.model import Activity, Codebook, Coder, Coding, Memo, Role, Transcript, Turn
from qualcode.services.live import Answer
from qualcode.services.transcript_news import News, Snapshot, no_news
from qualcode.wording import Message, current_language, render

Light = dict[str, Any]
# with the version of the text, all that what is drawn of it depends on; the rest is the revision's
_TEXT_HANGS_ON = ("study", "source", "version", "me", "may", "language")
_CODE = (
    *("id", "name", "position", "kind", "colour"),
    *("definition", "inclusion", "exclusion", "example", "retired"),
)


@dataclass
class Page:
    """What a browser was given, and which codings it knows of since."""

    drawn: dict[str, Any]
    snapshot: Snapshot
    codes: dict[str, Light]
    known: set[str] = field(default_factory=set)
    told: dict[str, Any] = field(default_factory=dict)
    heard: News = field(default_factory=lambda: News(-1))
    made_at: tuple[int, str] = (-1, "")
    packed: bytes = b""

    @property
    def stamp(self) -> str:
        """Tells one page from the next."""
        return str(self.drawn["stamp"])


def make_page(
    snapshot: Snapshot, coders: Sequence[Coder], *, study_id: str, me: str, may: Mapping[str, bool]
) -> Page:
    """The page of a snapshot: text, codes, codings and the words of the interface."""
    read = snapshot.read
    codes = code_lights(snapshot.codebook)
    place = {code_id: n for n, code_id in enumerate(codes)}
    who = {coder.id: n for n, coder in enumerate(coders)}
    turns = [
        _turn(read.transcript, turn, n)
        for n, turn in enumerate(read.transcript.turns_to_read(), start=1)
    ]
    _put_gaps(read.transcript.text, turns)
    drawn: dict[str, Any] = {
        "name": "coding",
        "study": study_id,
        "source": read.source.id,
        "version": read.source.version,
        "me": me,
        "may": dict(may),
        "language": current_language(),
        "words": canvas_words(),
        "turns": turns,
        "notice": _unplaced(len(read.unplaced)),
    }
    drawn["text_stamp"] = _stamp(*(drawn[name] for name in _TEXT_HANGS_ON))
    drawn |= {
        "codes": [_brief(light) for light in codes.values()],
        "coders": [{"id": c.id, "name": c.name} for c in coders],
        "codings": [
            [c.id, place[c.code_id], who[c.coder_id], *_ends(c), c.comment]
            for c in read.codings
            if c.code_id in place and c.coder_id in who
        ],
        "recent": list(snapshot.recent_code_ids),
        "memos": [memo_light(m) for m in snapshot.memos],
        "finished": snapshot.is_finished,
        "latest": latest_lights(snapshot.latest),
    }
    drawn["stamp"] = _stamp(drawn["text_stamp"], snapshot.revision)
    known = {c.id for c in read.codings}
    page = Page(drawn, snapshot, codes, known, packed=_packed(drawn))
    tell(page, no_news(snapshot))
    return page


def given_to_another(page: Page) -> Page:
    """The same page for another session, which has heard nothing yet."""
    known = {c.id for c in page.snapshot.read.codings}
    fresh = replace(page, known=known, told={}, heard=News(-1))
    tell(fresh, no_news(page.snapshot))
    return fresh


def _packed(drawn: Light) -> bytes:
    """Its stamp, then all of it as JSON: as bytes Streamlit sends it on without reading it.

    The codes go as rows without names (see ``canvas.js``): a long codebook is most of a page.
    """
    place = {light["id"]: n for n, light in enumerate(drawn["codes"])}
    rows = [
        [*(light.get(name) for name in _CODE), place.get(light.get("parent"))]
        for light in drawn["codes"]
    ]
    sent = json.dumps(drawn | {"codes": rows}, ensure_ascii=False, separators=(",", ":"))
    return (str(drawn["stamp"]) + sent).encode()


def tell(page: Page, news: News) -> None:
    """Has the page know the news, and what the canvas hears of them, answers aside."""
    page.known |= {c.id for c in news.codings}
    page.told = {
        "name": page.drawn["name"],
        "stamp": page.stamp,
        "codings": [coding_light(c) for c in news.codings],
        "gone": list(news.gone),
        "memos": None if news.memos is None else [memo_light(m) for m in news.memos],
        **_codes_told(page, news.codebook),
        "finished": news.is_finished,
        "latest": latest_lights(news.latest),
        "jump": None,
    }
    page.heard = news


def _codes_told(page: Page, codebook: Codebook | None) -> dict[str, Any]:
    """The codes that changed and those that went; what was told before while it still holds."""
    if page.told and codebook is page.heard.codebook:
        return {name: page.told[name] for name in ("codes", "codes_gone")}
    codes = {} if codebook is None else code_lights(codebook)
    before = {} if codebook is None else page.codes
    return {
        "codes": [one for code_id, one in codes.items() if before.get(code_id) != one],
        "codes_gone": [code_id for code_id in before if code_id not in codes],
    }


def answer_light(answer: Answer) -> Light | int:
    """An answer as the outbox reads it: 0 when all went well."""
    if answer.message is None:
        return 0
    said = render(answer.message)
    if answer.hint is not None and answer.present is None:
        said += f" {render(answer.hint)}"
    present = coding_light(answer.present) if answer.present else None
    return {"said": said, "present": present}


def coding_light(coding: Coding) -> Light:
    """A coding as the canvas draws it."""
    start, end = _ends(coding)
    return {
        "id": coding.id,
        "code": coding.code_id,
        "coder": coding.coder_id,
        "start": start,
        "end": end,
        "comment": coding.comment,
    }


def memo_light(memo: Memo) -> Light:
    """A memo as the canvas shows it: on a coding, on some words, or on the whole text."""
    span = memo.segment.span if memo.segment else None
    return {
        "id": memo.id,
        "kind": memo.kind.value,
        "text": memo.text,
        "coder": memo.coder_id,
        "when": day_of(memo.created_at),
        "coding": memo.about_id if memo.about == "coding" else None,
        "start": span.start if span else 0,
        "end": span.end if span else 0,
    }


def code_lights(codebook: Codebook) -> dict[str, Light]:
    """The codes by id, each with the colour it is drawn in."""
    colours = colours_of(codebook)
    return {
        code.id: {
            "id": code.id,
            "name": code.name,
            "parent": code.parent_id,
            "position": code.position,
            "kind": code.kind.value,
            "definition": code.definition,
            "inclusion": code.inclusion,
            "exclusion": code.exclusion,
            "example": code.example,
            "retired": code.retired,
            "colour": colours[code.id],
        }
        for code in codebook.codes
    }


def latest_lights(latest: Iterable[Activity]) -> list[Light]:
    """One's own actions as a readable list; taking back is shown on what was taken back."""
    return [
        {
            "said": _capital(render(a.said)),
            "when": moment_of(a.at),
            "undone": a.undone_by is not None,
        }
        for a in latest
        if a.undoes is None
    ]


def clock(seconds: float | None) -> str:
    """Seconds as 1:02:03 or 2:03; nothing for None."""
    if seconds is None:
        return ""
    minutes, left = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def _turn(transcript: Transcript, turn: Turn, number: int) -> Light:
    start = turn.span.start
    notes = [n for note in transcript.notes if (n := note.intersection(turn.span))]
    return {
        "n": number,
        "role": turn.role.value,
        "speaker": turn.speaker or (role_name(turn.role) if turn.role is Role.INTERVIEWER else ""),
        "time": clock(turn.start_s),
        "start": start,
        "text": transcript.turn_text(turn),
        "notes": [(n.start - start, n.end - start) for n in notes],
    }


def _put_gaps(text: str, turns: list[Light]) -> None:
    """What stands before a turn in the text, where that is not one line's end."""
    reached = 0
    for number, turn in enumerate(turns):
        gap = text[reached : turn["start"]]
        if number and gap != "\n":
            turn["gap"] = gap
        reached = turn["start"] + len(turn["text"])


def _ends(coding: Coding) -> tuple[int, int]:
    return coding.segment.span.start, coding.segment.span.end


def _unplaced(n: int) -> str:
    if not n:
        return ""
    return render(
        Message.plural(
            "{n} coding stands on an earlier version of this text and is not shown: compare the "
            "versions to see where.",
            "{n} codings stand on an earlier version of this text and are not shown: compare the "
            "versions to see where.",
            n=n,
        )
    )


def _brief(light: Light) -> Light:
    """A code without what it does not have: a long codebook is most of a page."""
    return {name: value for name, value in light.items() if value not in ("", None, False)}


def _stamp(*facts: object) -> str:
    content = json.dumps([qualcode.__version__, *facts], ensure_ascii=False).encode()
    return hashlib.blake2b(content, digest_size=12).hexdigest()


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
