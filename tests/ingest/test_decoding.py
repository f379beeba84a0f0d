"""Encodings: found, said, and doubtful ones shown."""

from __future__ import annotations

import codecs

import pytest

from qualcode.errors import BadInputError
from qualcode.ingest.decoding import decode
from qualcode.wording import render

FRENCH = "Enquêtrice : Où êtes-vous né ? M3 : À Nîmes… « tôt », ça m’a plu ; où ça, déjà ?\n"


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8 (BOM)"),
        ("utf-16", "utf-16-le (BOM)"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le (BOM)"),
        ("cp1252", "windows-1252"),
        ("mac_roman", "mac-roman"),
    ],
)
def test_french_is_read_in_every_usual_encoding(encoding: str, said: str) -> None:
    decoded = decode("m3.txt", (FRENCH * 3).encode(encoding))
    assert decoded.text == FRENCH * 3
    assert decoded.encoding == said


def test_big_endian_with_a_mark_is_read() -> None:
    assert decode("a.txt", codecs.BOM_UTF16_BE + FRENCH.encode("utf-16-be")).text == FRENCH


def test_an_old_dos_file_is_read() -> None:
    text = "Enquêtrice : où étiez-vous né, à côté ?\n"
    assert decode("a.txt", text.encode("cp850")).text == text


def test_two_short_lines_are_enough_to_choose() -> None:
    assert decode("a.txt", "Q : Ça va ?\nR : Très bien.".encode("cp1252")).text.startswith("Q : Ça")


def test_a_guess_is_said() -> None:
    findings = decode("a.txt", FRENCH.encode("cp1252")).findings
    assert "windows-1252" in render(findings[0].text, "en")


def test_utf8_needs_no_remark() -> None:
    assert decode("a.txt", FRENCH.encode()).findings == ()


def test_a_damaged_byte_in_utf8_is_shown_with_its_line() -> None:
    decoded = decode("a.txt", FRENCH.encode() * 3 + b"ici \xff\n")
    assert decoded.encoding == "utf-8"
    assert decoded.text.endswith("ici \ufffd\n")
    assert render(decoded.findings[0].place, "en") == "line 4 of a.txt"


def test_utf16_of_odd_length_keeps_all_but_the_half_character() -> None:
    decoded = decode("a.txt", FRENCH.encode("utf-16") + b"x")
    assert decoded.text == FRENCH + "\ufffd"
    assert len(decoded.findings) == 1


def test_accents_spoilt_by_another_program_are_pointed_out() -> None:
    spoilt = FRENCH.encode().decode("cp1252", "replace").encode()
    assert any("damaged" in render(f.text, "en") for f in decode("a.txt", spoilt).findings)


def test_a_russian_file_is_left_to_the_library() -> None:
    text = "Где вы работаете? Я работаю в больнице, уже двадцать лет. " * 5
    assert decode("a.txt", text.encode("cp1251")).text == text


def test_binary_is_no_text() -> None:
    with pytest.raises(BadInputError, match=r"text|texte"):
        decode("a.txt", bytes(range(256)) * 20)
