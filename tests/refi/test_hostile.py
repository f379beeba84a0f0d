"""Whatever is in a file, it gives a project or a sentence: nothing else, nothing big, nothing written."""

from __future__ import annotations

import stat
import tracemalloc
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.errors import BadInputError, QualcodeError
from qualcode.model import Span
from qualcode.refi import qualcoder
from qualcode.refi.conventions import fit
from qualcode.services.codebook import get_codebook
from qualcode.services.refi_import import import_project
from qualcode.services.refi_preview import preview_project
from qualcode.services.refi_read import is_project, read_project
from qualcode.wording import render
from tests.refi import vendors
from tests.refi.archives import zipped
from tests.services.small_study import make_study

MANY = settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
HEAD = b'<?xml version="1.0" encoding="utf-8"?>'
PROJECT = b'<Project xmlns="urn:QDA-XML:project:1.0" name="x">'


def _read_quietly(name: str, content: bytes) -> None:
    """Reads and fits it, or gets a sentence."""
    is_project(name, content)
    try:
        project = read_project(name, content)
    except QualcodeError:
        return
    for source in project.sources:
        found = fit(source, project.origin)
        assert len(found.placed) == len(source.selections)


def _refused(name: str, content: bytes, most_mb: int = 60) -> BadInputError:
    tracemalloc.start()
    try:
        with pytest.raises(BadInputError) as refusal:
            read_project(name, content)
        assert tracemalloc.get_traced_memory()[1] < most_mb * 1024 * 1024
    finally:
        tracemalloc.stop()
    return refusal.value


def test_a_zip_bomb_is_refused_before_it_fills_the_memory() -> None:
    bomb = HEAD + PROJECT + b" " * (120 * 1024 * 1024) + b"</Project>"
    _refused("bomb.qdpx", zipped({"project.qde": bomb}))


def test_names_that_climb_out_of_the_folder_lead_nowhere(tmp_path: Path) -> None:
    del tmp_path
    xml = vendors.xml(vendors.PROGRAMS["MAXQDA"], vendors.TEXT, vendors.EXTRACTS)
    climbing = xml.replace("internal://", "internal://../../../../etc/passwd#")
    content = zipped({"project.qde": climbing.encode(), "../../../../etc/passwd": b"nothing"})
    project = read_project("p.qdpx", content)
    assert not project.sources
    assert len(project.findings) == 1


def test_a_symbolic_link_in_the_archive_is_refused() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("project.qde", HEAD + PROJECT + b"</Project>")
        link = zipfile.ZipInfo("sources/x.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    _refused("p.qdpx", stream.getvalue())


ENTITIES = (
    b'<!DOCTYPE Project [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    b'<!DOCTYPE Project [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>',
    b'<!doctype Project SYSTEM "http://127.0.0.1/x.dtd">',
)


@pytest.mark.parametrize("declared", ENTITIES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_and_their_entities_are_refused(declared: bytes, encoding: str) -> None:
    body = '<Project xmlns="urn:QDA-XML:project:1.0" name="&a;"><Description>&c;</Description></Project>'
    whole = f'<?xml version="1.0" encoding="{encoding}"?>{declared.decode()}{body}'
    _refused("p.qde", whole.encode(encoding))


def test_a_gigantic_attribute_is_refused() -> None:
    name = b"a" * (11 * 1024 * 1024)
    _refused("p.qde", HEAD + b'<Project name="' + name + b'"></Project>', most_mb=120)


def test_a_tree_of_codes_without_end_is_refused() -> None:
    deep = b'<Code guid="x" name="y" isCodable="true">' * 300 + b"</Code>" * 300
    _refused("p.qdc", HEAD + b"<CodeBook><Codes>" + deep + b"</Codes></CodeBook>")


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"<", b"SQLite format 3\x00", b"{}", b"\x00"]
)
def test_what_is_no_project_gets_a_sentence(content: bytes) -> None:
    _refused("p.qdpx", content)


def test_a_member_without_a_name_is_passed_over() -> None:
    """Found by tools/fuzz_refi.py."""
    content = bytearray(zipped({"project.qde": HEAD + PROJECT + b"</Project>", "x": b"nothing"}))
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 28 : entry + 30] = bytes(2)  # the length of its name
    del content[entry + 46]
    end = content.rindex(b"PK\x05\x06") + 12
    shorter = int.from_bytes(content[end : end + 4], "little") - 1
    content[end : end + 4] = shorter.to_bytes(4, "little")
    assert read_project("p.qdpx", bytes(content)).name == "x"


