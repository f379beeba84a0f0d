"""Names that are ordinary words, told by their capital or by what follows them."""

from __future__ import annotations

import pytest

from qualcode.anonymise import DetectionSettings, Lexicon, detect


def found(text: str, lexicon: Lexicon, language: str) -> set[str]:
    candidates = detect(text, lexicon, DetectionSettings(language, no_capitals=False))
    return {one.text for one in candidates if one.is_replaced}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "On a demandé de l'aide à Espoir, ils ont répondu.", "Espoir"),
        ("fr", "Il y avait aussi Charrue et sa remorque.", "Charrue"),
        ("fr", "Tout le monde l'appelait le Grand, depuis l'école.", "Grand"),
        ("fr", "On travaille avec Par Chemins, sur les ateliers.", "Par Chemins"),
        ("fr", "Son portrait est passé dans Quartier92, la semaine d'après.", "Quartier92"),
        ("en", "She found a bed at Shelter, the same week.", "Shelter"),
        ("en", "We ask Osian, he decides. Little Brythian, no.", "Osian"),
        ("en", "They all called him Chief, even the kids.", "Chief"),
    ],
)
def test_a_capital_inside_a_sentence_that_nothing_calls_for_is_proposed(
    language: str, text: str, name: str, lexicon: Lexicon
) -> None:
    assert any(name in form for form in found(text, lexicon, language))


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "On a mangé. Marteau m'a raccompagné jusqu'au car.", "Marteau"),
        ("fr", "Je l'ai dit hier. Moulin, il n'a rien voulu savoir.", "Moulin"),
        ("fr", "Interprète : Pinson\nQ : Vous êtes venu à pied ?", "Pinson"),
        ("fr", "Elle m'a dit : « Violette, je te connais. »", "Violette"),
        ("fr", "Ça lui plaisait. Rose et Gaspard sont venus.", "Rose"),
        ("en", "We were late. Poppy taught me to drive.", "Poppy"),
        ("en", "We were late. Thistle didn't mind.", "Thistle"),
    ],
)
def test_a_word_that_opens_a_sentence_as_its_subject_is_somebody(
    language: str, text: str, name: str, lexicon: Lexicon
) -> None:
    assert any(name in form for form in found(text, lexicon, language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Personne m'a prévenu. Beaucoup ont peur. Parfois il pleut. Dommage, il pleuvait."),
        ("fr", "Le marteau est tombé. Marteau m'a fait mal ? Non. Quelqu'un a crié."),
        ("fr", "Franchement il était fatigué. Hier elle dormait. Bonjour, il fait beau."),
        ("fr", "Quant à nous, on reste. Installée à la campagne. Pardon, c'est l'étage."),
        ("fr", "Il faut voir avec la Région et le Département, puis avec l'État."),
        ("en", "Nobody told me. People asked. Everything was closed. Tomorrow is fine."),
        ("en", "Life was hard and Mum was ill. Money was short, Dad said."),
        ("en", "There was a Senegalese lad and some Canadian girls."),
        ("en", "She went back to her alma mater for a Master of Fine Arts. The MFA was new."),
        ("en", "You came back? Mm-Hmm. For good? Uhhuh. I did. Uh-Huh, Huh, so you stayed."),
        ("fr", "Vous étiez seule ? Mh. Et après ? Hum, oui. Mm-mm. Boh, Mmh, si on veut."),
        ("fr", "Elle prépare un CAP (Certificat d'Aptitude Professionnelle), son mari un BEP."),
    ],
)
def test_words_that_open_sentences_or_take_a_capital_by_habit_name_nobody(
    language: str, text: str, lexicon: Lexicon
) -> None:
    assert found(text, lexicon, language) == set()


def test_a_word_written_as_a_name_once_is_one_at_the_head_of_a_sentence_too(
    lexicon: Lexicon,
) -> None:
    text = "Il y avait Momo et Bichon. Bichon, un surnom. On a ri."
    candidates = detect(text, lexicon, DetectionSettings("fr", no_capitals=False))
    assert [one.text for one in candidates if one.is_replaced].count("Bichon") == 2


