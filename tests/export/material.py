"""A small invented study, with what a report finds hard: depth, levers, long and odd extracts."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
from docx.document import Document

from qualcode.agreement.coefficient import Coefficient
from qualcode.coding.thematic_tree import ExtractChoice, SaidBy, thematic_tree
from qualcode.export.word import (
    Agreement,
    CodeAgreement,
    NewCodesSeries,
    Report,
)
from qualcode.model import (
    Attribute,
    AttributeKind,
    Code,
    Codebook,
    CodeKind,
    Coding,
    Interview,
    Participant,
    Segment,
    Span,
    Study,
    ThematicTree,
)
from qualcode.model.report_plan import ReportPlan
from qualcode.saturation.new_codes import NewCodes
from qualcode.wording import Message

THEME, CODE, LEVER = CodeKind.THEME, CodeKind.CODE, CodeKind.LEVER

CODES = (
    Code("temps", "Le temps qui manque", THEME, position=0, definition="Ce qui se dit du temps."),
    Code("soirees", "Les soirées", THEME, "temps", 0),
    Code(
        "reunions",
        "Réunions du soir",
        CODE,
        "soirees",
        0,
        definition="La réunion prend la soirée.",
        inclusion="Toute réunion après dix-huit heures.",
        exclusion="Les gardes.",
    ),
    Code("midi", "Se voir à midi", LEVER, "soirees", 1, "Un repas en commun.", answers="reunions"),
    Code("courriels", "Trop de courriels", CODE, "soirees", 2),
    Code("famille", "La famille", CODE, "temps", 1),
    Code("aide", "Une aide au secrétariat", LEVER, "temps", 2, answers="temps"),
    Code("lien", "Le lien entre soignants", THEME, position=1),
    Code("voisins", "Connaître ses voisins", CODE, "lien", 0, definition="Qui exerce à côté."),
    Code("jamais", "Nœud jamais employé", CODE, "lien", 1, definition="Rien ne s’y rapporte."),
    Code("vide", "Thème sans extrait", THEME, position=2),
)

LONG = " ".join(
    f"Et puis la phrase numéro {n} continue sans que rien ne l’arrête." for n in range(90)
)

SAID = (
    ("reunions", "M1", "Le mardi soir, non, je ne peux plus : je rentre et je dors."),
    ("reunions", "M1", "Encore une réunion à vingt heures ?"),
    ("reunions", "M1", "On finit à vingt-trois heures, et on recommence à huit."),
    ("reunions", "M2", "J’y suis allé deux fois… (rires) la troisième j’ai dit « stop »."),
    ("reunions", "M3", "C’est le soir & c’est <long>, voilà."),
    ("midi", "M2", "À midi on se croise tous, pourquoi pas à midi ?"),
    ("midi", "M3", "Un sandwich, une heure, et c’est réglé."),
    ("courriels", "M3", "Trente messages par jour.\nEt je n’en lis pas deux."),
    ("famille", "M2", "=SOMME(des soirées) perdues, dit ma fille."),
    ("aide", "M1", "Quelqu’un qui tient le cahier, ça changerait tout."),
    ("temps", "M3", "Le temps, toujours le temps."),
    ("voisins", "M1", "L’infirmière d’en face, je ne connais que son prénom."),
    ("voisins", "M4", LONG),
)


def codings() -> dict[str, Coding]:
    """Every coding by id; the id ends with the name of who said it."""
    made = {}
    for place, (code_id, who, words) in enumerate(SAID):
        segment = Segment(f"source-{who}", 1, Span(100 * place, 100 * place + len(words)), words)
        made[f"coding-{place}-{who}"] = Coding(f"coding-{place}-{who}", code_id, "me", segment)
    return made


def tree() -> ThematicTree:
    """The tree with every extract shown."""
    made = codings()
    said_by = {one: SaidBy(one[-2:], f"Entretien {one[-2:]}") for one in made}
    choice = ExtractChoice({}, n_proposed=None)
    return thematic_tree(Codebook(CODES), made.values(), said_by, choice=choice)


def report(plan: ReportPlan | None = None) -> Report:
    attributes = (
        Attribute("age", "Tranche d’âge"),
        Attribute("installe", "Installé le", AttributeKind.DATE, 1),
        Attribute("msp", "En maison de santé", AttributeKind.YES_NO, 2),
        Attribute("km", "Distance (km)", AttributeKind.NUMBER, 3),
    )
    people = tuple(
        Participant(
            f"p{n}",
            f"M{n}",
            (("age", "35-45 ans"), ("installe", date(2012, 3, n)), ("msp", n > 2), ("km", 1.5 * n)),
            position=n,
        )
        for n in range(1, 5)
    )
    interviews = tuple(
        Interview(f"i{n}", f"Entretien M{n}", (f"p{n}",), f"2026-03-0{n}", "Cabinet", 30.0 + n, n)
        for n in range(1, 5)
    )
    counted = NewCodes(("M1", "M2", "M3", "M4"), "code", (3, 2, 1, 0), (3, 5, 6, 6), 6)
    unused = Coefficient(None, 0, reason=Message("Nobody used it."))
    compared = tuple(
        CodeAgreement(code.id, unused)
        if code.id == "jamais"
        else CodeAgreement(
            code.id,
            Coefficient(0.9125, 1000),
            kappa=Coefficient(0.62, 1000),
            alpha=Coefficient(0.61, 1000),
        )
        for code in CODES
        if code.kind is not THEME
    )
    return Report(
        study=Study(
            "s1", "Le temps des soignants", "Que font-ils de leurs soirées ?", ("Décrire.",)
        ),
        tree=tree(),
        codebook=Codebook(CODES),
        coder="consensus",
        participants=people,
        attributes=attributes,
        interviews=interviews,
        new_codes=(NewCodesSeries(Message("Codes"), counted),),
        agreement=Agreement(("A", "B"), Message("Unit: characters."), compared),
        plan=plan or ReportPlan(),
    )


def opened(docx_bytes: bytes) -> Document:
    return docx.Document(BytesIO(docx_bytes))