def test_an_archive_of_two_projects_is_refused() -> None:
    xml = HEAD + PROJECT + b"</Project>"
    _refused("p.qdpx", zipped({"a.qde": xml, "b.qde": xml}))


def test_what_macos_adds_when_a_project_is_zipped_anew_is_no_second_project() -> None:
    project = vendors.project(vendors.PROGRAMS["ATLAS.ti"])
    with zipfile.ZipFile(BytesIO(project)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    again = zipped({**members, "__MACOSX/._Etude.qde": b"\0\5\x16\7", "._Etude.qde": b"\0"})
    assert read_project("p.qdpx", again) == read_project("p.qdpx", project)


@pytest.mark.parametrize("content", [b"", b"\0\0\0", b"PJ\3\4 half of a project"])
def test_a_file_that_did_not_arrive_whole_says_so(content: bytes) -> None:
    assert "a été coupé" in str(_refused("p.qdpx", content))


def test_the_words_of_a_stretch_of_a_page_are_no_text_of_their_own() -> None:
    xml = (
        '<Sources><PDFSource guid="{0}1" name="Rapport"><PDFSelection guid="{0}2" name="ici" page="0">'
        '<Representation guid="{0}3"><PlainTextContent>la barque</PlainTextContent>'
        '<PlainTextSelection guid="{0}4" startPosition="0" endPosition="2"><Coding guid="{0}5">'
        '<CodeRef targetGUID="{0}6"/></Coding></PlainTextSelection></Representation>'
        '<Coding guid="{0}7"><CodeRef targetGUID="{0}6"/></Coding></PDFSelection>'
        '<Representation guid="{0}8"><PlainTextContent>Ici la barque.</PlainTextContent>'
        "</Representation></PDFSource></Sources></Project>"
    ).format("a3f10b52-77d4-4c18-9e06-b2d4c915e60")
    project = read_project("p.qde", HEAD + PROJECT + xml.encode())
    assert [s.text for s in project.sources] == ["Ici la barque."]
    assert any("(2)" in render(f.text, "fr") for f in project.findings)


def test_odd_and_double_identifiers_still_hold_together() -> None:
    xml = (
        '<Project name="x"><CodeBook><Codes><Code guid="nonsense" name="A" isCodable="true"/>'
        '<Code guid="nonsense" name="B" isCodable="true"/></Codes></CodeBook><Sources>'
        '<TextSource guid="" name="t"><PlainTextContent>un deux</PlainTextContent>'
        '<PlainTextSelection guid="?" startPosition="0" endPosition="2"><Coding guid="">'
        '<CodeRef targetGUID="nonsense"/></Coding></PlainTextSelection></TextSource></Sources></Project>'
    )
    project = read_project("p.qde", xml.encode())
    assert len({c.guid for c in project.codes}) == 2
    (coding,) = project.sources[0].selections[0].codings
    assert coding.code_guid == project.codes[0].guid


def test_slightly_invalid_xml_is_mended_and_said() -> None:
    xml = HEAD + PROJECT + b"<Description>Tom & Jerry \x0b &#x1; fin</Description></Project>"
    project = read_project("p.qde", xml)
    assert "Tom & Jerry" in project.description
    assert len(project.findings) == 1


def test_categories_that_stand_under_each_other_are_cut_and_said(tmp_path: Path) -> None:
    import sqlite3

    vendors.qualcoder(tmp_path)
    with sqlite3.connect(tmp_path / "data.qda") as made:
        made.execute("INSERT INTO code_cat VALUES (2, 'Rond', '', '', '', 3)")
        made.execute("INSERT INTO code_cat VALUES (3, 'Carré', '', '', '', 2)")
    made.close()
    project = read_project("data.qda", (tmp_path / "data.qda").read_bytes())
    assert {"Rond", "Carré"} <= {c.name for c in project.codes}
    assert any("itself" in f.text.text for f in project.findings)


def test_a_table_that_is_a_view_or_a_trigger_is_not_read(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "x.qda"
    with sqlite3.connect(path) as made:
        made.executescript(
            "CREATE TABLE code_name (cid, name); CREATE TABLE source (id, name, fulltext);"
            "CREATE VIEW code_text AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n)"
            " SELECT i FROM n;"
        )
    made.close()
    _refused("x.qda", path.read_bytes())


def test_a_refused_import_writes_nothing(tmp_path: Path) -> None:
    with make_study(tmp_path) as study:
        with pytest.raises(BadInputError):
            preview_project(study, "p.qdpx", b"PK\x03\x04 nothing")
        tree = vendors.xml(vendors.Ways("X", inline=True), vendors.TEXT, vendors.EXTRACTS)
        study.lock()
        with pytest.raises(QualcodeError):
            import_project(study, preview_project(study, "p.qde", tree.encode()))
        assert len(get_codebook(study)) == 0


CHANGES = st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4), st.integers(0, 6)), max_size=6)


