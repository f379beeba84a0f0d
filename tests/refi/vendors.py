"""Writes the same small project as other programs would, each with its own ways.

Offsets, line ends, byte order marks, folders, names and namespaces follow what these programs are
known to write; the words and codes are ours.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid5

from tests.refi.archives import zipped

HOUSE = UUID("6a2f4f0e-27e5-4b8f-9a66-0f7f2a7a1c11")
TEXT = (
    "Enquêtrice : Bonjour 😀, vous exercez où ?\n"
    "M3 : Moi, j’exerce à Saint-Aubrac depuis dix ans. On n’a pas le temps de se réunir.\n"
    "Enquêtrice : Et la coordination 👩🏽‍⚕️ ?\n"
    "M3 : Jeanne Morvan nous aide beaucoup, sans elle on n’avancerait pas 😀.\n"
    "Le soir, il faudrait être payé, c’est tout 😀 voilà.\n"
)
EXTRACTS = (
    "On n’a pas le temps de se réunir.",
    "Jeanne Morvan nous aide beaucoup",
    "sans elle on n’avancerait pas",
    "Le soir, il faudrait être payé",
    "voilà",
)
CODES = ("Temps", "Entraide", "Manque", "Argent", "Fin")


def guid(*parts: str) -> str:
    """The same GUID for the same parts."""
    return str(uuid5(HOUSE, "|".join(parts)))


@dataclass(frozen=True)
class Ways:
    """How a program writes."""

    origin: str
    crlf: bool = False
    crlf_width: int = 1
    bom: bool = False
    counts_bom: bool = False
    utf16: bool = False
    inclusive: bool = False
    folder: str = "sources"
    project_file: str = "project.qde"
    scheme: str = "internal://"
    namespace: str = "urn:QDA-XML:project:1.0"
    names: bool = False
    braces: bool = False
    upper: bool = False
    empty_sets: bool = False
    inline: bool = False
    upper_source_name: bool = False


PROGRAMS = {
    "NVivo for Windows": Ways(
        "NVivo for Windows 12.6", crlf=True, crlf_width=2, bom=True, utf16=True, folder="Sources"
    ),
    "NVivo for Mac": Ways(
        "NVivo for Mac 12.0", utf16=True, namespace="urn:QDA-XML:project:1:0", names=True
    ),
    "MAXQDA": Ways("MAXQDA 2022", crlf=True, crlf_width=2, names=True, upper=True),
    "ATLAS.ti": Ways(
        "ATLAS.ti 26.1", crlf=True, project_file="Etude.qde", names=True, folder="Sources"
    ),
    "QualCoder": Ways("QualCoder", bom=True, names=True),
    "Dedoose": Ways("Dedoose", inline=True, braces=True, names=True),
    "a program that counts the mark": Ways("Something", bom=True, counts_bom=True, names=True),
    "a program that means the last character": Ways("Other", inclusive=True, names=True),
    "a program whose line breaks XML made one": Ways(
        "Windows", crlf=True, crlf_width=2, inline=True, names=True
    ),
    "a program without internal://": Ways("qc 1.3.2", scheme="", names=True, empty_sets=True),
    "a program with other capitals": Ways("X", upper_source_name=True, names=True),
}


def project(ways: Ways, text: str = TEXT, extracts: tuple[str, ...] = EXTRACTS) -> bytes:
    """The project as a .qdpx of that program."""
    source = guid("source")
    members = {ways.project_file: xml(ways, text, extracts).encode("utf-8")}
    if not ways.inline:
        name = f"{source.upper() if ways.upper_source_name else source}.txt"
        members[f"{ways.folder}/{name}"] = _file(ways, text)
    return zipped(members)


def _file(ways: Ways, text: str) -> bytes:
    written = text.replace("\n", "\r\n") if ways.crlf else text
    return (b"\xef\xbb\xbf" if ways.bom else b"") + written.encode("utf-8")


def offset(ways: Ways, text: str, index: int) -> int:
    """A place of the text as that program counts it."""
    before = text[:index]
    units = len(before.encode("utf-16-le")) // 2 if ways.utf16 else len(before)
    if ways.crlf and ways.crlf_width == 2:
        units += before.count("\n")
    return units + (1 if ways.bom and ways.counts_bom else 0)


def xml(ways: Ways, text: str, extracts: tuple[str, ...]) -> str:
    """project.qde."""

    def g(*parts: str) -> str:
        made = guid(*parts)
        made = made.upper() if ways.upper else made
        return f"{{{made}}}" if ways.braces else made

    codes = "".join(
        f'<Code guid="{g("code", c)}" name="{c}" isCodable="true" color="#{n}0aa{n}0"/>'
        for n, c in enumerate(CODES)
    )
    selections = "".join(_selection(ways, text, extracts, n, g) for n in range(len(extracts)))
    where = "" if ways.inline else f' plainTextPath="{ways.scheme}{guid("source")}.txt"'
    content = f"<PlainTextContent>{text}</PlainTextContent>" if ways.inline else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        f'<Project xmlns="{ways.namespace}" name="Etude" origin="{ways.origin}">'
        f'<Users><User guid="{g("user")}" name="Samira"/></Users>'
        f'<CodeBook><Codes><Code guid="{g("theme")}" name="Freins" isCodable="false">{codes}</Code>'
        "</Codes></CodeBook>"
        f'<Variables><Variable guid="{g("age")}" name="Âge" typeOfVariable="Integer"/></Variables>'
        f'<Cases><Case guid="{g("case")}" name="Jeanne Dupont"><VariableValue>'
        f'<VariableRef targetGUID="{g("age")}"/><IntegerValue>34</IntegerValue></VariableValue>'
        f'<SourceRef targetGUID="{g("source")}"/></Case></Cases>'
        f'<Sources><TextSource guid="{g("source")}" name="Entretien 3"{where}>{content}'
        f"{selections}</TextSource></Sources>"
        f"{'<Sets/>' if ways.empty_sets else ''}</Project>"
    )


def _selection(ways: Ways, text: str, extracts: tuple[str, ...], n: int, g: object) -> str:
    assert callable(g)
    words = extracts[n]
    start = text.index(words)
    end = start + len(words) - (1 if ways.inclusive else 0)
    name = f' name="{words}"' if ways.names else ""
    return (
        f'<PlainTextSelection guid="{g("selection", words)}"{name}'
        f' startPosition="{offset(ways, text, start)}" endPosition="{offset(ways, text, end)}">'
        f'<Coding guid="{g("coding", words)}" creatingUser="{g("user")}">'
        f'<CodeRef targetGUID="{g("code", CODES[n])}"/></Coding></PlainTextSelection>'
    )


def _database(path: Path, script: str, rows: dict[str, Sequence[tuple[object, ...]]]) -> bytes:
    with sqlite3.connect(path) as made:
        made.executescript(script)
        for table, values in rows.items():
            for row in values:
                made.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(row))})", row)
    made.close()
    return path.read_bytes()


def qualcoder(folder: Path) -> bytes:
    """data.qda of a QualCoder project: offsets as its text widget counts them."""
    coded = []
    for n, words in enumerate(EXTRACTS):
        start = TEXT.index(words)
        places = (offset(_QT, TEXT, start), offset(_QT, TEXT, start + len(words)))
        coded.append((n, n, 1, words, *places, "Samira", "2026-03-12 10:00:00", "", None, None))
    script = """
    CREATE TABLE project (databaseversion text, date text, memo text, about text);
    CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text,
        memo text, owner text, date text, av_text_id integer, risid integer);
    CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text,
        supercatid integer);
    CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer,
        owner text, date text, color text);
    CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer, seltext text,
        pos0 integer, pos1 integer, owner text, date text, memo text, avid integer,
        important integer);
    CREATE TABLE annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer,
        memo text, owner text, date text);
    CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text, date text);
    CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer,
        pos1 integer, owner text, date text, memo text);
    CREATE TABLE attribute_type (name text primary key, date text, owner text, memo text,
        caseOrFile text, valuetype text);
    CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text,
        id integer, date text, owner text);
    """
    rows: dict[str, Sequence[tuple[object, ...]]] = {
        "project": [("v8", "2026-01-01", "Mémo du projet", "")],
        "source": [(1, "Entretien 3", TEXT, None, "", "Samira", "2026-03-12 10:00:00", None, None)],
        "code_cat": [(1, "Freins", "Samira", "", "", None)],
        "code_name": [(n, c, "", 1, "Samira", "", "#AA3300") for n, c in enumerate(CODES)],
        "code_text": coded,
        "cases": [(1, "Jeanne Dupont", "", "Samira", "")],
        "case_text": [(1, 1, 1, 0, len(TEXT), "Samira", "", "")],
        "attribute_type": [("Âge", "", "Samira", "", "case", "numeric")],
        "attribute": [(1, "Âge", "case", "34", 1, "", "Samira")],
    }
    return _database(folder / "data.qda", script, rows)


_QT = Ways("", utf16=True)


def rqda(folder: Path) -> bytes:
    """An .rqda file: code points, deleted rows kept with status 0."""
    coded = []
    for n, words in enumerate(EXTRACTS):
        start = TEXT.index(words)
        coded.append((n, 1, words, float(start), float(start + len(words)), 1, "Samira", "", ""))
    coded.append((0, 1, "supprimé", 0.0, 5.0, 0, "Samira", "", ""))
    script = """
    CREATE TABLE source (name text, id integer, file text, memo text, owner text, date text,
        dateM text, status integer);
    CREATE TABLE freecode (name text, memo text, owner text, date text, dateM text, id integer,
        status integer, color text);
    CREATE TABLE codecat (name text, cid integer, catid integer, owner text, date text, dateM text,
        memo text, status integer);
    CREATE TABLE treecode (cid integer, catid integer, date text, dateM text, memo text,
        status integer, owner text);
    CREATE TABLE coding (cid integer, fid integer, seltext text, selfirst real, selend real,
        status integer, owner text, date text, memo text);
    CREATE TABLE cases (name text, memo text, owner text, date text, dateM text, id integer,
        status integer);
    CREATE TABLE caselinkage (caseid integer, fid integer, selfirst real, selend real,
        status integer, owner text, date text, memo text);
    CREATE TABLE attributes (name text, status integer, date text, dateM text, owner text,
        memo text, class text);
    CREATE TABLE caseAttr (variable text, value text, caseID integer, date text, dateM text,
        owner text, status integer);
    """
    rows: dict[str, Sequence[tuple[object, ...]]] = {
        "source": [("Entretien 3", 1, TEXT, "", "Samira", "", "", 1)],
        "freecode": [(c, "", "Samira", "", "", n, 1, "") for n, c in enumerate(CODES)],
        "codecat": [("Freins", None, 1, "Samira", "", "", "", 1)],
        "treecode": [(n, 1, "", "", "", 1, "Samira") for n in range(len(CODES))],
        "coding": coded,
        "cases": [("Jeanne Dupont", "", "Samira", "", "", 1, 1)],
        "caselinkage": [(1, 1, 0.0, float(len(TEXT)), 1, "Samira", "", "")],
        "attributes": [("Âge", 1, "", "", "Samira", "", "numeric")],
        "caseAttr": [("Âge", "34", 1, "", "", "Samira", 1)],
    }
    return _database(folder / "etude.rqda", script, rows)


def taguette(folder: Path) -> bytes:
    """A .sqlite3 file: pages as html, offsets in UTF-8 bytes of the text between tags."""
    lines = TEXT.rstrip("\n").split("\n")
    html = "".join(f"<p>{line.replace('M3', '<b>M3</b>')}</p>" for line in lines)
    bare = "".join(lines)
    highlights, tagged = [], []
    for n, words in enumerate(EXTRACTS, 1):
        start = len(bare[: bare.index(words)].encode())
        highlights.append((n, 1, start, start + len(words.encode()), f"<p>{words}</p>"))
        tagged.append((n, n))
    script = """
    CREATE TABLE projects (id integer primary key, name text, description text, created text);
    CREATE TABLE documents (id integer primary key, name text, description text, filename text,
        created text, project_id integer, text_direction text, contents text);
    CREATE TABLE tags (id integer primary key, project_id integer, path text, description text);
    CREATE TABLE highlights (id integer primary key, document_id integer, start_offset integer,
        end_offset integer, snippet text);
    CREATE TABLE highlight_tags (highlight_id integer, tag_id integer);
    CREATE TABLE commands (id integer primary key, date text, user_login text, project_id integer,
        document_id integer, payload text);
    """
    payload = '{"highlight_id": %d, "start_offset": 0, "type": "highlight_add"}'
    rows: dict[str, Sequence[tuple[object, ...]]] = {
        "projects": [(1, "Etude", "", "2026-03-12 10:00:00")],
        "documents": [(1, "Entretien 3", "", "e3.html", "2026-03-12 10:00:00", 1, "LTR", html)],
        "tags": [
            *((n, 1, f"Freins.{c}", "") for n, c in enumerate(CODES, 1)),
            (len(CODES) + 1, 1, "Freins", "ce qui empêche"),
        ],
        "highlights": highlights,
        "highlight_tags": tagged,
        "commands": [(n, "", "samira", 1, 1, payload % n) for n in range(1, len(CODES) + 1)],
    }
    return _database(folder / "etude.sqlite3", script, rows)
