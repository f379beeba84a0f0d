"""Forms heard in interviews of other regions and trades: each rule finds its own and leaves the rest."""

from __future__ import annotations

import pytest

from qualcode.anonymise import Candidate, DetectionSettings, detect
from qualcode.engines.lexicon import ShippedLexicon
from qualcode.model import IdentifierKind

KINDS = {kind.value: kind for kind in IdentifierKind}


def _replaced(lexicon: ShippedLexicon, text: str, language: str) -> list[Candidate]:
    found = detect(text, lexicon, DetectionSettings(language=language))
    return [one for one in found if one.is_replaced]


@pytest.mark.parametrize(
    ("text", "form", "kind"),
    [
        ("Il a repris en soixante-douze, après son oncle.", "soixante-douze", "DATE"),
        ("Il est là depuis quatre vingt deux et il reste.", "quatre vingt deux", "DATE"),
        ("Adjoint de quatre-vingt-quinze à deux mille un.", "quatre-vingt-quinze à deux mille un", "DATE"),
        ("On a fini sixièmes en dix-neuf.", "dix-neuf", "DATE"),
        ("Le vingt-huit février deux mille dix-neuf.", "vingt-huit février deux mille dix-neuf", "DATE"),
        ("Promo 96-99, à l'école d'infirmières.", "96-99", "DATE"),
        ("Ça me fait cinquante-quatre ans.", "cinquante-quatre ans", "AGE"),
        ("Elle a plus de quatre-vingts ans.", "quatre-vingts ans", "AGE"),
        ("Il doit avoir la quarantaine.", "la quarantaine", "AGE"),
        ("Nasra n'avait jamais tenu un crayon, dix ans.", "dix ans", "AGE"),
        ("C'est FR 59 318 042, le cheptel.", "FR 59 318 042", "ID"),
        ("On jouait chez monsieur Guivarc'h le soir.", "monsieur Guivarc'h", "PER"),
        ("On chante avec Sant'Antone le soir.", "Sant'Antone", "PER"),
        ("J'ai écrit à Madame Boulanger hier.", "Madame Boulanger", "PER"),
        ("L. Quéméneur est venu.", "L. Quéméneur", "PER"),
        ("Bon. Le Gall avait pris la place.", "Le Gall", "PER"),
        ("Tout le monde connaît Plaine des Grègues.", "Plaine des Grègues", "LOC"),
        ("Mon père est à Terre-Sainte.", "Terre-Sainte", "LOC"),
        ("Il est à la sucrerie du Gol.", "sucrerie du Gol", "ORG"),
        ("J'ai donné à l'association Terres d'en Haut.", "association Terres d'en Haut", "ORG"),
        ("Elle va à l'école Jules Ferry.", "école Jules Ferry", "ORG"),
        ("M. Petit est venu. Petit m'a sauvé la vie.", "Petit", "PER"),
        ("Jeannot l'appelle la Flèche.", "la Flèche", "PER"),
    ],
)  # fmt: skip
def test_a_french_form_is_found_whole(
    lexicon: ShippedLexicon, text: str, form: str, kind: str
) -> None:
    assert (form, KINDS[kind]) in [(one.text, one.kind) for one in _replaced(lexicon, text, "fr")]


