"""Names taken whole: addresses over their commas, ranks and generations, bodies of several words; headings left."""

from __future__ import annotations

import pytest

from qualcode.anonymise import DetectionSettings, Lexicon, detect
from qualcode.anonymise.recognisers.places.gentiles import is_broad


def _replaced(text: str, lexicon: Lexicon, language: str) -> list[str]:
    found = detect(text, lexicon, DetectionSettings(language))
    return [one.text for one in found if one.is_replaced]


@pytest.mark.parametrize(
    ("language", "text", "form"),
    [
        ("en", "Send it to Flat 3/1, 12 Kelso Street, G14 0LB, thank you.", "Flat 3/1, 12 Kelso Street, G14 0LB"),
        (
            "en",
            "We are at Unit 4, Beacon House, 12-14 Sandal Road, Leeds LS2 4AB.",
            "Unit 4, Beacon House, 12-14 Sandal Road, Leeds LS2 4AB",
        ),
        ("en", "It's Anchor House, Puthuvely P.O., 686636.", "Anchor House, Puthuvely P.O., 686636"),
        ("fr", "C'est au 12 bis, rue Haute, 29200 Brest.", "12 bis, rue Haute, 29200 Brest"),
        ("fr", "On habite 2400 Le Locle, en face.", "2400 Le Locle"),
        (
            "en",
            "I rent from Orrinhouse and Drumfoyne Housing Association.",
            "Orrinhouse and Drumfoyne Housing Association",
        ),
        ("fr", "On a vu maître Le Bihan-Sow hier.", "maître Le Bihan-Sow"),
        ("fr", "Je travaillais au camp 118, l'hiver.", "camp 118"),
        ("fr", "Il habite dans le 15e, au-dessus du bar.", "15e"),
        ("en", "We had eight grades out at District 44, by the lake.", "District 44"),
        ("en", "I met Detective Chief Inspector Marr there.", "Detective Chief Inspector Marr"),
        ("en", "He was Leroy Banks, Jr., a deacon.", "Leroy Banks, Jr."),
        ("fr", "J'ai vu Monsieur le préfet Strzoda hier.", "Monsieur le préfet Strzoda"),
        ("fr", "Un certain von Allmen m'a écrit.", "von Allmen"),
        ("en", "She was in Cleveland Nursing and Rehab and I was there.", "Cleveland Nursing and Rehab"),
        ("en", "She's with the East of England Ambulance now.", "East of England Ambulance"),
        ("fr", "La maman travaille au Leclerc de Roques.", "Leclerc de Roques"),
    ],
)  # fmt: skip
def test_a_name_is_found_to_its_last_letter(
    language: str, text: str, form: str, lexicon: Lexicon
) -> None:
    assert form in _replaced(text, lexicon, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The form was translated from Malayalam by us. She's Minnesotan. It's a Tamil hymn.",
        ),
        ("en", "He sat IELTS twice, and there was a young WPC at the desk."),
        ("en", "ORAL HISTORY OF WOMEN AND WORK\n\nSo, we began with the garden."),
        ("en", "She's in Primary Four and he's in Year Nine."),
        ("en", "AFTER THE MILL: An Oral History of Weaving\n\nSo, we began with the garden."),
        ("en", "I coached him in Little League. There's CCTV, and a DBS check on A4 paper."),
        ("en", "Fishermen came in the night. The Marines were there too."),
        ("fr", "En 2010 on a tout refait. À deux mille mètres il neigeait."),
    ],
)
def test_peoples_sigles_and_headings_name_nobody(
    language: str, text: str, lexicon: Lexicon
) -> None:
    assert [form for form in _replaced(text, lexicon, language) if not form.isdigit()] == []


def test_languages_and_faiths_are_broad() -> None:
    assert all(map(is_broad, ("malayalam", "tongan", "lutheran", "tongans")))
    assert not is_broad("thekkekara")


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        ("Entretien avec la cheffe de service du Foyer des Trois Ormes", "Foyer des Trois Ormes"),
        ("Entretien n° 2, réalisé au GAEC du Bois Joli", "GAEC du Bois Joli"),
    ],
)
def test_a_body_of_plain_words_is_found_in_a_heading(
    heading: str, body: str, lexicon: Lexicon
) -> None:
    found = _replaced(f"{heading}\nE : Bonjour.\nR : On y va.", lexicon, "fr")
    assert [form for form in found if body in form]
