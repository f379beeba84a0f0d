"""Each kind of file is read back by a reader of its own, written after the format's grammar."""

from __future__ import annotations

import json
import re
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.export.legible import legible
from qualcode.export.mind_maps.freemind import freemind_map
from qualcode.export.mind_maps.mermaid import mermaid_mind_map
from qualcode.export.mind_maps.opml import opml_outline
from qualcode.export.mind_maps.topic import Topic, topics_of
from qualcode.export.mind_maps.xmind import xmind_map
from tests.export.material import tree

Read = tuple[str, tuple["Read", ...]]

titles = st.text(min_size=1, max_size=40)
topics = st.recursive(
    st.builds(lambda title, note: Topic(title, title, note=note), titles, titles),
    lambda inner: st.builds(
        lambda title, children: Topic(title, title, children=tuple(children)),
        titles,
        st.lists(inner, max_size=3),
    ),
    max_leaves=12,
)


def _written(topic: Topic) -> Read:
    return legible(topic.title), tuple(_written(child) for child in topic.children)


def _same_words(read: Read) -> Read:
    """Line ends and blanks as one: what an XML reader or one line of Mermaid does to them."""
    title, children = read
    return " ".join(title.split()), tuple(_same_words(child) for child in children)


def read_opml(content: bytes) -> Read:
    root = ElementTree.fromstring(content)
    assert root.tag == "opml"
    assert root.get("version") == "2.0"
    assert [child.tag for child in root] == ["head", "body"]
    (top,) = root[1]
    return _outline(top)


def _outline(element: ElementTree.Element) -> Read:
    assert element.tag == "outline"
    assert set(element.keys()) <= {"text", "_note"}
    return element.attrib["text"], tuple(_outline(child) for child in element)


def read_freemind(content: bytes) -> Read:
    root = ElementTree.fromstring(content)
    assert root.tag == "map"
    (top,) = root
    ids = [node.attrib["ID"] for node in root.iter("node")]
    assert all(re.fullmatch(r"ID_\d+", each) for each in ids)
    return _node(top)


def _node(element: ElementTree.Element) -> Read:
    assert {child.tag for child in element} <= {"node", "edge", "font", "richcontent"}
    return element.attrib["TEXT"], tuple(_node(child) for child in element.findall("node"))


def read_xmind(content: bytes) -> Read:
    with ZipFile(BytesIO(content)) as archive:
        listed = json.loads(archive.read("manifest.json"))["file-entries"]
        assert set(archive.namelist()) == {*listed, "manifest.json"}
        (sheet,) = json.loads(archive.read("content.json"))
    assert sheet["class"] == "sheet"
    return _topic(sheet["rootTopic"])


def _topic(read: dict) -> Read:  # type: ignore[type-arg]
    assert read["class"] == "topic"
    return read["title"], tuple(_topic(c) for c in read.get("children", {}).get("attached", ()))


# the tokens of Mermaid's grammar of mind maps that such a file may hold: blanks, an id, a quoted box
_LINE = re.compile(r'( +)([^(\[\n\-){}]+)\["([^"`][^"]*)"\]')
_ENTITY = re.compile(r"#(\d+);")
_DIRECTIVE = re.compile(r"%%")


def read_mermaid(content: bytes) -> Read:
    first, *lines = content.decode().rstrip("\n").split("\n")
    assert first == "mindmap"
    assert not _DIRECTIVE.search(content.decode())
    stack: list[tuple[int, str, list]] = []  # type: ignore[type-arg]
    top: list = []  # type: ignore[type-arg]
    for line in lines:
        found = _LINE.fullmatch(line)
        assert found, line
        depth, title = len(found[1]), _ENTITY.sub(lambda m: chr(int(m[1])), found[3])
        while stack and stack[-1][0] >= depth:
            stack.pop()
        under = stack[-1][2] if stack else top
        own: list = []  # type: ignore[type-arg]
        under.append((title, own))
        stack.append((depth, title, own))
    (root,) = top
    return _tupled(root)


def _tupled(node: tuple[str, list]) -> Read:  # type: ignore[type-arg]
    return node[0], tuple(_tupled(child) for child in node[1])


_FORMS = {
    "opml": (opml_outline, read_opml),
    "mm": (freemind_map, read_freemind),
    "xmind": (xmind_map, read_xmind),
    "mmd": (mermaid_mind_map, read_mermaid),
}


@pytest.mark.parametrize("form", _FORMS)
@settings(max_examples=20)
@given(topic=topics)
def test_whatever_the_labels_are_a_reader_finds_the_same_tree(form: str, topic: Topic) -> None:
    write, read = _FORMS[form]
    content = write(topic)
    assert _same_words(read(content)) == _same_words(_written(topic))
    assert write(topic) == content


def test_counts_definitions_levers_and_folded_levels_are_carried() -> None:
    topic = topics_of("Étude", tree(), counts=True, levers=True, n_levels=1)
    outline = opml_outline(topic).decode()
    assert "extraits · " in outline
    assert "La réunion prend la soirée." in outline
    assert "Levier\u00a0: Se voir à midi" in outline
    folded = ElementTree.fromstring(freemind_map(topic)).findall(".//node[@FOLDED='true']")
    assert folded
    with ZipFile(BytesIO(xmind_map(topic))) as archive:
        assert '"branch": "folded"' in archive.read("content.json").decode()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "Réunions du soir" not in mermaid_mind_map(topic).decode()
