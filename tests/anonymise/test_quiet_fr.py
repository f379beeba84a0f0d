"""French names in transcripts without capitals: what is found, and what names nobody."""

from __future__ import annotations

import pytest

from qualcode.anonymise import DetectionSettings, Lexicon, detect


def _found(text: str, lexicon: Lexicon) -> list[str]:
    candidates = detect(text, lexicon, DetectionSettings("fr", no_capitals=True))
    return [one.text for one in candidates if one.is_replaced]


# first names that are words, where no noun stands without its determiner
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ma cousine attendait un bébé, enceinte de claire justement.", "claire"),
        ("hier soir on a dîné avec pierre et sandrine.", "pierre"),
        ("j'y suis allée avec fabienne et pierre, en stop.", "pierre"),
        ("le grand-oncle, guy, tenait la buvette.", "guy"),
        ("l'atelier que pierre a monté dans la grange", "pierre"),
        ("quand rose est rentrée de couches", "rose"),
        ("bah alors pierre il voulait pas signer", "pierre"),
        ("c'est désiré qui ouvrait le portail", "désiré"),
        ("la veuve de pierre loue le premier étage", "pierre"),
        ("j'ai perdu le numéro d'ange, tant pis", "ange"),
        ("faudra que tu demandes à rose", "rose"),
        ("merci marine pour le café", "marine"),
        ("entretien avec marine, cuisinière.", "marine"),
        ("un neveu qui vit au chalet, pierre.", "pierre"),
        ("chez pierre y avait toujours du monde", "pierre"),
        ("quand pierre lange est passé nous voir", "pierre lange"),
    ],
)
def test_a_bare_word_that_is_a_first_name_is_somebody(
    text: str, name: str, lexicon: Lexicon
) -> None:
    assert name in _found(text, lexicon)


@pytest.mark.parametrize(
    "text",
    [
        "un muret de pierre et de torchis",
        "la cheminée en pierre, avec son linteau",
        "elle a mis sa robe rose et ses gants",
        "il buvait une eau claire et froide",
        "avec prudence et avec patience on y arrive",
        "on l'a fait avec grâce, sans mentir",
        "ils ont servi dans la marine, puis ailleurs",
        "une voix claire, un regard franc",
        "j'ai mal aux reins, aux pierres aussi",
        "merci bien pour tout",
        "la nuit est claire et la lune est ronde",
        "des rideaux, rose, vert, un peu de tout",
        "il est constant et il est modeste",
        "c'est clair qui va payer à la fin",
    ],
)
def test_the_same_words_as_nouns_and_adjectives_are_nobody(text: str, lexicon: Lexicon) -> None:
    assert _found(text, lexicon) == []


@pytest.mark.parametrize(
    "text",
    [
        "donc j'ai pris la mar- la route du bas",
        "il nous faut un sal/ un salon plus grand",
        "c'était une cham- une petite chambre",
        "moi je suis rep/ je suis repartie",
        "il fautque je vous montre",
        "on a fini vite maispas sans mal",
        "c'est vrai ouic'est pas simple",
        "le gareur réglait tout, les gareurs du matin",
        "elle faisait les remettages à la veillée",
        "et rebelote le lendemain",
        "il faut candidater avant l'été",
        "la téléexpertise nous a aidés",
        "ils ont fait péter le mur",
        "un immeuble haussmannien, cinq étages",
    ],
)
def test_words_cut_off_run_together_or_newly_made_are_nobody(text: str, lexicon: Lexicon) -> None:
    assert _found(text, lexicon) == []


def test_a_name_broken_off_and_said_again_is_found_whole(lexicon: Lexicon) -> None:
    assert "marseille" in _found("on est partis à mars- à marseille en train", lexicon)
