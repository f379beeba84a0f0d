"""Initials that stand for somebody in a French text: avec L., S. est une collègue, mon mari F."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_REASON = Message("initial standing for a name")
# before an initial with its stop these tell that somebody is meant
_TO_PERSONS = words(
    "avec chez merci bonjour bonsoir salut coucou cher chere de d a et que qu pour par comme c est ou dit appelle",
    "appelait prenomme prenommee vu vois voit demande rencontre suivi quitte connu aide epouse",
)
# who somebody is: then the initial needs no stop
_CLOSE = words(
    "mari femme fils fille frere soeur cousin cousine oncle tante copain copine ami amie collegue voisin voisine",
    "epoux epouse conjoint conjointe compagnon compagne neveu niece patron patronne docteur dr patient patiente eleve",
    "beau-frere belle-soeur grand-mere grand-pere educateur educatrice infirmiere medecin psychologue directrice",
)
_VERBS = words(
    "est etait a avait m t s l n va dit disait fait vient venait pense veut voulait peut pouvait sait travaille",
    "vit habite",
    "parle arrive part parlait travaillait habitait qui ne se nous vous lui y raconte explique",
)
# what bears a letter: la classe B., la vitamine D., le permis B
_LETTERED = words(
    "classe groupe equipe vitamine hepatite plan bloc unite salle batiment bac permis point type section serie niveau",
    "categorie note option question reponse cas film ligne rer secteur zone porte aile annexe quai division escalier",
    "lettre voie etage lot place streptocoque programme phase partie volume tome page article paragraphe",
)
_NOBODY = frozenset("XYZ")


def find(reading: Reading) -> Iterator[Candidate]:
    """A capital letter with its stop where somebody is spoken of, or behind what somebody is."""
    if reading.settings.language == "en" or reading.no_capitals:
        return
    for i in reading.capitals:
        if len(reading.words[i]) > 1 or reading.words[i] in _NOBODY or i in reading.in_labels:
            continue
        stop = reading.gap_after(i)[:1] == "."
        if not (_is_somebody(reading, i) if stop else _is_close(reading, i)):
            continue
        end = reading.ends[i] + stop
        yield reading.candidate_at(
            reading.starts[i], end, IdentifierKind.PERSON, Tier.REVIEW, _REASON
        )


def _is_close(reading: Reading, i: int) -> bool:
    """Mon mari F, ma collègue C: the letter of somebody by what they are."""
    whose = reading.before(i, 2) in reading.vocabulary.determiners
    told = reading.before(i) in _CLOSE and reading.gaps[i] == " " and whose
    told = told or reading.before(i) == "nee"  # née G, of a maiden name
    return told and reading.gap_after(i)[:1] not in ("'", "’", "-")


def _is_somebody(reading: Reading, i: int) -> bool:
    """Whether the letter with its stop is somebody's: no word follows it as a surname would, no list counts by it."""
    after = reading.gap_after(i)
    if i + 1 < len(reading) and len(reading.words[i + 1]) == 1 and after == ".":
        return False  # S.N.C.F.
    if i and len(reading.words[i - 1]) == 1 and reading.gaps[i] == ".":
        return False
    if reading.words[i] == "M" and _is_monsieur(reading, i):
        return False
    one = reading.before(i)
    if i + 1 < len(reading) and reading.folds[i + 1] in _GERMS:
        return False
    if one in _LETTERED or one in ("le", "la", "du", "au", "un", "une", "des", "les"):
        return False
    if one == "nee":
        return True
    goes_on = i + 1 < len(reading) and not reading.is_capital(i + 1) and after == ". "
    acts = goes_on and (reading.folds[i + 1] in _VERBS or _is_paired(reading, i))
    if not one:  # S. est une collègue
        return acts
    told = one in _TO_PERSONS or _is_close(reading, i)
    stopped = after[1:2] in (",", ".", ")", ";", "!", "?", "…", ":")
    resumed = after == "., " and i + 1 < len(reading) and reading.folds[i + 1] in _RESUMED
    return acts or resumed or (told and (goes_on or stopped or one in _GREETING))


_RESUMED = words("qui elle il lui")
_GREETING = words("merci bonjour bonsoir salut coucou avec chez")


def _is_paired(reading: Reading, i: int) -> bool:
    """M. et R. ont quitté la ferme: two letters together."""
    k = i + 2
    return reading.folds[i + 1] == "et" and k < len(reading) and len(reading.words[k]) == 1


_GERMS = words("coli aureus albicans difficile pneumoniae pyogenes elegans pylori falciparum")


def _is_monsieur(reading: Reading, i: int) -> bool:
    """M. le maire, M. et Mme Tardy: the M of monsieur, unless a letter of its own kind goes with it."""
    following = reading.folds[i + 1 : i + 3]
    if following[:1] in (["le"], ["la"], ["l"], ["les"]):
        return True
    return following[:1] == ["et"] and len(following[-1]) > 1