def test_an_address_does_not_make_a_surname_an_ordinary_word(lexicon: Lexicon) -> None:
    text = "On a vu Torrefal hier. Écrivez à p.torrefal@example.org, on répond."
    assert "Torrefal" in found(text, lexicon, "fr")


@pytest.mark.parametrize(
    ("language", "text", "form"),
    [
        ("fr", "On a ouvert l'atelier avec monsieur von Der Heydt.", "monsieur von Der Heydt"),
        ("fr", "Elle dort à L'Auberge des passants, depuis lundi.", "L'Auberge des passants"),
        ("fr", "Il a été au cabinet Lagrave et Tanguy, en ville.", "cabinet Lagrave et Tanguy"),
        ("fr", "Il travaille chez Thierry Picard, au marché.", "Thierry Picard"),
        ("fr", "On a parlé. Van der Hoek a perdu son procès.", "Van der Hoek"),
        (
            "fr",
            "On a servi Monsieur et Madame Cottavoz, tous les jours.",
            "Monsieur et Madame Cottavoz",
        ),
        ("en", "I was on the bench at Yarrow's first, and then Yarrow's shut.", "Yarrow's"),
        ("en", "We went with Big Trevor to the coast.", "Big Trevor"),
        ("en", "He was in the choir at English Martyrs.", "English Martyrs"),
        ("en", "She did the books for Hallam and Sons, in Hyde.", "Hallam and Sons"),
    ],
)
def test_a_name_is_taken_to_its_last_letter(
    language: str, text: str, form: str, lexicon: Lexicon
) -> None:
    assert form in found(text, lexicon, language)


def test_two_people_with_a_title_each_stay_two(lexicon: Lexicon) -> None:
    forms = found("On a vu le docteur N'Guyen et le Dr Roy.", lexicon, "fr")
    assert forms == {"docteur N'Guyen", "Dr Roy"}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "C'est un foyer. Rose, la directrice, est formidable.", "Rose"),
        ("fr", "C'est un foyer. Rose Amadou est venue.", "Rose Amadou"),
        ("fr", "Et Christian, le maire, nous a prêté un local.", "Christian"),
        ("fr", "Mon père travaillait chez Michelin, de nuit.", "Michelin"),
        ("fr", "Elle sort de la Boîte à Fringues, le samedi.", "Boîte à Fringues"),
        ("fr", "Un journaliste de La Dépêche est venu.", "La Dépêche"),
        ("en", "I knocked. May let me in, she always did.", "May"),
        ("en", "In town. Her grandson Christian has it too.", "Christian"),
        ("en", 'I said, "June, come out with me for one day."', "June"),
        ("en", "We were close. Rose, her mum, went there too.", "Rose"),
        ("en", "He lives away now, he drives for Tesco.", "Tesco"),
        ("en", "I rang May Ramsholt. Then I told May to come.", "told May"),
        ("en", "Heather Ramsholt did the flowers. Heather once hid a bottle.", "Heather"),
    ],
)
def test_a_month_a_flower_or_a_brand_names_somebody_where_the_words_around_say_so(
    language: str, text: str, name: str, lexicon: Lexicon
) -> None:
    told = name.removeprefix("told ")
    start = text.rindex(name) + len(name) - len(told)
    candidates = detect(text, lexicon, DetectionSettings(language, no_capitals=False))
    whole = [one for one in candidates if one.is_replaced and one.span.start <= start]
    assert any(one.span.end >= start + len(told) for one in whole)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "May is always wet, and in June it usually rains. April too."),
        ("en", "I work at Christmas, at Easter and in August. I shop at Tesco."),
        ("fr", "J'ai fait mes courses chez Ikea. Un Hollandais m'a aidé, en mai."),
        ("fr", "C'est le maître E qui le prend, le jeudi. On travaille à Noël."),
    ],
)
def test_a_month_a_brand_or_a_people_is_no_name_by_itself(
    language: str, text: str, lexicon: Lexicon
) -> None:
    assert not {form for form in found(text, lexicon, language) if not form[:1].islower()}
