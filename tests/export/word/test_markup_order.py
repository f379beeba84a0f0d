"""Word refuses or repairs a file whose properties do not stand in the order of ECMA-376."""

from __future__ import annotations

import pytest
from lxml import etree

from qualcode.export.word import build_report
from qualcode.export.word.coded.build import build_coded
from qualcode.export.word.coded.comments import ShownComment
from qualcode.model import Span
from qualcode.model.report_plan import USUAL_PARTS, Definitions, ReportPart, ReportPlan
from tests.export.full_report import TALK, full_report
from tests.export.word.reading import W, parts

ORDERS = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
        "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
        "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
        "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
        "rPr sectPr pPrChange"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
        "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u "
        "effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
    ),
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"
    ),
    "tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "
        "vAlign hideMark"
    ),
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
        "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
        "docGrid"
    ),
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed "
        "qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr "
        "tblStylePr"
    ),
    "settings": (
        "zoom defaultTabStop characterSpacingControl updateFields footnotePr compat themeFontLang "
        "decimalSymbol listSeparator"
    ),
}
PARTS = ("document", "styles", "numbering", "settings", "footer1", "footnotes")


@pytest.fixture(scope="module")
def members() -> dict[str, bytes]:
    plan = ReportPlan(
        parts=(*USUAL_PARTS, ReportPart.TRANSCRIPTS), definitions=Definitions.FOOTNOTE
    )
    return parts(build_report(full_report(plan), "fr"))


@pytest.mark.parametrize("part", PARTS)
def test_properties_stand_in_the_order_of_the_standard(
    part: str, members: dict[str, bytes]
) -> None:
    root = etree.fromstring(members[f"word/{part}.xml"])
    for tag, names in ORDERS.items():
        order = {f"{W}{name}": place for place, name in enumerate(names.split())}
        for element in root.iter(f"{W}{tag}"):
            places = [order[str(child.tag)] for child in element]
            assert places == sorted(places), etree.tostring(element)


def test_every_style_used_is_defined(members: dict[str, bytes]) -> None:
    defined = set(_values(members["word/styles.xml"], "style", "styleId"))
    for part in ("document", "footer1", "numbering", "footnotes"):
        for tag in ("pStyle", "rStyle", "tblStyle"):
            assert set(_values(members[f"word/{part}.xml"], tag, "val")) <= defined
    for tag in ("basedOn", "next"):
        assert set(_values(members["word/styles.xml"], tag, "val")) <= defined


def test_every_cell_ends_with_a_paragraph_and_no_two_tables_touch(
    members: dict[str, bytes],
) -> None:
    root = etree.fromstring(members["word/document.xml"])
    for cell in root.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"
    for table in root.iter(f"{W}tbl"):
        following = table.getnext()
        assert following is not None
        assert following.tag != f"{W}tbl"


def _values(part: bytes, tag: str, attribute: str) -> list[str]:
    found = etree.fromstring(part).iter(f"{W}{tag}")
    return [str(element.get(f"{W}{attribute}")) for element in found]


def test_a_transcript_with_comments_keeps_the_order_too() -> None:
    comments = [
        ShownComment("0a1b2c3d", Span(2, 9), "Anne", ("Code : Temps", "Note")),
        ShownComment("1a1b2c3d", Span(2, 40), "Samira", ("Code : Soir",)),
        ShownComment("2a1b2c3d", Span(13, 13), "", ()),
    ]
    built = build_coded("M1", TALK, comments, source_id="ab", version=1, language="fr")
    members = parts(built)
    root = etree.fromstring(members["word/document.xml"])
    for tag in ("pPr", "rPr", "sectPr"):
        order = {f"{W}{name}": place for place, name in enumerate(ORDERS[tag].split())}
        for element in root.iter(f"{W}{tag}"):
            places = [order[str(child.tag)] for child in element]
            assert places == sorted(places)
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert [m.get(f"{W}id") for m in root.iter(f"{W}{mark}")] != []
        assert sorted(str(m.get(f"{W}id")) for m in root.iter(f"{W}{mark}")) == ["0", "1", "2"]
    written = etree.fromstring(members["word/comments.xml"])
    assert [c.get(f"{W}id") for c in written] == ["0", "1", "2"]
