"""Names written otherwise than letter by letter are found where a reader would see them."""

from __future__ import annotations

import unicodedata

import pytest

from qualcode.anonymise.leaks.forms import SecretForm
from qualcode.anonymise.leaks.otherwise import plainly
from qualcode.anonymise.leaks.search import find_leaks
from qualcode.engines.lexicon import ShippedLexicon
from qualcode.model import IdentifierKind, Span

FORMS = (SecretForm("Gwénolé Karadeuc", IdentifierKind.PERSON, "[A1]"),)


@pytest.mark.parametrize(
    "planted",
    [
        "Gw&eacute;nol&eacute;", "Gw&#233;nol&#xE9;", "Gw&amp;eacute;nol&amp;eacute;",
        "Kar\u200bad\u200ceuc", "Kara\u00addeuc", "Kar\ufeffadeuc", "Kar\u2060adeuc", "Kar\u200eadeuc",
        unicodedata.normalize("NFD", "Gwénolé"), "Ｋａｒａｄｅｕｃ", "𝐊𝐚𝐫𝐚𝐝𝐞𝐮𝐜",
        "K a r a d e u c", "K\u00a0A\u00a0R\u00a0A\u00a0D\u00a0E\u00a0U\u00a0C", "K.a.r.a.d.e.u.c", "k-a-r-a-d-e-u-c",
        "Gw%C3%A9nol%C3%A9", "Gw=C3=A9nol=C3=A9", "GwÃ©nolÃ©", "Gw\\u00e9nol\\u00e9", "Gw\\xE9nol\\xE9",
        "Gw\\'enol\\'e", "Gw{\\'e}nol{\\'{e}}", "Gw\ufffdnol\ufffd", "Gw?nolé",
        "Kara-\ndeuc", "Kara\ndeuc", "Kara-deuc", "Kara\u2010\n   deuc", "**Kara**deuc",
    ],
)  # fmt: skip
def test_a_name_written_otherwise_is_found_where_it_stands(
    lexicon: ShippedLexicon, planted: str
) -> None:
    text = f"Ce matin-là, {planted} ouvrait la criée à cinq heures."
    start = text.index(planted)
    found = find_leaks(text, FORMS, lexicon)
    assert any(
        leak.span.overlaps(Span(start, start + len(planted))) and leak.span.cut(text) == leak.text
        for leak in found
    )


@pytest.mark.parametrize(
    "text",
    [
        "Il y a d u monde à la criée, R&D compris ; 40 % du prix, quoi ? Non.",
        "Un chalutier-\npalangrier, un mont\naigu, A. B. C. D. puis 3.4.5.6.",
    ],
)
def test_what_only_resembles_such_writing_names_nobody(lexicon: ShippedLexicon, text: str) -> None:
    assert not find_leaks(
        text, (*FORMS, SecretForm("Anne Montaigu", IdentifierKind.PERSON)), lexicon
    )


def test_a_text_written_plainly_is_left_as_it_is() -> None:
    assert plainly("C’est l’été, à la criée : « 12 € » – rien d’autre…") is None
