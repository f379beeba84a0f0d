"""The control words of rtf that matter to a transcript, and those whose groups are no text."""

from __future__ import annotations

import codecs
import re

TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)"
    r"|[\r\n]+|\\"
)

SIGNS = {
    "tab": "\t",
    "line": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
}
ESCAPED = {"~": "\u00a0", "_": "-", "{": "{", "}": "}", "\\": "\\"}
BREAKS = frozenset(["par", "sect", "page", "column", "\n", "\r"])

_SILENT = """
fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr
footerf fldinst listtable listoverridetable rsidtbl revtbl generator xmlnstbl themedata datastore
colorschememapping latentstyles filetbl bkmkstart bkmkend atnid atnauthor atnref atnicn atndate
atntime atnparent atrfstart atrfend ftnsep ftnsepc aftnsep aftnsepc ftncn aftncn nonesttables
shpinst sp sn sv picprop blipuid objdata objclass objname wgrffmtfilter mmathPr pgptbl userprops
template docvar xe tc txe rxe pntxta pntxtb falt panose fname private
"""
SILENT = frozenset(_SILENT.split())
BULLETS = frozenset(["pntext", "listtext"])
COUNTED = {"footnote": "notes", "annotation": "comments"}

_CHARSETS = {
    0: "cp1252",
    2: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "cp936",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
CODE_PAGES = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}


def charset_codec(number: int | None) -> str | None:
    """The codec of a font's charset; None when the document's code page holds."""
    return _CHARSETS.get(number) if number is not None else None


def code_page_codec(number: int | None) -> str | None:
    """The codec of a code page number, or None for one that Python does not know."""
    try:
        return codecs.lookup("utf-8" if number == 65001 else f"cp{number}").name
    except LookupError:
        return None
