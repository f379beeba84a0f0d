"""What is proposed to stand for a real form."""

from __future__ import annotations

import pytest

from qualcode.anonymise.entity import Entity, Policy
from qualcode.anonymise.identifiers import Tier
from qualcode.anonymise.policies import DEFAULTS, Replacements
from qualcode.engines.lexicon import communes_named, load_lexicon
from qualcode.model import IdentifierKind

K = IdentifierKind


def entity(form: str, kind: IdentifierKind, policy: Policy | None = None, who: str = "") -> Entity:
    return Entity("x", form, kind, Tier.SURE, policy=policy or DEFAULTS[kind], participant=who)


def french(**settings: object) -> Replacements:
    return Replacements("fr", load_lexicon(), communes_named, **settings)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("form", "kind", "said"),
    [
        ("docteur Castérac", K.PERSON, "[Médecin 1]"),
        ("Pézenas", K.PLACE, "[commune de 5 000 à 10 000 habitants]"),
        ("Suisse", K.PLACE, "[pays 1]"),
        ("av. Tarvignon", K.PLACE, "[Adresse 1]"),
        ("cours Jaubernay", K.PLACE, "[Adresse 1]"),
        ("hôpital de Corvenay", K.ORGANISATION, "[Hôpital 1]"),
        ("1991", K.DATE, "[années 1990]"),
        ("1987 à 1994", K.DATE, "[années 1980 à 1990]"),
        ("2011 à 2014", K.DATE, "[années 2010]"),
        ("14 octobre 2021", K.DATE, "[2021]"),
        ("soixante-deux ans", K.AGE, "[60-69 ans]"),
        ("quatre-vingt-quatorze ans", K.AGE, "[90 ans ou plus]"),
        ("une soixantaine", K.AGE, "[60-69 ans]"),
        ("trente euh trente ans", K.AGE, "[30-39 ans]"),
        ("7 ans à 17 ans", K.AGE, "[0-19 ans]"),
        ("vingt-cinq, trente ans", K.AGE, "[20-39 ans]"),
        ("trente ans, enfin vingt-huit", K.AGE, "[20-39 ans]"),
        ("102 ans", K.AGE, "[90 ans ou plus]"),
        ("quatre-vingt-dix-huit", K.DATE, "[années 1990]"),
        ("deux mille seize", K.DATE, "[années 2010]"),
        ("fin deux mille seize", K.DATE, "[2016]"),
        ("été quatre-vingt-sept", K.DATE, "[1987]"),
        ("mille neuf cent soixante-neuf", K.DATE, "[années 1960]"),
        ("12 mars 86", K.DATE, "[1986]"),
        ("le douze mars deux mille six", K.DATE, "[2006]"),
        ("deux mille sept deux mille neuf", K.DATE, "[années 2000]"),
        ("deux mille dix-huit dix-neuf", K.DATE, "[années 2010]"),
        ("deux mille vingt, deux mille vingt-deux", K.DATE, "[années 2020]"),
        ("dix-huit cent soixante-trois", K.DATE, "[années 1860]"),
        ("mars huitante et un", K.DATE, "[1981]"),
        ("octante-trois ans", K.AGE, "[80-89 ans]"),
        ("vingt-quatre, vingt-cinq", K.DATE, "[date]"),
        ("zéro trois", K.DATE, "[années 2000]"),
        ("deux mille", K.DATE, "[années 2000]"),
        ("années 50", K.DATE, "[années 1950]"),
        ("en douze", K.DATE, "[date]"),
        ("il y a dix ans", K.DATE, "[date]"),
        ("il y a cinquante ans", K.DATE, "[date]"),
        ("le 14 juillet", K.DATE, "[date]"),
        ("06 12 34 56 78", K.TELEPHONE, "[numéro de téléphone 1]"),
    ],
)
def test_each_kind_has_its_replacement(form: str, kind: IdentifierKind, said: str) -> None:
    assert french().propose(entity(form, kind)) == said


def test_a_number_is_never_used_twice() -> None:
    proposing = french(used=["[Médecin 4]"])
    assert proposing.propose(entity("docteur Rey", K.PERSON)) == "[Médecin 5]"
    assert proposing.propose(entity("docteur Mas", K.PERSON)) == "[Médecin 6]"


def test_two_communes_of_one_size_are_told_apart() -> None:
    proposing = french()
    first = proposing.propose(entity("Pézenas", K.PLACE))
    second = proposing.propose(entity("Lodève", K.PLACE))
    assert first != second


def test_a_participant_goes_by_their_identifier_whatever_the_policy() -> None:
    for policy in (Policy.DESCRIPTOR, Policy.PSEUDONYM, Policy.SUPPRESS):
        assert french().propose(entity("Thomas Rey", K.PERSON, policy, "M5")) == "[M5]"


def test_a_coined_name_is_borne_by_nobody_and_stands_for_nobody_else() -> None:
    taken: set[str] = set()
    proposing = french(real=lambda form: form.startswith("B"))
    for n in range(60):
        name = proposing.propose(entity(f"Nom{n}", K.PERSON, Policy.PSEUDONYM))
        assert name not in taken
        assert not name.startswith("B")
        known = load_lexicon().profile(name.lower())
        assert not (known.given or known.surname or known.place)
        taken.add(name)


def test_english_studies_get_english_words() -> None:
    english = Replacements("en", load_lexicon(), communes_named)
    assert english.propose(entity("Doctor Shaw", K.PERSON)) == "[Doctor 1]"
    assert english.propose(entity("fifty-two years old", K.AGE)) == "[50-59 years]"


@pytest.mark.parametrize(
    ("form", "kind", "said"),
    [
        ("nineteen eighty-five", K.DATE, "[the 1980s]"),
        ("June of nineteen forty-two", K.DATE, "[1942]"),
        ("nineteen oh seven", K.DATE, "[the 1900s]"),
        ("nineteen aught four", K.DATE, "[the 1900s]"),
        ("March twenty-five", K.DATE, "[date]"),
        ("two thousand and six", K.DATE, "[the 2000s]"),
        ("twenty twelve", K.DATE, "[the 2010s]"),
        ("the late fifties", K.DATE, "[the 1950s]"),
        ("the 1970s", K.DATE, "[the 1970s]"),
        ("'86", K.DATE, "[the 1980s]"),
        ("summer of ’68", K.DATE, "[1968]"),
        ("ten years ago", K.DATE, "[date]"),
        ("May 5th", K.DATE, "[date]"),
        ("nineteen", K.AGE, "[10-19 years]"),
        ("her thirties", K.AGE, "[30-39 years]"),
        ("sixty-two or sixty-three", K.AGE, "[60-69 years]"),
    ],
)
def test_years_and_ages_said_in_english_words_are_made_coarser(
    form: str, kind: IdentifierKind, said: str
) -> None:
    english = Replacements("en", load_lexicon(), communes_named)
    assert english.propose(entity(form, kind)) == said
