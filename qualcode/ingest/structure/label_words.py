"""Words that name a speaker by what they are, with the role they usually have.

Folded: lower case, no accents, no gender endings in brackets (``enqueteur`` stands for
``Enquêteur(trice)``). Roles are those an interview study gives them; ``NEUTRAL`` words say
nothing about the role.
"""

from __future__ import annotations

from qualcode.model import Role


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


INTERVIEWER_WORDS = _words(
    """enqueteur enquetrice enqueteure enqueteurs enquetrices intervieweur intervieweuse intervieweure
    intervieweurs interviewer interviewers interviewor investigateur investigatrice
    investigateurs chercheur chercheuse chercheure chercheurs animateur animatrice moderateur
    moderatrice moderator facilitateur facilitatrice facilitator researcher doctorant doctorante
    thesard thesarde sociologue anthropologue question questions relance relances comoderateur
    comoderatrice comoderator coanimateur coanimatrice prompt probe"""
)

# interviewers by their word, and now and then the ones who are interviewed
TRADES_THAT_ASK = _words(
    """chercheur chercheuse chercheure animateur animatrice moderateur moderatrice moderator
    facilitateur facilitatrice facilitator researcher doctorant doctorante sociologue anthropologue"""
)

RESPONDENT_WORDS = _words(
    """enquete enquetee enquetes interviewe interviewee interviewees interrogee participant
    participante participants participantes repondant repondante respondent respondant respondents
    reponse reponses answer medecin medecins docteur doctor patient patiente patients infirmier
    infirmiere infirmieres ide ipa nurse pharmacien pharmacienne pharmacist sagefemme midwife
    maieuticien kine kinesitherapeute physiotherapist orthophoniste podologue psychologue
    psychiatre dentiste elu elue maire directeur directrice coordinateur coordinatrice
    coordonnateur coordonnatrice coordinator manager usager usagere habitant habitante resident
    residente citoyen citoyenne beneficiaire adherent adherente benevole volunteer professeur
    enseignant enseignante teacher eleve pupil student etudiant etudiante aidant aidante carer
    caregiver parent mere pere mother father librarian bibliothecaire gp practitioner
    generaliste specialiste interne externe stagiaire salarie salariee employee agent acteur
    actrice professionnel professionnelle sujet subject informant informateur informatrice
    cadre aidesoignant aidesoignante assistante assistant client cliente user"""
)

OTHER_WORDS = _words(
    """observateur observatrice observer transcripteur transcriptrice transcriber tous toutes
    ensemble all everyone groupe group plusieurs inconnu inconnue unknown secretaire receptionist
    conjoint conjointe epoux epouse mari femmedemenage husband wife fils fille enfant child
    interprete interpreter traducteur traductrice"""
)

NEUTRAL_WORDS = _words(
    """locuteur locutrice locuteurs speaker intervenant intervenante voix voice personne person
    homme femme man woman orateur oratrice hf male female spk"""
)

TITLES = _words(
    """dr drs docteur doctor pr prof professeur professor m mr mme mlle mrs ms miss monsieur
    madame mademoiselle me maitre sir dame soeur"""
)

ABBREVIATIONS = {
    "int": Role.INTERVIEWER,
    "interv": Role.INTERVIEWER,
    "itw": Role.INTERVIEWER,
    "enq": Role.INTERVIEWER,
    "inv": Role.INTERVIEWER,
    "mod": Role.INTERVIEWER,
    "anim": Role.INTERVIEWER,
    "inter": Role.INTERVIEWER,
    "ch": Role.INTERVIEWER,
    "part": Role.RESPONDENT,
    "resp": Role.RESPONDENT,
    "rep": Role.RESPONDENT,
    "pat": Role.RESPONDENT,
    "med": Role.RESPONDENT,
    "dr": Role.RESPONDENT,
    "obs": Role.OTHER,
    "unk": Role.OTHER,
    "inc": Role.OTHER,
}

LETTERS = {"q": 1.0, "i": 0.3, "e": 0.2, "c": 0.1, "r": -0.4, "a": -0.3, "m": -0.3, "p": -0.4}
"""How far a letter alone, or before a number, leans to the interviewer (+) or respondent (-)."""

QUALIFIERS = _words(
    """generaliste traitant liberal liberale principal principale n no numero number specialiste
    hospitalier hospitaliere general coordinateur coordinatrice numero"""
)
"""Lower-case words that may follow a known word: Médecin généraliste 2."""

NEVER_LABELS = _words(
    """lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday
    saturday sunday janvier fevrier mars avril mai juin juillet aout septembre octobre novembre
    decembre january february march april may june july august september october november december
    oui non si ok okay yes no yeah bon bien ben bah bref alors donc enfin voila mais ou et ni car
    or puis ensuite apres avant pourtant sinon surtout aussi encore deja ici la attention exemple
    exemples resultat resultats resume conclusion synthese total note nb remarque remarques rappel
    definition objectif objectifs but moi toi lui elle eux nous vous ils elles je tu il on ca cela
    ceci so well then first second third finally also but because example summary however anyway
    premier premiere premierement deuxieme deuxiemement troisieme troisiemement d'abord enfin
    point axe partie theme section chapitre chapter part topic annexe appendix tableau table
    figure source sources voir cf see ps pj objet subjectline re probleme solution avantage
    avantages inconvenient inconvenients cause consequence consequences hier aujourd'hui demain
    today yesterday tomorrow merci thanks bonjour hello idee idem autre autres anonyme"""
)
"""Words that open a sentence with a colon: En résumé :, Mardi 12 :, Exemple :."""
