"""Planted leaks are found; released texts raise no alarm."""

from __future__ import annotations

import csv
import random
import unicodedata
from collections.abc import Callable

import pytest

from qualcode.anonymise.leaks.forms import SecretForm
from qualcode.anonymise.leaks.search import LeakKind, find_leaks
from qualcode.engines.lexicon import ShippedLexicon
from qualcode.model import IdentifierKind
from qualcode.wording import Message, render
from tests.orleans import FOLDER, needs_orleans

PERSON, PLACE = IdentifierKind.PERSON, IdentifierKind.PLACE
FORMS = (
    SecretForm("Loïc Guesdon", PERSON, "[A4]"),
    SecretForm("docteur Hamelin", PERSON, "[médecin 1]"),
    SecretForm("Gwenaëlle Le Bihan", PERSON, "[infirmière 1]"),
    SecretForm("Quéméneur", PERSON, "[infirmière 2]"),
    SecretForm("Saint-Ouën-des-Toits", PLACE, "[commune de 500 à 2 000 habitants]"),
    SecretForm("Plougastel-Daoulas", PLACE, "[commune de 10 000 à 20 000 habitants]"),
    SecretForm("Béziers", PLACE, "[commune de plus de 20 000 habitants]"),
    SecretForm("Rose Petit", PERSON, "[patiente 3]"),
)
RELEASED = (
    "[A4] est installé à [commune de 500 à 2 000 habitants] avec la [patiente 3]. Il voit le "
    "[médecin 1] et l'[infirmière 2]. On a planté une rose et un petit saint-pierre, c'est tout."
)


