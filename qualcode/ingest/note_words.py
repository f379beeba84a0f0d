"""Words a transcriber uses for what is heard or seen but not said, French and English.

All in lower case without accents. A stem matches the beginning of a remark, a word the whole of
it (or its first word, in square brackets).
"""

STEMS = (
    "rire", "rient", "riant", "ricane", "sourire", "sourit", "souriant", "silenc", "pause",
    "soupir", "hesit", "inaudible", "incomprehensible", "inintelligible", "indistinct", "toux",
    "tousse", "pleur", "sanglot", "bruit de", "bruits de", "sonnerie", "coupure", "brouhaha",
    "souffle", "chuchot", "murmur", "exclamation", "onomatop", "s'interromp", "coupe la parole",
    "se coupent", "chevauchement", "acquiesc", "hoche", "mime ", "grimace", "applaudi",
    "raclement", "se racle", "mot incompris", "mots incompris", "passage ina", "passage inc",
    "hors micro", "baille", "tout bas", "a voix basse", "laugh", "chuckl", "giggl", "smil",
    "sigh", "cough", "sobs", "crosstalk", "cross talk", "overlap", "unintelligible",
    "indecipher", "nods", "nodding", "shakes", "gestur", "whisper", "hesitat", "phone rings",
    "doorbell", "applause", "clears", "sniff", "background noise", "off mic", "inhale", "exhale",
    "yawn", "groan", "snort", "telephone sonne", "le telephone sonne",
)  # fmt: skip

WORDS = (
    "rit", "blanc", "blancs", "emotion", "emu", "emue", "reflexion", "reflechit", "interruption", "bruit",
    "bruits", "geste", "geste de", "larmes", "larmes aux yeux", "sonne", "noise",
    "noises", "crying", "cries", "interruptions", "soufflement", "blank",
    "un temps", "court temps", "long temps", "interrompu", "interrompue", "breath",
    "breathes", "thinks", "thinking", "passage coupe",
)  # fmt: skip

MANNERS = (
    "ironi", "sarcas", "enerve", "agace", "genee", "gene", "hilare", "amuse", "surpris", "etonne",
    "en colere", "enthousiaste", "moqueu", "insistant", "plus fort", "plus bas", "doucement",
    "softly", "loudly", "emotional", "angrily", "surprised", "quietly",
)  # fmt: skip
"""Manners of speaking: stems, in square brackets only."""

MANNER_HEADS = ("ton ", "d'un ton ", "air ", "l'air ", "d'un air ", "voix ", "tone ", "in a low")

DEEDS = (
    "montre", "se leve", "s'arrete", "regarde", "tape", "frappe", "boit", "designe",
    "fait un geste", "fait signe", "fait non", "fait oui", "fait mine", "imite", "prend un",
    "prend une", "prend le", "prend la", "prend sa", "cherche ses mots", "cherche dans",
    "cherche un", "cherche une", "sort un", "sort une", "sort de", "sort du", "revient",
    "entre dans", "quitte la", "repond au telephone", "decroche", "raccroche",
    "la secretaire entre", "on frappe", "quelqu'un entre", "quelqu'un frappe", "s'adresse a",
    "lit le", "lit la", "lit un", "lit une", "ouvre", "ferme", "hausse", "leve les", "leve la",
    "claque", "pointe", "tousse", "points at", "points to", "shows", "looks at", "looks away",
    "stands up", "gets up", "leaves the", "enters", "returns", "picks up", "answers the phone",
    "knock", "knocks", "shrugs", "the phone", "taps", "reads", "imitates", "opens", "closes",
    "mimics", "someone enters", "someone knocks",
)  # fmt: skip
"""What somebody does while not speaking: verbs in the third person, as whole words."""

RECORDING = (
    "debut de l'enregistrement", "debut d'enregistrement", "debut enregistrement",
    "fin de l'enregistrement", "fin d'enregistrement", "fin enregistrement",
    "arret de l'enregistrement", "arret du dictaphone", "arret enregistrement",
    "reprise de l'enregistrement", "reprise de l'entretien", "debut de l'entretien",
    "fin de l'entretien", "fin entretien", "fin d'entretien", "fin de la retranscription",
    "fin du verbatim", "enregistrement coupe", "enregistrement interrompu",
    "fin de l'interview", "end of interview", "end of the interview", "end of recording",
    "end of the recording", "end of transcript", "recording starts", "recording ends",
    "recording stops", "recording stopped", "recording paused", "recording resumes",
    "start of recording", "start of the recording", "start of interview",
    "start of the interview", "tape ends", "beginning of recording", "transcript ends",
    "interview ends", "fin du focus group", "end of focus group", "debut du focus group",
)  # fmt: skip
"""What the transcriber says of the recording itself."""
