"""The workbook of XMind (2020 and later): a zip of JSON files."""

from __future__ import annotations

import json
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from qualcode import __version__
from qualcode.export.archive import pack
from qualcode.export.figures.drawing import PALETTE
from qualcode.export.legible import legible
from qualcode.export.mind_maps.topic import Topic


def xmind_map(topic: Topic) -> bytes:
    """One sheet; counts are labels, definitions notes, folded topics closed."""
    root = _topic(topic) | {"structureClass": "org.xmind.ui.logic.right"}
    sheet = {
        "id": str(uuid5(NAMESPACE_OID, f"sheet {topic.id}")),
        "class": "sheet",
        "title": legible(topic.title),
        "rootTopic": root,
    }
    made_by = {"creator": {"name": "qualcode", "version": __version__}}
    manifest: dict[str, Any] = {"file-entries": {"content.json": {}, "metadata.json": {}}}
    files: dict[str, Any] = {
        "content.json": [sheet],
        "metadata.json": made_by,
        "manifest.json": manifest,
    }
    return pack(
        {name: json.dumps(each, ensure_ascii=False).encode() for name, each in files.items()}
    )


def _topic(topic: Topic) -> dict[str, Any]:
    made: dict[str, Any] = {"id": topic.id, "class": "topic", "title": legible(topic.title)}
    if topic.counted:
        made["labels"] = [topic.counted]
    if topic.note:
        made["notes"] = {"plain": {"content": legible(topic.note)}}
    if topic.is_folded:
        made["branch"] = "folded"
    if topic.branch:
        made["style"] = _line_colour(topic)
    if topic.children:
        made["children"] = {"attached": [_topic(child) for child in topic.children]}
    return made


def _line_colour(topic: Topic) -> dict[str, Any]:
    colour = PALETTE[(topic.branch - 1) % len(PALETTE)]
    return {
        "id": str(uuid5(NAMESPACE_OID, f"style {topic.id}")),
        "properties": {"line-color": colour, "border-line-color": colour},
    }