def _without_accents(form: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", form) if not unicodedata.combining(c))


def _broken(form: str) -> str:
    middle = max(2, len(form) // 2)
    return f"{form[:middle]}-\n{form[middle:]}"


@pytest.mark.parametrize(
    "change",
    [
        str, str.upper, str.lower, _without_accents, _broken,
        lambda form: form.replace("-", " "), lambda form: form.replace(" ", "-"),
        lambda form: form.replace(" ", "\n"), lambda form: form.replace("-", "\u2011"),
        lambda form: form.replace(" ", "\u00a0"), lambda form: form[:3] + "\u00ad" + form[3:],
        lambda form: unicodedata.normalize("NFD", form),
    ],
)  # fmt: skip
@pytest.mark.parametrize("secret", FORMS, ids=lambda secret: secret.form)
def test_a_planted_form_is_found_however_it_is_written(
    lexicon: ShippedLexicon, secret: SecretForm, change: Callable[[str], str]
) -> None:
    planted = change(secret.form)
    text = f"On en a parlé avec {planted} la semaine dernière."
    start = text.index(planted)
    found = find_leaks(text, FORMS, lexicon)
    assert any(leak.span.start < start + len(planted) and start < leak.span.end for leak in found)


def test_nearly_every_misspelling_of_five_letters_or_more_is_found(lexicon: ShippedLexicon) -> None:
    rng, missed, n = random.Random(7), [], 0
    for secret in FORMS:
        for _ in range(40):
            wrong = _misspelled(secret.form, rng)
            n += 1
            if not find_leaks(f"on a vu {wrong} hier soir", FORMS, lexicon):
                missed.append(wrong)
    assert len(missed) / n <= 0.05, missed


def _misspelled(form: str, rng: random.Random) -> str:
    letters = [i for i, sign in enumerate(form) if sign.isalpha()]
    i, kind, new = rng.choice(letters), rng.randrange(4), rng.choice("abcdefghijklmnoprstuv")
    if kind == 0:
        return form[:i] + form[i + 1 :]
    if kind == 1:
        return form[:i] + new + form[i:]
    if kind == 2:
        return form[:i] + (new.upper() if form[i].isupper() else new) + form[i + 1 :]
    return form[:i] + form[i + 1 : i + 2] + form[i] + form[i + 2 :]


def test_a_released_text_raises_no_alarm(lexicon: ShippedLexicon) -> None:
    assert find_leaks(RELEASED, FORMS, lexicon) == ()


def test_a_distinctive_word_of_a_name_is_a_leak(lexicon: ShippedLexicon) -> None:
    (leak,) = find_leaks("Et Guesdon est venu.", FORMS, lexicon)
    assert (leak.kind, leak.text, leak.form) == (LeakKind.WORD, "Guesdon", "Loïc Guesdon")


def test_an_ordinary_word_counts_only_with_a_capital_inside_a_sentence(
    lexicon: ShippedLexicon,
) -> None:
    forms = (SecretForm("Petit", PERSON, "[élu 2]"),)
    assert find_leaks("Petit à petit, un petit pas.", forms, lexicon) == ()
    assert [leak.text for leak in find_leaks("On a vu Petit hier.", forms, lexicon)] == ["Petit"]


def test_a_rare_word_of_the_dictionary_is_no_misspelling_of_a_name(lexicon: ShippedLexicon) -> None:
    forms = (
        SecretForm("Fernhill Road Allotments", PLACE, "[place 1]"),
        SecretForm("Allotmens", PERSON, "[Person 1]"),
    )
    for text in ("I have an allotment by the river.", "Allotment holders came."):
        assert find_leaks(text, forms, lexicon, language="en") == ()
    typed = ("by Fernhill Road Allotmens", "we met Allotmen there", "an allotmnet by the river")
    assert all(find_leaks(text, forms, lexicon, language="en") for text in typed)


def test_a_misspelled_town_in_a_rare_word_list_is_still_found(lexicon: ShippedLexicon) -> None:
    forms = (SecretForm("Invernesse", PLACE, "[town 1]"),)
    assert find_leaks("we lived in inverness then", forms, lexicon, language="en")


def test_initials_of_somebody_replaced_are_found(lexicon: ShippedLexicon) -> None:
    assert [leak.kind for leak in find_leaks("C'est L. G. qui l'a dit.", FORMS, lexicon)] == [
        LeakKind.INITIALS
    ]
    assert [leak.text for leak in find_leaks("Chez le docteur H. le soir.", FORMS, lexicon)] == [
        "docteur H."
    ]


def test_telephone_and_mail_are_leaks_whatever_the_key(lexicon: ShippedLexicon) -> None:
    found = find_leaks("Au 06 12 34 56 78 ou gaec@orange.fr.", (), lexicon)
    assert [leak.text for leak in found] == ["06 12 34 56 78", "gaec@orange.fr"]
    assert "numéro de téléphone" in render(found[0].why, "fr")


@pytest.mark.parametrize("form", ["Marie", "Rose-Marie", "Marie Guesdon"])
def test_whoever_is_married_is_not_marie(lexicon: ShippedLexicon, form: str) -> None:
    forms = (SecretForm(form, PERSON, "[Proche 1]"),)
    assert find_leaks("marié, 2 enfants ; ils sont mariés", forms, lexicon) == ()
    for text in ("on a vu marie hier", "on a vu Marié hier", "on a vu MARIE hier"):
        assert find_leaks(text, forms, lexicon), text


def test_a_name_with_an_accent_of_its_own_is_found_where_it_is_also_a_participle(
    lexicon: ShippedLexicon,
) -> None:
    forms = (SecretForm("Rosé Guesdon", PERSON, "[Proche 1]"),)
    assert find_leaks("chez rosé guesdon", forms, lexicon)


def test_a_kept_form_that_resembles_a_replaced_one_is_no_leak(lexicon: ShippedLexicon) -> None:
    forms = [SecretForm("Laure", IdentifierKind.PERSON, "[Prénom 1]")]
    text = "On a joué du Faure, ce soir-là."
    assert find_leaks(text, forms, lexicon)
    assert find_leaks(text, forms, lexicon, kept=["Fauré"]) == ()


def test_a_mention_kept_on_purpose_is_no_leak(lexicon: ShippedLexicon) -> None:
    assert find_leaks("À Béziers, oui.", FORMS, lexicon, kept=["Béziers"]) == ()


def test_a_leak_becomes_a_point_to_check_with_its_place(lexicon: ShippedLexicon) -> None:
    (leak,) = find_leaks("À Beziers.", FORMS, lexicon)
    finding = leak.finding(Message("a landmark: to re-read"))
    assert "Beziers" in render(finding.text, "fr")


def test_a_name_in_brackets_that_is_no_replacement_is_a_leak(lexicon: ShippedLexicon) -> None:
    assert [leak.text for leak in find_leaks("[médecin de Béziers]", FORMS, lexicon)] == ["Béziers"]


@needs_orleans
def test_published_extracts_raise_no_alarm_for_a_key_of_other_names(
    lexicon: ShippedLexicon,
) -> None:
    with (FOLDER / "coded_quotes.csv").open(encoding="utf-8", newline="") as table:
        text = "\n".join(row["quote"] for row in csv.DictReader(table))
    assert find_leaks(text, FORMS, lexicon) == ()


def test_the_plural_of_a_name_that_is_a_word_is_no_slip(lexicon: ShippedLexicon) -> None:
    forms = (SecretForm("Levier", PLACE, "[commune]"), SecretForm("Marolin", PERSON, "[A1]"))

    def found(text: str) -> list[str]:
        return [leak.text for leak in find_leaks(text, forms, lexicon)]

    assert found("Les codes vont de Freins à Leviers, et de là aux autres.") == []
    assert found("On va à Levier le mardi.") == ["Levier"]
    assert found("On en parle avec Maroline le mardi.") == ["Maroline"]


def test_what_bodies_are_called_is_no_leak_in_a_study_of_the_other_language(
    lexicon: ShippedLexicon,
) -> None:
    home = SecretForm("EHPAD Kerlavoz", IdentifierKind.ORGANISATION, "[Care home 1]")
    text = "Elle est entrée en ehpad. À Kerlavoz, on mange bien."
    leaks = find_leaks(text, [home], lexicon, language="en")
    assert [leak.text for leak in leaks] == ["Kerlavoz"]