def _changed(content: bytes, changes: list[tuple[float, bytes, int]]) -> bytes:
    """The content with some stretches replaced."""
    for where, put, over in changes:
        at = int(where * len(content))
        content = content[:at] + put + content[at + over :]
    return content


@cache
def _base(which: str) -> bytes:
    ways = vendors.PROGRAMS["MAXQDA"]
    if which == "xml":
        inline = vendors.Ways("X", inline=True, names=True, braces=True)
        return vendors.xml(inline, vendors.TEXT, vendors.EXTRACTS).encode()
    if which == "archive":
        return vendors.project(ways)
    with TemporaryDirectory() as folder:
        makers: dict[str, Callable[[Path], bytes]] = {
            "qda": vendors.qualcoder,
            "rqda": vendors.rqda,
            "sqlite3": vendors.taguette,
        }
        return makers[which](Path(folder))


@pytest.mark.parametrize("which", ["xml", "archive", "qda", "rqda", "sqlite3"])
def test_changed_files_give_a_project_or_a_sentence(which: str) -> None:
    @MANY
    @given(CHANGES)
    def check(changes: list[tuple[float, bytes, int]]) -> None:
        _read_quietly(f"p.{which}", _changed(_base(which), changes))

    check()


CELLS = st.one_of(
    st.none(), st.integers(), st.floats(), st.text(max_size=6), st.binary(max_size=6), st.booleans()
)
COLUMNS = ("cid", "name", "catid", "supercatid", "id", "fulltext", "fid", "pos0", "pos1", "owner")
ANY_ROWS = st.lists(st.dictionaries(st.sampled_from(COLUMNS), CELLS, max_size=6), max_size=4)
# numbers that point at each other now and then, as those of a real file do
NUMBERS, PLACES = st.integers(1, 2), st.integers(-1, 9)
KNOWN_ROWS = {
    "code_name": {"cid": NUMBERS, "name": st.text(max_size=4), "catid": NUMBERS},
    "code_cat": {"catid": NUMBERS, "name": st.text(max_size=4), "supercatid": NUMBERS},
    "source": {"id": NUMBERS, "name": CELLS, "fulltext": st.text(max_size=8)},
    "code_text": {"cid": NUMBERS, "fid": NUMBERS, "pos0": PLACES, "pos1": PLACES, "owner": CELLS},
}
KNOWN_TABLES = st.fixed_dictionaries(
    {
        table: st.lists(st.fixed_dictionaries(columns), max_size=3)
        for table, columns in KNOWN_ROWS.items()
    }
)


@settings(MANY, max_examples=100)
@given(st.dictionaries(st.sampled_from(sorted(qualcoder.TABLES)), ANY_ROWS) | KNOWN_TABLES)
def test_any_rows_of_qualcoder_give_a_project(
    tables: dict[str, list[dict[str, object]]],
) -> None:
    project = qualcoder.read("x", tables)
    for source in project.sources:
        for placed in fit(source, project.origin).placed:
            assert placed is None or Span(placed.start, placed.end)
