"""What somebody held, ran or worked at, in French: a business, a post, a trade of the family."""

from __future__ import annotations

from qualcode.anonymise.recognisers.context.reasons import (
    EVENT,
    FAMILY,
    PATH,
    ROLE,
    UNIQUE,
    WrittenCue,
)

_HOUSE = (
    r"(?:usine|fabrique|atelier|entreprise|commerce|boutique|magasin|épicerie|café|bar|bistrot|bistro|troquet"
    r"|restaurant|hôtel|auberge|station[- ]service|garage|ferme|exploitation|moulin|scierie|boulangerie|pâtisserie"
    r"|boucherie|charcuterie|poissonnerie|pharmacie|officine|salon|société|filature|tissage|fonderie|forge|tannerie"
    r"|imprimerie|librairie|mercerie|quincaillerie|droguerie|kiosque|buvette|pension|gîte|camping|domaine|vignoble"
    r"|coopérative|cirque|manège|cinéma|discothèque|théâtre|brasserie|laiterie|fromagerie|crèmerie|menuiserie"
    r"|serrurerie|carrière|tuilerie|verrerie|poterie|papeterie|conserverie|pépinière|cidrerie|distillerie|crêperie"
    r"|pizzeria|cordonnerie|blanchisserie|laverie|teinturerie|bijouterie|horlogerie|agence|étude|charpente"
    r"|bureau de (?:tabac|poste))"
)
# what people found together
_CIRCLE = (
    r"(?:association|asso|collectif|club|chorale|fanfare|harmonie|troupe|orchestre|syndicat|section|comité|amicale"
    r"|festival|revue|radio|école|crèche|mutuelle|confrérie|compagnie|ONG|fondation|parti|groupe)"
)
_KIN = (
    r"(?:mari|femme|père|mère|papa|maman|frère|sœur|soeur|oncle|tante|beau-père|belle-mère|beau-frère|belle-sœur"
    r"|grands?-pères?|grands?-mères?|parents|grands-parents|arrière-grand-(?:père|mère)|pépé|mémé|parrain|marraine)"
)
_POST = (
    r"(?:chargée? (?:de |du |des |d[’'])|responsable (?:de |du |des |d[’'])|maire\b|adjointe? (?:au |à la )?maire\b"
    r"|premi(?:er|ère) adjointe?\b|contremaître|contremaîtresse|chef(?:fe)? (?:de |du |d[’']|\w+ier\b)|directeur\b"
    r"|directrice\b"
    r"|patronn?e? (?:de |du |d[’'])|gérante? (?:de |du |d[’'])|concierge|garde[- ]champêtre|secrétaire de mairie"
    r"|présidente? (?:de |du |d[’'])|trésori(?:er|ère) (?:de |du |d[’'])|capitaine (?:de |du |d[’'])|juge\b|notaire\b"
    r"|bedeau|sacristain|facteur|cantonni(?:er|ère)|instituteur|institutrice|sage-femme|rabbin|pasteur|curé\b"
    r"|délégué\w* |conseill(?:er|ère) (?:municipal|général|départemental|régional)\w*)"
)

_TRADE = r"[\wéèêàçï-]{3,}(?:eurs?|euses?|trices?|[^aeiou\W]iers?|ières?|istes?|iens?|iennes?|logues?|aires?|çons?)\b"
_MANY = r"(?:trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|\d\d?)"

