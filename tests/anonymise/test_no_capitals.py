"""Transcripts written by a machine that knows no capitals: names told by what stands around them."""

from __future__ import annotations

import pytest

from qualcode.anonymise import DetectionSettings, Lexicon, detect


def found(text: str, lexicon: Lexicon, language: str) -> tuple[str, ...]:
    candidates = detect(text, lexicon, DetectionSettings(language, no_capitals=True))
    return tuple(one.text for one in candidates if one.is_replaced)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "un type, rondelet, avait repeint la vitrine", "rondelet"),
        ("fr", "il y avait kevin, momo et bichon. on a ri", "bichon"),
        ("fr", "on joue avec souleymane, diallo et mimi. elle triche", "mimi"),
        ("fr", "tout le monde l'appelle le grand, il a tenu bon", "grand"),
        ("fr", "j'ai été opérée à zaouïa, après on a marché", "zaouïa"),
        ("fr", "deux semaines à terre-brune, sans eau", "terre-brune"),
        ("fr", "on est allés jusqu'à la plaine des grègues, à pied", "plaine des grègues"),
        ("fr", "j'habite les quatre chênes, au bout du chemin", "les quatre chênes"),
        ("fr", "berger m'a raccompagnée jusqu'au car", "berger"),
        ("fr", "l'école est à la souterraine, c'est loin", "la souterraine"),
        ("fr", "c'est le fils borderie qui conduit, depuis toujours", "borderie"),
        ("en", "my mam said, moira, be careful", "moira"),
        ("en", "i went with my uncle dod, on the boat", "dod"),
        ("en", "my husband, gaz, he says we'll see", "gaz"),
        ("en", "there was only me, rosamund, priya and poppy. we were late", "poppy"),
        ("en", "she died in willow house, aged eighty", "willow house"),
        ("en", "it's a charity called quiet harbour, for families", "quiet harbour"),
        ("en", "take poppy's address, she won't mind", "poppy"),
        ("en", "bridie taught me to drive", "bridie"),
        ("en", "his teacher, miss peel, noticed it", "miss peel"),
        ("en", "she's a nurse in barry. she works nights", "barry"),
        ("en", "everybody called him chief. he liked it", "chief"),
        ("en", "then they moved us to brackendon, a small place", "brackendon"),
        ("en", "we walked over to brackendon bridge in the snow", "brackendon bridge"),
        ("en", "the driver was june wetherstall, for years", "june wetherstall"),
        ("en", "who else? there's grace, there's the porter", "grace"),
        ("en", "you should speak to faith, she remembers", "faith"),
        ("en", "her grandson christian has it too", "christian"),
        ("fr", "c'est un foyer. rose, la directrice, est formidable", "rose"),
    ],
)
def test_a_name_without_its_capital_is_found_by_what_is_around_it(
    language: str, text: str, name: str, lexicon: Lexicon
) -> None:
    assert any(name in form for form in found(text, lexicon, language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "il a béni la foule et on est repartis à pied, avec plaisir, à midi"),
        ("fr", "on a fait des courses à temps partiel, la porte du bureau était ouverte"),
        ("fr", "il s'est marié avec une dame très bien"),
        ("fr", "c'est vrai, c'est bien, c'est dommage, il y avait du monde et du bruit"),
        ("fr", "on est allés sur la place du village, la route de la maison était coupée"),
        ("en", "then a man from the church came and no one else could help"),
        ("en", "they called him thick in front of the class and he was in trouble at school"),
        ("en", "we had fish for tea, and bread, butter and jam, at home, with love"),
    ],
)
def test_plain_talk_without_capitals_names_nobody(
    language: str, text: str, lexicon: Lexicon
) -> None:
    assert found(text, lexicon, language) == ()


def test_capitals_from_end_to_end_say_no_more_than_small_letters(lexicon: Lexicon) -> None:
    small = (
        "i was a weaver all my life and my sister bridie worked beside me she married a man from"
        " stornoway and they went over there to live i never saw her again after that she wrote"
        " to me every week and my aunt rosamund read the letters out loud to us all"
    )
    shouted = small.upper()
    wanted = [(one.span, one.kind) for one in detect(small, lexicon, DetectionSettings("en"))]
    found = detect(shouted, lexicon, DetectionSettings("en"))
    assert wanted and [(one.span, one.kind) for one in found] == wanted
    assert {"STORNOWAY", "AUNT ROSAMUND"} <= {one.text for one in found}
