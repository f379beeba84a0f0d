"""Which words tell what a person or a body is, for their descriptors; folded, French and English."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.anonymise.vocabulary.vocabulary import words
from qualcode.wording import Message


def _table(rows: Iterable[tuple[Message, str]]) -> dict[str, Message]:
    return {word: noun for noun, line in rows for word in words(line)}


ROLES = _table(
    (
        (Message("Interviewer"), "interviewer enqueteur enquetrice intervieweur"),
        (Message("Doctor"),
         "docteur docteure docteurs doctoresse dr dre drs doctor medecin generaliste"),
        (Message("Specialist doctor"),
         "cardiologue psychiatre pediatre gynecologue rhumatologue chirurgien "
         "chirurgienne radiologue dermatologue ophtalmo geriatre consultant surgeon"),
        (Message("Professor"), "professeur professeure pr professor"),
        (Message("Nurse"), "infirmier infirmiere nurse matron idel"),
        (Message("Pharmacist"), "pharmacien pharmacienne pharmacist chemist"),
        (Message("Physiotherapist"), "kine kinesitherapeute physiotherapist physio"),
        (Message("Midwife"), "sagefemme midwife"),
        (Message("Psychologist"), "psychologue psychologist"),
        (Message("Secretary"), "secretaire secretary receptionist"),
        (Message("Coordinator"), "coordinatrice coordinateur coordinator"),
        (Message("Patient"), "patient patiente"),
        (Message("Pupil"), "eleve pupil student"),
        (Message("Teacher"), "instituteur institutrice teacher maitre maitresse"),
        (Message("Colleague"),
         "collegue confrere consoeur associe associee colleague remplacant remplacante"),
        (Message("Intern"), "interne stagiaire intern"),
        (Message("Neighbour"), "voisin voisine neighbour neighbor"),
        (Message("Friend"), "ami amie copain copine friend mate"),
        (Message("Relative"),
         "femme mari epouse epoux fille fils cousin cousine neveu niece tante oncle "
         "conjoint conjointe compagnon compagne gendre filleul filleule husband wife "
         "partner son daughter brother sister nephew niece aunt auntie uncle tonton tata "
         "tatie papi papy mamie mamy mami"),
        (Message("Elected official"),
         "maire depute deputee senateur senatrice mayor councillor cllr senator"),
        (Message("Official"),
         "prefet prefete brigadier gendarme commissaire adjudant capitaine commandant "
         "lieutenant juge inspecteur inspectrice constable sergeant inspector judge"),
        (Message("Cleric"),
         "cure abbe pasteur rabbin imam reverend vicar priest bishop pastor rabbi canon"),
        (Message("Head"),
         "directeur directrice proviseur proviseure president presidente patron patronne "
         "director principal boss"),
    )
)  # fmt: skip
ORGANISATIONS = _table(
    (
        (Message("Hospital"),
         "hopital hopitaux chu chr chru ch ghu chs hospital infirmary hospitalier"),
        (Message("Clinic"), "clinique polyclinique clinic"),
        (Message("Practice"), "cabinet surgery practice"),
        (Message("Health centre"), "msp cpts dispensaire cmp cmpp pmi had ssiad ssr"),
        (Message("Care home"), "ehpad mapa hospice"),
        (Message("Pharmacy"), "pharmacie officine pharmacy chemist"),
        (Message("Laboratory"), "laboratoire labo laboratory"),
        (Message("School"), "ecole ecoles college lycee maternelle primaire school"),
        (Message("University"), "universite fac faculte institut ifsi iut university institute"),
        (Message("Association"),
         "association asso federation amicale ligue collectif club mjc charity trust "
         "society"),
        (Message("Foundation"), "fondation foundation"),
        (Message("Trade union"), "syndicat"),
        (Message("Company"),
         "entreprise societe boite groupe usine company firm factory ets etablissements "
         "garage menuiserie"),
        (Message("Shop"),
         "magasin boulangerie boucherie epicerie librairie supermarche shop store salon"),
        (Message("Hotel or café"), "hotel restaurant bar cafe brasserie auberge pub"),
        (Message("Farm"), "ferme exploitation gaec earl scea domaine farm"),
        (Message("Church"),
         "eglise paroisse mosquee synagogue temple cathedrale chapelle abbaye church "
         "chapel mosque parish"),
        (Message("Library"), "bibliotheque mediatheque library"),
        (Message("Museum or theatre"), "musee theatre cinema museum theatre"),
        (Message("Newspaper"), "journal radio echo newspaper"),
        (Message("Local authority"), "mairie prefecture council"),
        (Message("Police or court"), "tribunal commissariat gendarmerie caserne court police"),
        (Message("Hall"), "salle stade gymnase piscine hall"),
        (Message("Centre"), "centre maison pole foyer residence centre center house"),
    )
)  # fmt: skip
STREET = Message("Address")