FRENCH_POSTS: tuple[WrittenCue, ...] = (
    ("tenu tenai tiens tient repri ouver monte cree fonde dirig rache vendu ceder gere herit",
     r"\b(?:tenu|tenais|tenait|tenions|tenaient|tiens|tient|repris|reprend|reprenait|ouvert|monté|créé|fondé|dirigé"
     r"|dirigeais?t?|racheté|hérité de|géré|gérais?t?|gérait) (?:moi-même |ensemble |à deux |aussi )?"
     rf"(?:une?|les?|la|l[’']|mon|ma|notre|leur|son|sa|deux|trois) ?(?:[\wéè-]+ )?{_HOUSE}", PATH, 3),
    ("charg respo maire adjoi premi contr chef cheff direc patro geran conci garde secre presi treso capit juge notai "
     "bedea sacri facte canto insti sage rabbi paste cure deleg conse",
     rf"\b(?:ai été|a été|as été|étais|était|suis devenue?|est devenue?|devient|devint|nommée?|avait été|fut|élue?)"
     rf" (?:le |la |un |une |l[’']|aussi |ensuite |longtemps )?{_POST}", ROLE, 3),
    ("respo tete comma",
     r"\b(?:donné|confié|pris|eu|prendre|avais|avait) (?:la responsabilité|la direction|la tête|le commandement"
     r"|la charge|la gérance|la présidence)\b", ROLE, 2),
    ("pere mere papa maman mari femme frere soeur oncle tante grand paren pepe meme beau belle parra marra arrie",
     rf"\b(?:mon|ma|mes|son|sa|ses|leurs?|notre|nos) {_KIN},? (?:il |elle |ils |lui )?(?:fabriqu|réparai|répara|vend"
     r"|tenai|s[’']occup|conduisai|élev(?!é)|cultiv|dirigeai|construi|soignai|tissai|cousai|forgeai|réglai"
     r"|bossai|fais(?:ait|aient) (?:les?|la|l[’']|d[eu]s?) |jou(?:ait|aient) (?:de|du|dans)|tournait|peign(?:ait|aient)"
     r"|livrai|photographi|enseignai|(?:avai|possédai)(?:t|ent) (?:une?|le|la|son|sa|leur) (?:[\wéè-]+ )?"
     rf"{_HOUSE})\w*", FAMILY, 3),
    ("fils fille gendr bru niece neveu veuve issu issue pere mere paren",
     rf"\b(?:(?:fils|fille|gendre|nièce|neveu|veuve|bru) (?:de |d[’']|du |d[’']une? )(?:anciens? |petits? )?{_TRADE}"
     r"|issue?s? d[’']une? (?:famille|lignée|milieu)"
     rf"|(?:d[’']une|une|ma|sa|leur) mère,? {_TRADE}|(?:d[’']un|un|mon|son|leur) père,? {_TRADE})", FAMILY, 2),
    ("frere soeur enfan fratr famil garco",
     rf"\b(?:(?:on|nous) (?:était|est|étions|sommes) {_MANY} (?:enfants|frères|gosses|gamins|à la maison)"
     rf"|\b(?:ai|avais?t?|a|eu|avait|avaient|avons) (?:eu )?{_MANY} (?:frères|sœurs|soeurs|garçons)\b"
     rf"|(?:famille|fratrie) de {_MANY}\b"
     r"|(?:\w+ième|derni(?:er|ère)|aînée?|cadette?|benjamine?) (?:d[’']une (?:famille|fratrie)|de la fratrie))",
     FAMILY, 2),
    ("cree creer fonde fonda monte",
     rf"\b(?:créé|fondé|monté|lancé|co-?fondé) (?:avec \w+ )?(?:une?|les?|la|l[’']|mon|ma|notre|cette?) ?(?:[\wéè-]+ )?"
     rf"{_CIRCLE}\b|\b{_CIRCLE} (?:que|qu[’']) ?(?:j[’']|nous |on |il |elle |je l[’'])?(?:ai|avais?|avons|a|avait|ont)"
     r" (?:créée?|fondée?|montée?|lancée?|présidée?)\b|\b(?:co-?)?fond(?:ateur|atrice) d", PATH, 3),
    ("tete candi liste prese",
     r"\b(?:tête de liste|candidate? (?:à|aux|au)\b|me (?:re)?présente (?:aux?|à la|pour)|(?:sur|mené|conduit) (?:la|sa"
     r"|notre|ma|une) liste\b)", ROLE, 3),
    ("speci",
     r"\b(?:(?:ai|avais|a|avait|ayant) (?:(?:une|ma|sa|comme|pour|aussi) )+spécialité|(?:ma|sa) spécialité\b"
     r"|(?:suis|étais|est|était|être|s[’']est|sont) (?:très |aussi |plutôt )?spécialisée?s? (?:dans|en|sur))", PATH, 3),
    ("tour",
     r"\b(?:un|mon|notre|leur|son) (?:\w+ )?tour (?:de |du |d[’'])(?:France|monde|Europe|Afrique|Amérique|Asie|Bretagne"
     r"|Corse|Méditerranée|la (?:France|région|planète|Terre))\b", EVENT, 3),
    ("derni premi",
     r"(?:,|–|-) ?(?:derni(?:er|ère)|premi(?:er|ère)) [\wéèêàç-]{4,} (?:de |du |des |d[’']|à )", UNIQUE, 3),
)  # fmt: skip
