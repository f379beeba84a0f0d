"""Texts without capitals: what the words around make a name, and what they make a common word."""

from __future__ import annotations

import pytest

from qualcode.anonymise import DetectionSettings, Lexicon, detect


def _found(text: str, lexicon: Lexicon, language: str) -> set[str]:
    candidates = detect(text, lexicon, DetectionSettings(language, no_capitals=True))
    return {one.text for one in candidates if one.is_replaced}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "il pêchait à bourg-au-renard, le matin.", "bourg-au-renard"),
        ("fr", "une fois à bruxelles, on a dormi.", "bruxelles"),
        ("fr", "il a fondé un comité, femmes du rivage, avec sa sœur.", "femmes du rivage"),
        ("fr", "elle est passée par l'association murs et jardins non pardon.", "association murs et jardins"),
        ("fr", "le livre est sorti chez au fil des vagues.", "au fil des vagues"),
        ("fr", "il conduit pour les transports lambert.", "transports lambert"),
        ("fr", "il y avait un article dans la voix du nord.", "la voix du nord"),
        ("fr", "qui a signé ? marguerite loison. puis les autres.", "marguerite loison"),
        ("en", "we had a drink at the red lion, all of us.", "red lion"),
        ("en", "she was curate at holy trinity, for a year.", "holy trinity"),
        ("en", "his daughter, mercy, is a nurse.", "mercy"),
        ("en", "my sister patience is there with them.", "patience"),
        ("en", "there was sunita, and will. they were late.", "will"),
        ("en", "that was when may told the doctor.", "may"),
        ("en", "i saw grace dunlavy there. then grace is the one who rang.", "grace"),
    ],
)  # fmt: skip
def test_a_name_in_lower_case_is_told_by_what_stands_around(
    language: str, text: str, name: str, lexicon: Lexicon
) -> None:
    assert any(name in form for form in _found(text, lexicon, language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "elle a fait son zlubouillon, avec trois chuquettes."),
        ("fr", "et l'avenir du métier, on le verra bien. il livrait sans la voiture."),
        ("en", "she was greetin in the hoose, and the mannie telt him nowt, ye see."),
        ("en", "they will come. yes i will. may is the worst month."),
        ("en", "i worked at the brewery, taking time off."),
    ],
)
def test_a_common_word_of_no_dictionary_is_no_name(
    language: str, text: str, lexicon: Lexicon
) -> None:
    assert not _found(text, lexicon, language)


def test_a_participle_is_not_the_first_name_it_folds_to(lexicon: Lexicon) -> None:
    text = "j'ai vu marie kerloc'h. il a marié sa fille. marie était là."
    assert "marié" not in _found(text, lexicon, "fr")


@pytest.mark.parametrize(
    "text",
    [
        "il falait monter tout le matériel, et l'apareil tombait souvent en panne.",
        "les charettes passaient, c'etait le comencement de la campagne.",
        "on a pris queques planches et un gros boulonn, heinnn, ouin.",
        "on rangeait les cageos, on tuait le cochont, les vandanges finissaient, le garde champaitre passait.",
        "on lisait les journeaux, on avait des sabos, et le toubibe venait rarement.",
        "il reste un long passage vouté. plus loin, de larges riviéres profondes.",
        "on faisait du covoiturage, le copil tombait le lundi, et le tiot dormait.",
        "le prof de math avait un ordi et faisait des graffs.",
    ],
)
def test_a_word_misspelt_clipped_or_drawn_out_is_no_name(text: str, lexicon: Lexicon) -> None:
    assert not _found(text, lexicon, "fr")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("elle s'appelait berjoulat, la voisine.", "berjoulat"),
        ("on a revu monsieur charettier au marché.", "charettier"),
        ("on habite à beaucout depuis toujours.", "beaucout"),
        ("j'ai vu fernande tresquieu hier.", "tresquieu"),
    ],
)
def test_a_name_spelt_nearly_as_a_word_is_told_by_what_leads_to_it(
    text: str, name: str, lexicon: Lexicon
) -> None:
    assert any(name in form for form in _found(text, lexicon, "fr"))
