"""What the head of a transcript calls its facts, French and English, folded."""

from __future__ import annotations

DATE = frozenset(
    {"date", "date de l'entretien", "date d'entretien", "date entretien", "jour", "realise le",
     "entretien realise le", "entretien du", "interview date", "date of interview",
     "date of the interview", "date de realisation", "date de l'interview", "date interview",
     "date et heure", "date and time", "date de recueil", "conducted on", "recorded on",
     "date d'enregistrement", "date de l'enregistrement"}
)  # fmt: skip
DURATION = frozenset(
    {"duree", "duree de l'entretien", "duree entretien", "duree d'entretien", "duration",
     "length", "interview length", "interview duration", "duration of interview",
     "length of interview", "temps", "temps d'entretien", "duree de l'enregistrement",
     "duree totale", "duree d'enregistrement", "duree de l'interview", "minutes",
     "recording length"}
)  # fmt: skip
PLACE = frozenset(
    {"lieu", "lieu de l'entretien", "lieu d'entretien", "lieu entretien", "endroit", "place",
     "location", "setting", "place of interview", "interview place", "interview location",
     "lieu de l'interview", "lieu de rencontre", "venue", "lieu de realisation", "cadre"}
)  # fmt: skip
PLACE_PARTS = (
    frozenset({"interview city", "interview town", "ville de l'entretien", "ville entretien"}),
    frozenset({"interview state", "interview region", "region de l'entretien"}),
    frozenset({"interview country", "pays de l'entretien", "pays entretien"}),
)  # fmt: skip
"""Facts that give the place together, from the smallest on."""

NUMBER = frozenset(
    {"entretien", "entretien n", "entretien no", "entretien numero", "numero d'entretien",
     "n d'entretien", "numero de l'entretien", "n de l'entretien", "interview", "interview no",
     "interview n", "interview number", "verbatim", "verbatim n", "code entretien",
     "id entretien", "interview id", "numero", "code de l'entretien", "n entretien"}
)  # fmt: skip
TITLE = frozenset({"titre", "title", "intitule"})
PERSON = frozenset(
    {"participant", "participante", "participants", "participant(e)", "code participant",
     "participant n", "participant no", "participant id", "id participant", "enquete",
     "enquetee", "interviewe", "interviewee", "personne interrogee", "personne interviewee",
     "repondant", "repondante", "respondent", "medecin", "patient", "patiente", "identifiant",
     "interlocuteur", "interlocutrice", "informant", "sujet", "pseudonyme", "pseudonym",
     "narrator", "narrateur", "narratrice", "interviewee name", "full name", "nom de l'interviewe",
     "nom de l'enquete", "nom de l'enquetee", "nom du participant", "participant name"}
)  # fmt: skip
INTERVIEWER = frozenset(
    {"enqueteur", "enquetrice", "enqueteurs", "intervieweur", "intervieweuse", "interviewer",
     "investigateur", "investigatrice", "chercheur", "chercheuse", "realise par",
     "entretien realise par", "conducted by", "interviewed by", "animateur", "animatrice",
     "moderateur", "moderatrice", "moderator", "facilitator", "entretien mene par", "mene par",
     "researcher", "doctorant", "doctorante", "interviewer name", "nom de l'enqueteur",
     "nom de l'enquetrice"}
)  # fmt: skip
OTHER = frozenset(
    {"transcripteur", "transcriptrice", "transcrit par", "retranscrit par", "transcription",
     "retranscription", "transcriber", "transcribed by", "observateur", "observatrice",
     "observer", "age", "sexe", "sex", "gender", "genre", "profession", "occupation", "metier",
     "statut", "status", "mode d'exercice", "type d'exercice", "exercice", "specialite",
     "annee d'installation", "installation", "anciennete", "ville", "commune", "town", "city",
     "departement", "region", "contexte", "context", "conditions", "heure", "heure de debut",
     "heure de fin", "time", "start time", "end time", "debut", "fin", "fichier", "file",
     "fichier audio", "audio file", "enregistrement", "recording", "recorded", "support",
     "modalite", "modalites", "mode", "format", "projet", "project", "etude", "study", "these",
     "thesis", "theme", "sujet de these", "question de recherche", "consentement", "consent",
     "anonymisation", "presents", "present", "presentation", "remarques", "remarque",
     "observations", "site", "structure", "etablissement", "organisation", "organization",
     "fonction", "role", "situation", "situation familiale", "formation", "prise de contact",
     "prise de rendez-vous", "contact", "version", "statut de la transcription", "legende",
     "conventions", "conventions de transcription", "code", "nombre de participants",
     "niveau d'etudes", "milieu", "localisation", "duree d'installation", "patientele",
     "nom", "prenom", "nom et prenom", "telephone", "tel", "phone", "telephone number", "courriel",
     "e-mail", "email", "adresse electronique", "date de naissance", "date of birth"}
)  # fmt: skip
ALL_KEYS = DATE | DURATION | PLACE | NUMBER | TITLE | PERSON | INTERVIEWER | OTHER
ALL_KEYS |= PLACE_PARTS[0] | PLACE_PARTS[1] | PLACE_PARTS[2]

TITLE_STARTS = (
    "entretien", "interview", "verbatim", "retranscription", "transcription", "transcript",
    "focus group", "focus groupe", "annexe", "appendix", "guide d'entretien",
)  # fmt: skip
