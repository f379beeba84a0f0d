"""French public bodies and networks by their sigle, where somebody serves in them: entré à la RATP, chercheuse CNRS."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.recognisers.names.echoes import ECHO
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_BODY = IdentifierKind.ORGANISATION
_RESEARCH = words(
    "cnrs inserm inra inrae cea cirad ird ined inria ifremer cnes onera brgm orstom ehess"
)
# associations and movements with a house in every town
_NETWORKS = words(
    "ufcv snsm cemea afpa apajh adapei unapei admr amap apf anpaa fcpe peep unafam fnath ldh licra mrap fne lpo apel",
    "fsgt ufolep usep aroeven jpa mjc amf",
)
# known to all, and yet who worked there is told by it
_PUBLIC = (
    words(
        "ratp sncf edf gdf ptt onf ina ortf afp stib sncb cff tpg stm chum psg om ol asse losc ogcn fcn sco hac",
        "ddass dde insee ign tcl rtm hcl ens ena epfl bnf afd ofb cnam rtbf rts aphp",
    )
    | _RESEARCH
    | _NETWORKS
)
_RETIRED = words("retraite retraitee ancien ancienne employe employee agent salarie cheminot")
_AT = words("a au aux pour chez")
_ARTICLES = words("la l le les")
_ENTERED = (
    "travail", "boss", "bosse", "embauch", "employ", "licenci", "stagiaire", "interim", "ouvrier", "ouvriere", "cadre",
    "ingenieur", "apprenti", "salarie", "chauffeur", "technicien", "secretaire", "comptable", "conseill", "metier",
    "greve", "chantier", "atelier", "usine", "depot", "cuisini", "infirmi", "form", "jou", "sign", "rejoin", "detect",
    "venu", "club", "entr", "rentr", "recrut", "carriere", "retraite", "suis", "etais", "etait", "est", "poste", "mute",
    "benevol", "adher", "milit", "presid", "tresor", "membre", "recu", "recue", "integre", "concours", "elu", "elue",
)  # fmt: skip
_OF_RESEARCH = (
    "laborat", "labo", "chercheu", "poste", "recrut", "concours", "equipe", "campus", "carriere", "dirig", "direct",
    "nomm", "affect", "detach", "universit", "ingenieu", "unite", "doctor", "industrie", "enseign",
)  # fmt: skip
# who somebody is there, straight before the sigle: ingénieure EDF, section FSGT
_POSTS = words(
    "ingenieur ingenieure ingenieurs chercheur chercheuse chercheurs directeur directrice agent agente agents",
    "technicien",
    "technicienne cadre salarie salariee employe employee ouvrier ouvriere retraite retraitee conducteur conductrice",
    "controleur controleuse chef cheffe cheftaine responsable animateur animatrice moniteur monitrice delegue deleguee",
    "journaliste formateur formatrice stagiaire apprenti apprentie cheminot cheminote chauffeur machiniste electricien",
    "electricienne commissaire president presidente adherent adherente membre benevole permanent permanente militant",
    "militante secretaire tresorier tresoriere doctorant doctorante boursier boursiere",
    "section troupe louveteaux louvettes scouts eclaireurs eclaireuses district",
)
_NEAR, _SPELLED = 6, 9
# fait l'X, sorti de l'X: the school that a letter stands for
_SCHOOL = re.compile(
    r"\b(?:à|fai[ts]|faire|de|intégr\w+|prépar\w+|pass\w+|rat\w+) (l[’']X)\b(?![’'\w-]|[^.;!?\n]{0,40}\bY\b)"
)


def find(reading: Reading) -> Iterator[Candidate]:
    """Where somebody served, belongs or has a post, and wherever it is named again."""
    if reading.settings.language == "en":
        return
    served_in: set[str] = set()
    for i in reading.where(_PUBLIC):
        written = reading.is_shouted(i) or (reading.no_capitals and not reading.is_ordinary(i))
        if written and _is_of_somebody(reading, i):
            served_in.add(reading.folds[i])
            reason = Message("organisation: “{cue}”", cue=reading.words[i - 1])
            yield reading.candidate(i, i, _BODY, Tier.REVIEW, reason)
    for i in reading.where(frozenset(served_in)):
        if reading.is_shouted(i):
            yield reading.candidate(i, i, _BODY, Tier.REVIEW, ECHO)
    if not reading.no_capitals:
        for match in _SCHOOL.finditer(reading.text):
            reason = Message("organisation: “{cue}”", cue=match.group(1))
            yield reading.candidate_at(*match.span(1), _BODY, Tier.REVIEW, reason)


def _is_of_somebody(reading: Reading, i: int) -> bool:
    """Whether somebody is told to be in the body whose sigle is word ``i``."""
    one = reading.before(i)
    cue = reading.before(i, 2) if one in _ARTICLES else one
    near = reading.folds[max(0, i - _NEAR) : i]
    if one in _POSTS or _is_spelled_before(reading, i):
        return True
    if reading.folds[i] in _RESEARCH and one in _ARTICLES | {"du", "au"}:
        around = [*near, *reading.folds[i + 1 : i + _NEAR]]
        if any(form.startswith(_OF_RESEARCH) for form in around):
            return True
    served = cue in _AT or one in ("le", "du") or one in _RETIRED
    served = served or "sein" in (reading.before(i, 2), reading.before(i, 3))
    led = reading.folds[i] in _NETWORKS and one in _ARTICLES | {"du", "de", "d"}
    retired = cue == "de" and not _RETIRED.isdisjoint(near)
    told = not _RETIRED.isdisjoint(near) or "sein" in near
    told = told or any(form.startswith(_ENTERED) for form in near)
    return (served or led or retired) and told


def _is_spelled_before(reading: Reading, i: int) -> bool:
    """Institut de recherche agronomique (INRA): a sigle in brackets behind the name it stands for."""
    if reading.gaps[i] != " (" or not reading.gap_after(i).startswith(")"):
        return False
    heads = range(max(0, i - _SPELLED), i)
    named = [
        k
        for k in heads
        if reading.is_capital(k) and not reading.opens[k] and len(reading.words[k]) > 1
    ]
    return any(reading.folds[k][0] == reading.folds[i][0] for k in named)
