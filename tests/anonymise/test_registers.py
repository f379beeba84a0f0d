"""Numbers of papers, plates, machines and telephones in the forms people write and say."""

from __future__ import annotations

import pytest

from qualcode.anonymise import DetectionSettings, Lexicon, detect
from qualcode.model import IdentifierKind

ID, PHONE, MAIL = IdentifierKind.ID, IdentifierKind.TELEPHONE, IdentifierKind.MAIL
PLACE = IdentifierKind.PLACE


def _numbers(text: str, lexicon: Lexicon, language: str) -> dict[str, IdentifierKind]:
    found = detect(text, lexicon, DetectionSettings(language))
    numbered = (ID, PHONE, MAIL)
    return {
        c.text: c.kind
        for c in found
        if c.kind in numbered or (c.is_replaced and any(map(str.isdigit, c.text)))
    }


@pytest.mark.parametrize(
    ("language", "text", "form", "kind"),
    [
        ("fr", "À Genève, le 022 345 67 89.", "022 345 67 89", PHONE),
        ("fr", "Le bureau, 02/512.34.56, à midi.", "02/512.34.56", PHONE),
        ("fr", "C'est le 06 douze trente-quatre 56 78.", "06 douze trente-quatre 56 78", PHONE),
        (
            "fr",
            "Le quatre cent dix-huit, cinq cent cinquante-cinq, zéro un quarante-deux.",
            "quatre cent dix-huit, cinq cent cinquante-cinq, zéro un quarante-deux",
            PHONE,
        ),
        ("fr", "Immatriculée 3421 RK 58, la 4L.", "3421 RK 58", ID),
        ("fr", "La plaque c'est VS 123456.", "VS 123456", ID),
        ("fr", "La carte d'identité X4RTBPFW4, périmée.", "X4RTBPFW4", ID),
        ("fr", "Connecté depuis 192.168.14.27 hier.", "192.168.14.27", ID),
        ("fr", "Mon blog, jeannelavigne.wordpress.com, marche.", "jeannelavigne.wordpress.com", ID),
        (
            "fr",
            "C'est jeanne tiret lavigne chez laposte point net.",
            "jeanne tiret lavigne chez laposte point net",
            MAIL,
        ),
        ("en", "Call (03) 9123 4567 after six.", "(03) 9123 4567", PHONE),
        ("en", "Just call 555-0184 and ask for me.", "555-0184", PHONE),
        ("en", "It's five five five, oh one eight four.", "five five five, oh one eight four", PHONE),
        ("en", "My social is 078-05-1120, don't write it.", "078-05-1120", ID),
        ("en", "My plate's TOLLY97, honk.", "TOLLY97", ID),
        ("en", "The van was KY58 DFG, white.", "KY58 DFG", ID),
        ("en", "Driving licence BLENK 507149 M99AB, clean.", "BLENK 507149 M99AB", ID),
        ("en", "Write to mo underscore b at yahoo dot co dot uk.", "mo underscore b at yahoo dot co dot uk", MAIL),
        ("en", "The postcode is 9392, Ranfurly way.", "9392", PLACE),
        ("en", "Post it to Dunmore, Vic. 3994, care of me.", "3994", PLACE),
        ("en", "we lived at dunmore n.s.w. 2994 " + "and then we moved on again " * 8, "2994", PLACE),
        ("en", "It's K7L 4B2 on the letter.", "K7L 4B2", PLACE),
        ("en", "What's your registration number?\n\nAye, it's 2047716. And then", "2047716", ID),
        ("en", "What's your NMC pin?\n\nP: 98I1234E, I know it off.", "98I1234E", ID),
        ("en", "I was A1234BC in there.", "A1234BC", ID),
        ("en", "My collar number was B417, always.", "B417", ID),
        ("en", "The form said KKG/SHG/2012/0587, stamped.", "KKG/SHG/2012/0587", ID),
        ("en", "Holding 12/345/6789, that's ours.", "12/345/6789", ID),
        ("en", "Ring the desk, extension 4471.", "4471", PHONE),
        ("en", "It's the card ending 4471, that one.", "4471", ID),
        ("en", "My Insta is mags_k77, follow me.", "mags_k77", ID),
        ("en", "It's on facebook.com/mags.k somewhere.", "facebook.com/mags.k", ID),
    ],
)  # fmt: skip
def test_a_number_is_found_whole_in_the_form_it_is_said(
    lexicon: Lexicon, language: str, text: str, form: str, kind: IdentifierKind
) -> None:
    assert _numbers(text, lexicon, language).get(form) is kind


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le permis pour 1200 euros. On est passé de 12 à 15, version 2.0.1."),
        ("fr", "Trois cent cinquante, quatre cent vingt, cinq cent trente vaches."),
        ("fr", "Un, deux, trois, quatre, cinq, six, sept, on y va. Sur ameli.fr on voit tout."),
        (
            "en",
            "A plate of chips, 4 pounds. He has a licence for 2 dogs. The reg said 1200 people.",
        ),
        ("en", "One, two, three, four, five, six, seven, off we go. On the bbc.co.uk site."),
    ],
)
def test_counts_and_prices_are_no_numbers_of_somebody(
    lexicon: Lexicon, language: str, text: str
) -> None:
    assert _numbers(text, lexicon, language) == {}
