"""French words of no dictionary made from one it holds: gareur, remettage, rebelote, téléexpertise."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.reading import Reading

_PREFIXES = (
    "re", "pre", "sur", "sous", "anti", "auto", "contre", "tele", "hyper", "super", "micro", "mini", "maxi", "macro",
    "multi", "inter", "intra", "extra", "infra", "supra", "semi", "mono", "poly", "pluri", "para", "radio", "cyber",
    "eco", "bio", "psycho", "neuro", "socio", "electro", "photo", "thermo", "hydro", "medico", "ortho", "archi",
    "ultra", "meta", "post", "trans", "geo", "agro", "aero", "visio", "video", "homo", "hetero", "iso", "simili",
    "mal", "mes", "entre", "outre", "non", "pseudo", "proto", "pneumo", "cardio", "gastro", "dermato", "moto", "velo",
)  # fmt: skip
# what is made of a verb, by what it takes the place of
_FROM_VERBS = (
    "eur", "euse", "rice", "age", "ement", "ation", "aison", "able", "ant", "ante", "oir", "oire",
)  # fmt: skip
_VERB_ENDINGS = ("er", "ir", "re", "e", "r")
# what is made of a noun or an adjective
_FROM_NOUNS = (
    "iste", "isme", "ier", "iere", "erie", "iser", "ifier",
    "ique", "eux", "euse", "aire",
    "tude", "ite", "er", "esque", "phile", "phobe", "logue", "logie", "oide", "ine",
)  # fmt: skip
_NOUN_ENDINGS = ("", "e", "s")
# adjectives of a name: haussmannien, kafkaïen
_FROM_NAMES = ("ien", "ienne", "iens", "iennes", "esque", "iste", "isme")
_LEARNED = (
    "oide",
    "oides",
    "ectomie",
    "scopie",
    "graphie",
    "pathie",
    "therapie",
    "logie",
    "isee",
    "isees",
    "iser",
    "ifiee",
    "phone",
    "phonie",
    "anol",
    "ylene",
    "phones",
    "metrie",
)
_LEAST_STEM, _LEAST_REST, _LEAST = 3, 4, 6


def is_formed(reading: Reading, i: int) -> bool:
    """Whether word ``i`` is made, by the endings and heads French makes words with, from a word it has."""
    form = reading.folds[i]
    if len(form) < _LEAST or not form.isalpha():
        return False
    if form.endswith(_LEARNED):
        return True
    singulars = {form, form.removesuffix("s")} | (
        {form[:-3] + "al"} if form.endswith("aux") else set()
    )
    return any(
        _is_known(reading, stem) for one in singulars for stem in _stems(one) if len(stem) > 2
    ) or any(_is_of_a_name(reading, form, ending) for ending in _FROM_NAMES)


def _is_known(reading: Reading, stem: str) -> bool:
    known = reading.profile(stem)
    return known.french > 0 or (known.english > 1 and not known.given and len(stem) > _LEAST_REST)


def _stems(form: str) -> Iterator[str]:
    for prefix in _PREFIXES:
        if form.startswith(prefix) and len(form) - len(prefix) >= _LEAST_REST:
            yield form.removeprefix(prefix)
    for ending in _FROM_VERBS:
        stem = form.removesuffix(ending)
        if stem != form and len(stem) >= _LEAST_STEM:
            yield from (stem + verb for verb in _VERB_ENDINGS)
    for ending in _FROM_NOUNS:
        stem = form.removesuffix(ending)
        if stem != form and len(stem) > _LEAST_STEM:
            yield from (stem + noun for noun in _NOUN_ENDINGS)


def _is_of_a_name(reading: Reading, form: str, ending: str) -> bool:
    """Haussmannien: what is like the work of somebody known."""
    stem = form.removesuffix(ending)
    return stem != form and len(stem) > _LEAST_STEM and reading.profile(stem).is_usual_surname
