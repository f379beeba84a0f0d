"""Names to their last letter: apostrophes, hyphens, numerals, legal forms, numbers of houses."""

from __future__ import annotations

import pytest

from qualcode.anonymise import DetectionSettings, Lexicon, detect


def _found(text: str, lexicon: Lexicon, language: str) -> set[str]:
    candidates = detect(text, lexicon, DetectionSettings(language, no_capitals=False))
    return {one.text for one in candidates if one.is_replaced}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "On ramait au club Manu Va'a, le samedi.", "club Manu Va'a"),
        ("fr", "La source est à Glacier Hydro SA, maintenant.", "Glacier Hydro SA"),
        ("fr", "Le bateau, c'était le Rorqual III, un bleu.", "Rorqual III"),
        ("fr", "On habitait à Bryn-y-mawr, en haut.", "Bryn-y-mawr"),
        ("fr", "Elle tient le café, rue Wattelar 12, à côté.", "rue Wattelar 12"),
        ("fr", "C'est ma grand-maman Ludmilla qui savait.", "grand-maman Ludmilla"),
        ("fr", "Il est tombé au cap Bel-Abri, dans la houle.", "cap Bel-Abri"),
        ("fr", "On l'a dit au curé Meunier, sur la place.", "curé Meunier"),
        ("fr", "Elle est de la Touraine du Sud, elle.", "Touraine du Sud"),
        ("en", "I'll not say who. Seventy-eight, in his slippers, he was.", "Seventy-eight"),
        ("fr", "C'était signé par M. de Lavarende, le directeur.", "M. de Lavarende"),
        ("fr", "Le président, Hugues de Saint-Aubert, a parlé.", "Hugues de Saint-Aubert"),
        ("en", "It was in March the ninth, 1976, at dawn.", "March the ninth, 1976"),
        ("en", "He died on Easter Saturday 2019, up there.", "Easter Saturday 2019"),
        ("fr", "On a revu D. Le Bihan, le soir.", "D. Le Bihan"),
        ("fr", "Entre J.-M. Le Goff et sa sœur, rien.", "J.-M. Le Goff"),
        ("en", "We called it Merched y Mynydd, all of us.", "Merched y Mynydd"),
        ("en", "I went to see Engr. Halim Yusufu about it.", "Engr. Halim Yusufu"),
        ("en", "His wife is from St. Libory, he drives.", "St. Libory"),
        ("en", "They took me to CHI Health St. Francis in the night.", "CHI Health St. Francis"),
        ("en", "I'll just call her May, she's a friend.", "May"),
        ("en", "She ran a petition. Keep Our Harbour. It failed.", "Keep Our Harbour"),
    ],
)
def test_a_name_is_taken_whole(language: str, text: str, name: str, lexicon: Lexicon) -> None:
    assert name in _found(text, lexicon, language)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "The diver was Sunday Okoro. That night Sunday went down alone.", "Sunday"),
        ("fr", "J'ai connu Jules Marteau. Marteau. Un taiseux.", "Marteau"),
        ("en", "They all called him Chief. Chief sang at the wake.", "Chief"),
        ("fr", "J'ai épousé Beat Imthurn. Beat, il est resté là-bas.", "Beat"),
        ("fr", "Une fois à Ottawa, il a dit non.", "Ottawa"),
        ("fr", "J'ai commencé en nonante-six, au mois de juin.", "nonante-six"),
        ("en", "He was a pianist of twenty-six, and hungry.", "twenty-six"),
    ],
)
def test_what_is_somebody_or_some_year_is_told_by_the_words_around(
    language: str, text: str, name: str, lexicon: Lexicon
) -> None:
    assert name in _found(text, lexicon, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Merci, et bonne route. La Retraite, on verra. Le Printemps arrive. Une Fois, oui."),
        ("fr", "Il y avait aussi un Haut-Valaisan, et une Franco-Catalane."),
        ("en", "She was an Efik woman from the south, and I rang on Sunday."),
        ("en", "The Permanent Secretary left, and the Sat Nav broke."),
        ("en", "Half of them are Greek, some Turkish, and the Mennonites came."),
        ("fr", "C'était un Kurde, chez un Coréen, avec une Rwandaise."),
        ("fr", "Enq. : Et la nuit ?\nRép. : On dort.\nEnq. : Bien ?\nRép. : Pas trop."),
        ("en", "We're chapel, she's Church in Wales."),
    ],
)
def test_a_capital_of_habit_or_of_a_people_is_no_name(
    language: str, text: str, lexicon: Lexicon
) -> None:
    assert not _found(text, lexicon, language)
