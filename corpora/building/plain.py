"""Interviews as plain characters: txt, md, html, rtf, and subtitles with the hour of each cue."""

import csv
import html
import io
import re
from collections.abc import Iterator
from pathlib import Path

from building.layouts import Layout, looks
from building.master import Master, Turn

WORDS_A_SECOND = 2.6
LONGEST_CUE = 24
"""words"""


def _lines(master: Master, layout: Layout) -> Iterator[str]:
    for turn in master.turns:
        yield f"{layout.label(turn)} {turn.text}"


def _head(master: Master, layout: Layout) -> list[str]:
    return [layout.title, "", *(f"{key} : {fact}" for key, fact in master.header.items()), ""]


def write_txt_cp1252(master: Master, layout: Layout, path: Path) -> None:
    """Windows of another age: cp1252, CRLF, an empty line between turns."""
    lines = "\n".join(_head(master, layout)) + "\n" + "\n\n".join(_lines(master, layout)) + "\n"
    path.write_bytes(lines.replace("\n", "\r\n").encode("cp1252"))


def write_txt_utf16(master: Master, layout: Layout, path: Path) -> None:
    """Notepad's "Unicode": UTF-16 with its mark, CRLF."""
    lines = "\n".join([*_head(master, layout), *_lines(master, layout)]) + "\n"
    path.write_bytes(lines.replace("\n", "\r\n").encode("utf-16"))


def write_md(master: Master, layout: Layout, path: Path) -> None:
    """Markdown: label in bold, notes in italics."""
    facts = [f"- {key}: {fact}" for key, fact in master.header.items()]
    turns = [
        f"**{layout.label(turn)}** "
        + "".join(
            f"*{piece}*" if is_note else piece for piece, is_note in looks(turn.text)
        ).replace("\n", "\n\n")
        for turn in master.turns
    ]
    path.write_text(
        f"# {layout.title}\n\n" + "\n".join(facts) + "\n\n" + "\n\n".join(turns) + "\n", "utf-8"
    )


def write_html(master: Master, layout: Layout, path: Path) -> None:
    """A web page: one paragraph a turn, label in strong, notes in em."""
    facts = "\n".join(
        f"<li>{html.escape(f'{key}: {fact}')}</li>" for key, fact in master.header.items()
    )
    turns = "\n".join(_html_turn(turn, layout) for turn in master.turns)
    head = f'<meta charset="utf-8"><title>{html.escape(layout.title)}</title>'
    path.write_text(
        f'<!DOCTYPE html>\n<html lang="en">\n<head>{head}</head>\n<body>\n'
        f"<h1>{html.escape(layout.title)}</h1>\n<ul>\n{facts}\n</ul>\n{turns}\n</body>\n</html>\n",
        "utf-8",
    )


def _html_turn(turn: Turn, layout: Layout) -> str:
    paragraphs = [
        "".join(
            f"<em>{html.escape(piece)}</em>" if is_note else html.escape(piece, quote=False)
            for piece, is_note in looks(paragraph)
        )
        for paragraph in turn.text.split("\n")
    ]
    label = f"<strong>{html.escape(layout.label(turn))}</strong> "
    return "\n".join(
        f"<p>{label if i == 0 else ''}{words}</p>" for i, words in enumerate(paragraphs)
    )


def write_rtf(master: Master, layout: Layout, path: Path) -> None:
    """Initials before every turn, the interviewer in bold, notes in italics."""
    head = [rf"\pard\b {_rtf(layout.title)}\b0\par"]
    head += [rf"\pard {_rtf(f'{key} : {fact}')}\par" for key, fact in master.header.items()]
    body = [
        _rtf_paragraph(
            f"{layout.label(turn)} {words}" if i == 0 else words, bold=not turn.is_respondent
        )
        for turn in master.turns
        for i, words in enumerate(turn.text.split("\n"))
    ]
    opening = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman Times New Roman;}}\f0\fs24\uc1"
    path.write_text("\r\n".join([opening, *head, *body, "}", ""]), "ascii", newline="")


def _rtf_paragraph(words: str, *, bold: bool) -> str:
    pieces = "".join(
        rf"{{\i {_rtf(piece)}}}" if is_note else _rtf(piece) for piece, is_note in looks(words)
    )
    return rf"\pard\sb120{{\b {pieces}}}\par" if bold else rf"\pard\sb120 {pieces}\par"


def _rtf(words: str) -> str:
    escaped = re.sub(r"([\\{}])", r"\\\1", words)
    return "".join(_rtf_character(character) for character in escaped)


def _rtf_character(character: str) -> str:
    if character.isascii():
        return character
    try:
        return rf"\'{character.encode('cp1252')[0]:02x}"
    except UnicodeEncodeError:
        return rf"\u{ord(character)}?"


def write_vtt(master: Master, layout: Layout, path: Path) -> None:
    """A recording service's subtitles: numbered cues, the speaker's name as voice."""
    cues = [
        f"{number}\n{_hour(start)} --> {_hour(end)}\n<v {voice}>{words}</v>"
        for number, (start, end, voice, words) in enumerate(_cues(master, layout), 1)
    ]
    path.write_text("WEBVTT\n\n" + "\n\n".join(cues) + "\n", "utf-8")


def write_srt(master: Master, layout: Layout, path: Path) -> None:
    """Subtitles with the speaker's label at the head of each turn's first cue."""
    cues = [
        f"{number}\n{_hour(start)} --> {_hour(end)}\n".replace(".", ",") + f"{voice} {words}"
        for number, (start, end, voice, words) in enumerate(_cues(master, layout), 1)
    ]
    path.write_text("\n\n".join(cues) + "\n", "utf-8")


def write_csv(master: Master, layout: Layout, path: Path) -> None:
    """One row a turn."""
    sheet = io.StringIO()
    rows = csv.writer(sheet, lineterminator="\n")
    rows.writerow(["turn", "speaker", "text"])
    rows.writerows(
        [number, layout.label(turn), turn.text] for number, turn in enumerate(master.turns, 1)
    )
    path.write_text(sheet.getvalue(), "utf-8")


def _cues(master: Master, layout: Layout) -> Iterator[tuple[float, float, str, str]]:
    clock = 4.0
    for turn in master.turns:
        for words in _breaths(turn.text):
            end = clock + len(words.split(" ")) / WORDS_A_SECOND
            yield clock, end, layout.label(turn), words
            clock = end + 0.25
        clock += 0.6


def _breaths(text: str) -> Iterator[str]:
    """The turn cut at its stops into cues of a few seconds."""
    words: list[str] = []
    for word in text.split(" "):
        words.append(word)
        ends = word[-1] in ".?!…" and len(words) > 6
        if ends or (word[-1] == "," and len(words) > 14) or len(words) >= LONGEST_CUE:
            yield " ".join(words)
            words = []
    if words:
        yield " ".join(words)


def _hour(seconds: float) -> str:
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}.{rest % 1000:03d}"
