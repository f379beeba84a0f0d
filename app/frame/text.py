"""Words somebody typed (names, memos, file names), shown as text and never read as Markdown."""

from __future__ import annotations

import re

from qualcode.wording import Message, render

_SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:&^=])")
# a shortcode is looked for after escapes are resolved, so a join that is not seen breaks it
_SHORTCODE = re.compile(r":(?=[\w+\-/]+(?::|\[))")
_WORD_JOINER = "\N{WORD JOINER}"


def plain(text: str | Message) -> str:
    """Text for a place that reads Markdown (st.markdown, labels of buttons): shown as it is."""
    said = render(text) if isinstance(text, Message) else text
    broken = _SHORTCODE.sub(f":{_WORD_JOINER}", said)
    lines = (_SIGNS.sub(r"\\\1", line.strip()) for line in broken.splitlines())
    return "  \n".join(lines)


def strong(text: str | Message) -> str:
    """Text in bold, for a place that reads Markdown."""
    return f"**{plain(text)}**"


def short(text: str, most: int = 60) -> str:
    """Text on one line, cut between words with an ellipsis."""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    kept = flat[: most - 1]
    return (kept.rsplit(" ", 1)[0] if " " in kept[most // 2 :] else kept).rstrip(" ,;:") + "…"
