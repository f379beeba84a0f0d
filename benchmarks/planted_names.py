"""Names to plant in texts, and the ways of writing them that a leak search must see through."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Sequence

from qualcode.anonymise.leaks.forms import SecretIndex
from qualcode.anonymise.leaks.search import search_leaks
from qualcode.anonymise.lexicon import Lexicon, Profile

OTHER_ORIGINS = (
    "Fatoumata Traoré", "Mamadou Diarrassouba", "Aïcha Benchekroun", "Yacine Belhadj-Merabet",
    "Nguyễn Thị Hương", "Trần Văn Đức", "Ayşegül Çelikoğlu", "Mehmet Yıldırım", "Małgorzata Wiśniewska",
    "Zbigniew Szczepański", "João Gonçalves Simões", "Conceição Figueiredo", "Kavitha Subramaniam",
    "Rajendran Thirunavukkarasu", "Oluwaseun Adébáyò", "Chukwuemeka Okonkwo", "Ngozi Eze",
    "Vahiné Teriitahi", "Teuira Tehaamoana", "Ewenn Le Guillou", "Maëlys Kerbrat", "Xabier Etxeberria",
    "Ainhoa Goikoetxea", "Andrei Ionescu-Munteanu", "Ștefania Dăncilă", "Håkan Sjöström", "Søren Ødegård",
    "Björk Guðmundsdóttir", "Ágnes Kovácsné", "Siobhán Ní Dhomhnaill", "Llewellyn Ap Gwynedd",
    "Abdoulaye N'Diaye", "Khadija El Ouafi", "Mohamed-Amine Aït Ouyahia", "Xiuying Zhang", "Haruto Watanabe",
)  # fmt: skip
SENTENCES = (
    "On en avait parlé avec {} la semaine dernière, au moment du café.",
    "Et là, {} m'a dit que ce n'était pas possible.",
    "C'est {} qui avait monté le dossier, je crois.",
    "J'ai appelé chez {} le soir même.",
)
Change = Callable[[str, random.Random], str]


def _broken(form: str, draw: random.Random) -> str:
    cut = draw.randrange(2, max(3, len(form) - 1))
    return f"{form[:cut]}-\n{form[cut:]}"


def one_slip(form: str, draw: random.Random) -> str:
    letters = [i for i, sign in enumerate(form) if sign.isalpha()]
    i, kind, new = draw.choice(letters), draw.randrange(4), draw.choice("abcdefghijklmnoprstuv")
    if kind == 0:
        return form[:i] + form[i + 1 :]
    if kind == 1:
        return form[:i] + new + form[i:]
    if kind == 2:
        return form[:i] + (new.upper() if form[i].isupper() else new) + form[i + 1 :]
    return form[:i] + form[i + 1 : i + 2] + form[i] + form[i + 2 :]


def _without_accents(form: str, _: random.Random) -> str:
    parts = unicodedata.normalize("NFD", form)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


CHANGES: dict[str, Change] = {
    "as it is": lambda form, _: form,
    "capitals": lambda form, _: form.upper(),
    "no capitals": lambda form, _: form.lower(),
    "no accents": _without_accents,
    "hyphens for spaces": lambda form, _: form.replace(" ", "-"),
    "spaces for hyphens": lambda form, _: form.replace("-", " "),
    "broken over two lines": _broken,
    "a soft hyphen inside": lambda form, _: form[:3] + "\u00ad" + form[3:],
    "letters and accents apart": lambda form, _: unicodedata.normalize("NFD", form),
    "an underscore": lambda form, _: "entretien_" + form.replace(" ", "_"),
}


def is_found(
    written: str,
    index: SecretIndex,
    lexicon: Lexicon,
    draw: random.Random,
    sentences: Sequence[str] = SENTENCES,
) -> bool:
    """Whether the search finds ``written`` where it is planted in one of the sentences."""
    before, _, after = draw.choice(sentences).partition("{}")
    end = len(before) + len(written)
    leaks = search_leaks(f"{before}{written}{after}", index, lexicon)
    return any(x.span.start < end and len(before) < x.span.end for x in leaks)


def is_plain_name(form: str, known: Profile) -> bool:
    """Whether a form of the tables is a name and no ordinary word."""
    return len(form) > 2 and not known.french and known.english < 2