@pytest.mark.parametrize(
    ("text", "form", "kind"),
    [
        ("I took it on in eighty-three when he stopped.", "eighty-three", "DATE"),
        ("She left in nineteen ninety-one.", "nineteen ninety-one", "DATE"),
        ("The eldest, Kieran, was nine, and he cooked.", "nine", "AGE"),
        ("Thirty-eight and not wed, our lad.", "Thirty-eight", "AGE"),
        ("And seventy-three if he was a day.", "seventy-three", "AGE"),
        ("My number's 07700 900123, ring me.", "07700 900123", "PHONE"),
        ("It has reference OH/12/3307 on it.", "OH/12/3307", "ID"),
        ("There's only me and our Bill.", "Bill", "PER"),
        ("I hope she marries that Will.", "Will", "PER"),
        ("We met at the Fountain on a weekday.", "Fountain", "LOC"),
        ("He went to Brampton & Sons for money.", "Brampton & Sons", "LOC"),
        ("I've been with Glasgow City Council for years.", "Glasgow City Council", "ORG"),
        ("The eldest went to St Timothy's.", "St Timothy's", "LOC"),
        ("Rose Kurian came. Rose said yes.", "Rose", "PER"),
    ],
)
def test_an_english_form_is_found_whole(
    lexicon: ShippedLexicon, text: str, form: str, kind: str
) -> None:
    assert form in [one.text for one in _replaced(lexicon, text, "en")], kind


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On continue à déshabiller Pierre pour habiller Paul.", "fr"),
        ("On fait le tour en vingt-deux minutes.", "fr"),
        ("On a reçu en soixante-dix dossiers ce qu'il fallait.", "fr"),
        ("Moi je suis à mille neuf cent cinquante par mois.", "fr"),
        ("Ça fait douze ans qu'on attend le bus.", "fr"),
        ("Comme dirait Madame Michu, c'est cher.", "fr"),
        ("You can't rob Peter to pay Paul.", "en"),
        ("Petit déjeuner compris, petit à petit.", "fr"),
        ("Nobody will go to the bridge in winter.", "en"),
    ],
)
def test_what_names_nobody_is_left(lexicon: ShippedLexicon, text: str, language: str) -> None:
    assert [one.text for one in _replaced(lexicon, text, language)] == []


def test_without_capitals_a_school_a_street_and_a_firm_are_found(lexicon: ShippedLexicon) -> None:
    text = (
        "moi j'ai travaillé à la redoute et puis ma fille elle est allée à l'école jean jaurès et "
        "ensuite au collège mendès france et on habitait rue anatole france avec thierry marchand "
        "et on a fait ce qu'on a pu avec les moyens du bord et voilà comment ça s'est passé"
    )
    found = {one.text for one in _replaced(lexicon, text, "fr")}
    assert {
        "redoute",
        "école jean jaurès",
        "collège mendès france",
        "rue anatole france",
        "thierry marchand",
    } <= found


def test_a_text_without_a_word_names_nobody(lexicon: ShippedLexicon) -> None:
    assert detect("@", lexicon) == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On est la seule école de l'île à avoir fait classe dans une église.", "fr"),
        ("On est les seuls dans le département à avoir rendu l'étoile.", "fr"),
        ("Il y a un ancien ministre qui a acheté le moulin.", "fr"),
        ("Son fils a été emporté par la ravine.", "fr"),
        ("Moi je suis celle qui danse à la fin du film.", "fr"),
        ("And I was the nurse who reported the surgeon.", "en"),
    ],
)
def test_what_singles_somebody_out_is_to_be_read_again(
    lexicon: ShippedLexicon, text: str, language: str
) -> None:
    found = detect(text, lexicon, DetectionSettings(language=language))
    assert IdentifierKind.CONTEXT in [one.kind for one in found]


def test_without_capitals_inns_titles_and_hyphened_places_are_found(
    lexicon: ShippedLexicon,
) -> None:
    text = (
        "on est allés boire un coup au café des chasseurs avec mme ah-fat et son mari et après on a "
        "pris la route de la haute-corse parce que monsieur guivarc'h il habite là depuis "
        "toujours et il nous attendait avec le repas et tout ce qu'il fallait pour la soirée"
    )
    found = {one.text for one in _replaced(lexicon, text, "fr")}
    assert {"café des chasseurs", "haute-corse", "monsieur guivarc'h"} <= found
    assert any(form.startswith("mme ah-fat") for form in found)


def test_without_capitals_an_english_street_and_an_age_are_found(lexicon: ShippedLexicon) -> None:
    text = (
        "we had a shop on duke street and it was hard at first but kieran was nine, and he came in "
        "after school to help us with the till and the deliveries and so on until we closed it down"
    )
    found = {one.text for one in _replaced(lexicon, text, "en")}
    assert {"duke street", "nine"} <= found
