"""A key as JSON or as a table."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.ingest.key_file import read_key
from qualcode.model import IdentifierKind, KeyEntry
from qualcode.wording import render


def test_a_table_with_french_headings_and_kinds_is_read() -> None:
    content = (
        "Forme;Type;Remplacement;Entretien\nLamballou;Lieu;[bourg];E1\nM. Roz;Personne;[patient];\n"
    )
    assert read_key("cle.csv", content.encode()).entries == (
        KeyEntry("Lamballou", IdentifierKind.PLACE, "[bourg]", "E1"),
        KeyEntry("M. Roz", IdentifierKind.PERSON, "[patient]"),
    )


def test_json_is_read_as_list_inside_an_object_or_as_pairs() -> None:
    rows = [{"form": "Roz", "kind": "PER", "replacement": "X"}]
    expected = (KeyEntry("Roz", IdentifierKind.PERSON, "X"),)
    for stored in (rows, {"entries": rows}):
        assert read_key("key.json", json.dumps(stored).encode()).entries == expected
    pairs = read_key("key.json", b'{"Roz": "X"}').entries
    assert pairs == (KeyEntry("Roz", IdentifierKind.CONTEXT, "X"),)


def test_every_kind_of_a_gold_file_is_known() -> None:
    rows = [{"form": f"f{kind}", "kind": kind.value, "replacement": "x"} for kind in IdentifierKind]
    read = read_key("key.json", json.dumps(rows).encode())
    assert [entry.kind for entry in read.entries] == list(IdentifierKind)
    assert read.findings == ()


def test_doubtful_rows_are_reported_and_none_stops_the_others() -> None:
    rows = [
        {"form": "Roz", "kind": "zzz", "replacement": "X"},
        {"form": "", "kind": "PER", "replacement": "Y"},
        {"form": "Roz", "kind": "PER", "replacement": "Z"},
        {"form": "Lann", "kind": "PER", "replacement": ""},
        {"form": "Ker", "kind": "LOC", "replacement": "près de Ker"},
    ]
    read = read_key("key.json", json.dumps(rows).encode())
    assert [entry.form for entry in read.entries] == ["Roz", "Lann", "Ker"]
    said = [render(finding.text, "en") for finding in read.findings]
    for fragment in ("zzz", "no form", "already becomes", "no replacement", "holds the form"):
        assert any(fragment in text for text in said), fragment


@pytest.mark.parametrize(
    "content", [b"[", b"[1, 2]", b"{}", b'{"a": {"b": 1}}', b"[[[[" * 40000, b"", b"a;b\n1;2\n"]
)
def test_what_is_no_key_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(QualcodeError):
        read_key("key.json" if content[:1] in (b"[", b"{") else "key.csv", content)


KEY_CELLS = st.sampled_from(["", "personne", "lieu", "[A1]", "Zoé", " ", "x"]) | st.text(max_size=5)
KEY_ROWS = st.lists(st.tuples(KEY_CELLS, KEY_CELLS, KEY_CELLS), max_size=5)
WRITTEN_KEYS = st.one_of(
    KEY_ROWS.map(lambda rows: "\n".join(map(";".join, [("forme", "type", "remplacement"), *rows]))),
    st.dictionaries(KEY_CELLS, KEY_CELLS, max_size=4).map(json.dumps),
).map(str.encode)


@given(st.binary(max_size=300) | WRITTEN_KEYS, st.sampled_from(["k.json", "k.csv", "k.xlsx"]))
def test_any_bytes_give_a_key_or_a_sentence(content: bytes, name: str) -> None:
    try:
        read = read_key(name, content)
    except QualcodeError:
        return
    assert all(entry.form for entry in read.entries)
