"""Each rule on sentences of its own: what it must find and what it must leave."""

from __future__ import annotations

import pytest

from qualcode.anonymise import DetectionSettings, detect
from qualcode.engines.lexicon import ShippedLexicon
from qualcode.model import IdentifierKind

PERSON, PLACE = IdentifierKind.PERSON, IdentifierKind.PLACE
ORGANISATION, DATE, AGE = IdentifierKind.ORGANISATION, IdentifierKind.DATE, IdentifierKind.AGE
TELEPHONE, MAIL, ID = IdentifierKind.TELEPHONE, IdentifierKind.MAIL, IdentifierKind.ID


def _found(lexicon: ShippedLexicon, text: str, language: str = "fr") -> list[str]:
    found = detect(text, lexicon, DetectionSettings(language=language))
    return [one.text for one in found if one.is_replaced]


@pytest.mark.parametrize(
    ("text", "form", "kind"),
    [
        ("J'ai vu le docteur Kermarrec hier.", "docteur Kermarrec", PERSON),
        ("C'est Mme D. qui vient.", "Mme D.", PERSON),
        ("Le Docteur C... me l'a dit.", "Docteur C...", PERSON),
        ("Avec J.-P. Quéméneur on a parlé.", "J.-P. Quéméneur", PERSON),
        ("On a reçu monsieur Da Costa lundi.", "monsieur Da Costa", PERSON),
        ("Et puis Aïssatou est venue.", "Aïssatou", PERSON),
        ("Rose m'a dit de venir.", "Rose", PERSON),
        ("C'est N'Guessan qui a signé.", "N'Guessan", PERSON),
        ("Le docteur Colonna d'Istria est parti.", "docteur Colonna d'Istria", PERSON),
        ("Marie-Thérèse Van der Meersch passe ici.", "Marie-Thérèse Van der Meersch", PERSON),
        ("Ici on a DURAND et les autres.", "DURAND", PERSON),
        ("J'ai grandi à Saint-Ouën-des-Toits avec eux.", "Saint-Ouën-des-Toits", PLACE),
        ("On vient de St Jean de Braye en bus.", "St Jean de Braye", PLACE),
        ("Je suis du Mans, oui.", "Mans", PLACE),
        ("Je vis à La Rochelle.", "La Rochelle", PLACE),
        ("On habite à Tours.", "Tours", PLACE),
        ("Il est mort à Mamoudzou.", "Mamoudzou", PLACE),
        ("J'habite 14 rue du Pont Neuf.", "14 rue du Pont Neuf", PLACE),
        ("On passe par le col de Malaure.", "col de Malaure", PLACE),
        ("Les gens piscénois, quoi.", "piscénois", PLACE),
        ("Il est au lycée agricole de Laval.", "lycée agricole de Laval", ORGANISATION),
        ("On dort au foyer Les Glycines.", "foyer Les Glycines", ORGANISATION),
        ("C'était au GAEC des Trois Ormes.", "GAEC des Trois Ormes", ORGANISATION),
        ("On a signé avec le CHROZ hier.", "CHROZ", ORGANISATION),
        ("Je suis né le 12 mars 1972.", "12 mars 1972", DATE),
        ("Depuis septembre 2006, oui.", "septembre 2006", DATE),
        ("On a fini le 04/11/2021.", "04/11/2021", DATE),
        ("Installée en 1998 avec lui.", "1998", DATE),
        ("C'était le quinze mars.", "quinze mars", DATE),
        ("Diplômé en deux mille douze.", "deux mille douze", DATE),
        ("J'ai 47 ans maintenant.", "47 ans", AGE),
        ("Elle est âgée de quatre-vingt-onze ans.", "quatre-vingt-onze ans", AGE),
        ("J'ai une fille de vingt-deux semaines.", "vingt-deux semaines", AGE),
        ("Je travaille ici depuis douze ans.", "douze ans", AGE),
        ("Le 06 12 34 56 78, oui.", "06 12 34 56 78", TELEPHONE),
        ("Au +33 6 41 22 09 87.", "+33 6 41 22 09 87", TELEPHONE),
        ("Au 06.78.45.12.09.", "06.78.45.12.09", TELEPHONE),
        ("C'est 0262 35 90 00.", "0262 35 90 00", TELEPHONE),
        ("zéro six quatorze vingt-deux trente-six quatre-vingt-un", None, TELEPHONE),
        ("Écrivez à gaec.ormes@orange.fr.", "gaec.ormes@orange.fr", MAIL),
        ("jean point morel arobase gmail point com", None, MAIL),
        ("Mon RPPS c'est 10101234567.", "10101234567", ID),
        ("Le 1 84 12 76 451 089 46, la Sécu.", "1 84 12 76 451 089 46", ID),
        ("Mon compte FR76 3000 6000 0112 3456 7890 189.", "FR76 3000 6000 0112 3456 7890 189", ID),
        ("La voiture c'est AB-123-CD.", "AB-123-CD", ID),
        ("Dossier TP-0147 chez eux.", "TP-0147", ID),
        ("Tout est sur amicaledulac.org, avec les photos.", "amicaledulac.org", ID),
    ],
)  # fmt: skip
def test_french_rules_find_the_whole_form(
    lexicon: ShippedLexicon, text: str, form: str | None, kind: IdentifierKind
) -> None:
    found = [one for one in detect(text, lexicon) if one.is_replaced]
    assert (form or text, kind) in {(one.text, one.kind) for one in found}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("I trained at Airedale General Hospital for years.", "Airedale General Hospital"),
        ("We lived on Keighley Road then.", "Keighley Road"),
        ("Father Conneely came in every week.", "Father Conneely"),
        ("There's Aoife Ní Dhomhnaill too.", "Aoife Ní Dhomhnaill"),
        ("It was the ninth of June when he left.", "the ninth of June"),
        ("I'm forty-one, and tired.", "forty-one"),
        ("He lived up at Tanner's Brow.", "Tanner's Brow"),
        ("Ring me on 07700 900123 any time.", "07700 900123"),
        ("My flat is LS7 4HZ, come in.", "LS7 4HZ"),
        ("It's @jamal_reach on there.", "@jamal_reach"),
        ("Call 902-555-0147 at night.", "902-555-0147"),
        ("Jean rang me last night.", "Jean"),
    ],
)
def test_english_rules_find_the_whole_form(lexicon: ShippedLexicon, text: str, form: str) -> None:
    assert form in _found(lexicon, text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "L'ARS et la CPAM nous appellent, la MSA aussi.",
        "Déshabiller Pierre pour habiller Paul, voilà.",
        "C'est la loi Kouchner, ou la maladie de Lyme, je sais plus.",
        "On est passé par Doctolib, WhatsApp et Facebook.",
        "Voyez facebook.com, service-public.fr ou doctolib.fr, et rapport.doc enfin.Le reste suit.",
        "La Sécurité sociale, l'Éducation nationale, le Conseil départemental.",
        "Le maire a dit oui. Le bois coûte cher. Le chêne aussi.",
        "Pierre qui roule n'amasse pas mousse.",
        "La loi de 2002 et la présidentielle de 2017.",
        "On a 2000 euros et 240 vaches pour 15 communes.",
        "Il y a trois ans de retard. Ça fait dix ans que ça dure.",
        "(rires) Moi, je ne sais pas. (silence) Personne n'en parle.",
        "Monsieur Untel, Madame X, docteur Y.",
        "Noël, Pâques, le lundi de Pentecôte, en mars ou en avril.",
        "Euh… Bah ouais. Ben non. Mouais. Bref.",
        "Les Français, l'Europe, l'État.",
    ],
)
def test_french_rules_leave_what_names_nobody(lexicon: ShippedLexicon, text: str) -> None:
    assert _found(lexicon, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The NHS and the CQC came on a Friday. God knows.",
        "Mark my words, May is when they come.",
        "Grace under pressure, she used to say.",
        "No. Well, partly. (laughs) Oh, I don't know.",
        "The Council and the Government and the Department.",
        "It's nineteen, it's about six, it was thirty.",
    ],
)
def test_english_rules_leave_what_names_nobody(lexicon: ShippedLexicon, text: str) -> None:
    assert _found(lexicon, text, "en") == []


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("j'ai vu madame quéméneur hier", "madame quéméneur"),
        ("je travaille à béziers avec lui", "béziers"),
        ("on habite à tours maintenant", "tours"),
        ("mon associée gwenaëlle le bihan arrive", "gwenaëlle le bihan"),
        ("je suis au lycée agricole de laval", "lycée agricole de laval"),
        ("avec jean-bernard payet on discute", "jean-bernard payet"),
        ("c'est au foyer les glycines que je dors", "foyer les glycines"),
        ("j'habite 14 rue du pont neuf", "14 rue du pont neuf"),
    ],
)
def test_names_without_capitals_are_found_in_a_lower_case_transcript(
    lexicon: ShippedLexicon, text: str, form: str
) -> None:
    settings = DetectionSettings(no_capitals=True)
    assert form in [one.text for one in detect(text, lexicon, settings)]


def test_a_transcript_without_capitals_is_recognised_as_one(lexicon: ShippedLexicon) -> None:
    text = "alors moi je travaille depuis longtemps avec des gens très bien et " * 3
    found = detect(f"{text} ludivine est à landerneau", lexicon)
    assert [one.text for one in found if one.is_replaced] == ["ludivine", "landerneau"]


def test_an_organisation_holds_the_place_in_its_name(lexicon: ShippedLexicon) -> None:
    (found,) = detect("On va à l'hôpital de Gien.", lexicon)
    assert (found.text, found.kind) == ("hôpital de Gien", ORGANISATION)
    assert found.tier.value == "sure"


def test_a_place_to_re_read_is_never_to_be_replaced(lexicon: ShippedLexicon) -> None:
    (found,) = detect("Je suis la seule du foyer à parler polonais, ça sert.", lexicon)
    assert not found.is_replaced
