"""A small coded material about three things, spoken by two people."""

from __future__ import annotations

import numpy as np

from qualcode.suggestion.material import Candidate, Material

SAID = {
    "Réunions": (
        "Les réunions du soir sont trop longues",
        "On a encore une réunion jeudi soir, elle finit tard",
        "Je ne vais plus aux réunions, elles durent trois heures",
        "Une réunion de plus, et personne ne prend de notes",
        "Les réunions s’enchaînent et on rentre à minuit",
        "La réunion de lundi n’a servi à rien",
        "On nous convoque à des réunions sans ordre du jour",
        "Trop de réunions, trop de mails pour les préparer",
    ),
    "Argent": (
        "Personne ne nous paie pour ces heures",
        "Il faudrait une indemnité pour le temps donné",
        "Le financement de l’agence arrive avec un an de retard",
        "Sans argent la secrétaire partira",
        "On n’est pas rémunéré pour coordonner",
        "La subvention ne couvre pas le loyer",
        "C’est du travail gratuit, aucun paiement",
        "Le forfait ne paie pas une journée de travail",
    ),
    "Distance": (
        "L’hôpital est à une heure de route",
        "Avec la neige, la route du col est fermée",
        "Mes patients n’ont pas de voiture pour venir",
        "Quarante kilomètres pour voir un spécialiste",
        "La route est longue et sinueuse jusqu’au village",
        "Il n’y a plus de bus pour aller à la ville",
        "Je fais cent kilomètres par jour en voiture",
        "Le village est loin de tout",
    ),
}


def material() -> Material:
    """Three codes with eight extracts each, and one without."""
    labels = list(SAID)
    candidates = [Candidate(label, label, ("Freins",), "frein") for label in labels]
    empty = Candidate("Jargon", "Jargon et sigles", ("Freins",), "frein", "Les sigles agacent.")
    texts = [(i, text) for i, label in enumerate(labels) for text in SAID[label]]
    return Material(
        (*candidates, empty),
        tuple(text for _, text in texts),
        np.array([i for i, _ in texts]),
        tuple("M1" if n % 2 else "M2" for n in range(len(texts))),
    )
