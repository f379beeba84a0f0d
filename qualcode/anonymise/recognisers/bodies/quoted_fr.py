"""French shops, bars and groups whose name stands in quotation marks: au « Jardin des laines »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.folding import fold
from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.recognisers.names.told_fr import REASON
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind

_QUOTED = re.compile(
    r"[«“\"][ \u00a0\u202f]?([^\W\d_][^«»“”\"\n.!?:;]{2,45}?)[ \u00a0\u202f]?\.?[ \u00a0\u202f]?[»”\"]"
)
_HOUSES = words(
    "magasin boutique commerce epicerie librairie boulangerie patisserie boucherie charcuterie pharmacie mercerie",
    "bazar",
    "cafe bar bistrot bistro brasserie restaurant resto auberge guinguette cabaret dancing discotheque boite buvette",
    "hotel pension gite camping villa chalet ferme domaine salon institut garage cinema theatre salle usine atelier",
    "fabrique entreprise societe maison enseigne association asso collectif troupe compagnie groupe orchestre fanfare",
    "chorale club cercle equipe journal revue radio residence foyer creche peniche bateau chalutier jardin cabinet",
    "lieu quartier cite rue place hameau lavoir",
)
_TENDING = (
    "tenait", "tenaient", "tenu", "tiens", "tient", "tenir", "ouvert", "ouvri", "ouvrait", "repris", "travaill",
    "embauch", "vendeu", "serveu", "stage", "employ",
)  # fmt: skip
_AT = words("au aux a chez")
_SPEAKING = words(
    "dit disait disaient dire repond repondu chante chantait chanter chantions joue jouait jouer lu lire ecrit film",
    "livre roman chanson piece poeme titre appelle article devise mot expression repete repetait monte",
)
_NO_TITLE = words(
    "je j tu il elle on nous vous ils elles c ca ce que ne n est sont a ont oui non mais et si s m t y"
)
# what is said, not what is called so: parce que « la ville s'organise »
_SAID_AFTER = words("que qu parce comme si quand lorsque puisque mais car donc alors genre")
_TITLE = re.compile(
    r"(?:[Ll](?:es?|a) |[Ll][’']|[Aa]ux? |[Cc]hez |[Àà] |[Dd]e |[Dd]u |[Mm](?:on|a|es) |[A-ZÀ-Ý])"
)
_BEFORE, _AFTER, _MOST = 8, 5, 6


def find(reading: Reading) -> Iterator[Candidate]:
    """What stands in quotation marks beside the word for a house, and the same wherever it is said again."""
    if reading.settings.language == "en" or reading.no_capitals:
        return
    quoted = [match for match in _QUOTED.finditer(reading.text) if _may_be_title(match[1])]
    named = {_bare(match[1]) for match in quoted if _is_of_house(reading, match)}
    for match in quoted:
        if _bare(match[1]) in named:
            yield reading.candidate_at(
                *match.span(1), IdentifierKind.ORGANISATION, Tier.REVIEW, REASON
            )


def _may_be_title(said: str) -> bool:
    forms = re.findall(r"[^\W\d_]+", fold(said))
    written = _TITLE.match(said) is not None
    return written and 0 < len(forms) <= _MOST and _NO_TITLE.isdisjoint(forms)


def _bare(said: str) -> str:
    """The title without its article: Jardin des laines, where “Le jardin des laines” was named."""
    return re.sub(r"^(?:les? |la |l[’'])", "", fold(said))


def _is_of_house(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a house is spoken of at the quotation: a boutique before it, or one that it is said to be."""
    first, last = reading.word_at(match.start(1)), reading.word_at(match.end(1) - 1)
    before = reading.folds[max(0, first - _BEFORE) : first]
    after = reading.folds[last + 1 : last + _AFTER]
    if not _SPEAKING.isdisjoint(before) or not _SAID_AFTER.isdisjoint(before[-1:]):
        return False
    if before[-2:] in (["c", "etait"], ["c", "est"]):
        return False
    near = any(form in _HOUSES for form in before) or (
        after[:1] in (["un"], ["une"]) and not _HOUSES.isdisjoint(after)
    )
    said_at = before[-1:] and before[-1] in _AT and match[1][0].isupper()
    return near or bool(said_at) or any(form.startswith(_TENDING) for form in before)
