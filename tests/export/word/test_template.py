"""A university's template lends its styles and nothing else, whatever is in it."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.shared import Pt, RGBColor
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from qualcode.errors import BadInputError
from qualcode.export.word import build_report
from qualcode.export.word.document.template import template_styles
from tests.export import material
from tests.export.word.reading import W, parts
from tests.export.word.test_markup_order import ORDERS


def template() -> bytes:
    made = docx.Document()
    heading = made.styles["Heading 1"]
    heading.font.name, heading.font.size = "Garamond", Pt(20)
    # Word heeds the theme's font before the one named beside it
    fonts = heading.element.rPr.rFonts
    for key in [key for key in fonts.attrib if "Theme" in key or "theme" in key]:
        del fonts.attrib[key]
    heading.font.color.rgb = RGBColor(0x8B, 0x00, 0x21)
    made.styles["Normal"].font.name = "Garamond"
    made.add_paragraph("Texte du modèle qui ne doit pas venir.")
    made.core_properties.author = "Secrétariat"
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def swapped(name: str, content: bytes) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for part, old in parts(template()).items():
            archive.writestr(part, content if part == name else old)
    return stream.getvalue()


def french(original: bytes) -> bytes:
    """The ids French Word gives: Titre1 for heading 1."""
    styles = parts(original)["word/styles.xml"].replace(b'"Heading1"', b'"Titre1"')
    return swapped("word/styles.xml", styles)


def test_styles_of_the_template_are_used_and_headings_keep_their_numbers() -> None:
    for lent in (template(), french(template())):
        styles = etree.fromstring(template_styles(lent))
        ids = [style.get(f"{W}styleId") for style in styles.iter(f"{W}style")]
        assert len(ids) == len(set(ids))
        (heading,) = [s for s in styles.iter(f"{W}style") if s.get(f"{W}styleId") == "Heading1"]
        written = etree.tostring(heading).decode()
        assert "8B0021" in written
        assert "Garamond" in written
        assert heading.find(f"{W}pPr/{W}numPr") is not None


def test_the_title_of_the_contents_is_not_numbered_though_built_on_a_heading() -> None:
    styles = etree.fromstring(template_styles(template()))
    (title,) = [s for s in styles.iter(f"{W}style") if s.get(f"{W}styleId") == "TOCHeading"]
    based = title.find(f"{W}basedOn")
    assert based is not None
    assert based.get(f"{W}val") == "Heading1"
    number = title.find(f"{W}pPr/{W}numPr/{W}numId")
    assert number is not None
    assert number.get(f"{W}val") == "0"


def test_fonts_of_the_theme_are_named_since_the_theme_stays_behind() -> None:
    styles = template_styles(template())
    assert b"Theme=" not in styles
    assert b"Calibri" in styles


def test_a_report_in_a_template_opens_and_holds_nothing_of_it() -> None:
    built = build_report(material.report(), "fr", template_styles(template()))
    assert built == build_report(material.report(), "fr", template_styles(template()))
    opened = material.opened(built)
    assert opened.styles["heading 1"].font.size == Pt(20)
    everything = b"".join(parts(built).values())
    assert "Texte du modèle".encode() not in everything
    assert "Secrétariat".encode() not in everything
    members = parts(built)
    defined = {
        s.get(f"{W}styleId") for s in etree.fromstring(members["word/styles.xml"]).iter(f"{W}style")
    }
    used = etree.fromstring(members["word/document.xml"]).iter(f"{W}pStyle", f"{W}rStyle")
    assert {each.get(f"{W}val") for each in used} <= defined


def test_properties_stay_in_the_order_of_the_standard() -> None:
    root = etree.fromstring(template_styles(template()))
    order = {f"{W}{name}": place for place, name in enumerate(ORDERS["pPr"].split())}
    for properties in root.iter(f"{W}pPr"):
        places = [order[str(child.tag)] for child in properties]
        assert places == sorted(places)


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"PK\x03\x04",
        b"%PDF-1.7",
        template()[:900],
        swapped("word/styles.xml", ENTITIES),
        swapped("word/styles.xml", OUTSIDE),
        swapped("word/styles.xml", b"<not closed"),
        swapped("word/styles.xml", b"<other/>"),
        swapped("word/styles.xml", b" " * 9_000_000),
        swapped("word/theme/theme1.xml", ENTITIES),
    ],
)
def test_a_damaged_or_hostile_template_gets_a_sentence(hostile: bytes) -> None:
    with pytest.raises(BadInputError) as refused:
        template_styles(hostile)
    assert "docx" in refused.value.message.text


def test_styles_in_a_circle_are_taken_apart() -> None:
    circle = (
        f'<w:styles xmlns:w="{W[1:-1]}">'
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="A"/></w:style>'
        "</w:styles>"
    )
    root = etree.fromstring(template_styles(swapped("word/styles.xml", circle.encode())))
    based = {
        s.get(f"{W}styleId"): [b.get(f"{W}val") for b in s.findall(f"{W}basedOn")]
        for s in root.iter(f"{W}style")
    }
    assert based["A"] == [] or based["B"] == []


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 3000))
def test_any_damage_gives_styles_or_a_sentence(noise: bytes, at: int) -> None:
    styles = parts(template())["word/styles.xml"]
    damaged = styles[:at] + noise + styles[at + len(noise) :]
    with suppress(BadInputError):
        assert etree.fromstring(template_styles(swapped("word/styles.xml", damaged))) is not None
