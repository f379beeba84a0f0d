"""French turns of phrase that single somebody out: word beginnings, pattern, reason, weight."""

from __future__ import annotations

from qualcode.anonymise.recognisers.context.reasons import (
    COUNT,
    DEATH,
    EVENT,
    FAMILY,
    HEALTH,
    LANDMARK,
    ORIGIN,
    PATH,
    ROLE,
    TRAINING,
    UNIQUE,
    WrittenCue,
)

_N = (
    r"(?:\d[\d .\u00a0\u202f]+|une? (?:dizaine|vingtaine|trentaine|quarantaine"
    r"|cinquantaine|soixantaine|centaine) d[e’']|(?:(?:deux|trois|quatre|cinq|six|sept|huit|neuf)"
    r"[ -](?:cents?|mille)|onze|douze|quinze|vingt|trente|quarante|cinquante|soixante|cent"
    r"|mille)(?:[ -](?:mille|cents?|et|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix"
    r"|vingts?))*)"
)
_I = (
    r"(?:je suis|j[’']?étais|j[’']ai été|on est|on était|nous sommes|nous étions|c[’']est"
    r"|c[’']était|il est|elle est|il était|elle était|suis)"
)
_KIN = (
    r"(?:mari|femme|épouse|époux|père|mère|frère|sœur|soeur|fils|fille|conjointe?|compagne"
    r"|compagnon|beau-père|belle-mère|beau-frère|belle-sœur|oncle|tante|grand-père"
    r"|grand-mère|cousine?|copine|copain|parents|enfants?)"
)

FRENCH_CUES: tuple[WrittenCue, ...] = (
    ("seul premi derni uniqu jeune vieux vieil ancie",
     rf"\b{_I} (?:\w+ ){{0,2}}(?:les?|la|l[’']) ?(?:tout[es]* |plus )?(?:seule?s?|premi(?:er"
     rf"|ère)s?|derni(?:er|ère)s?|unique|jeune|vieux|vieille|ancienn?e?)\b(?! (?:fois|chose"
     rf"|problème|solution|moment|question))", UNIQUE, 4),
    ("seul premi derni",
     r"(?:\b(?:les?|la) |(?<=[.!?] ))(?:seule?s?|premi(?:er|ère)s?|derni(?:er"
     r"|ère)s?) (?:[\w’'-]+ ){0,5}(?:à (?!la |l’|l'|chaque|cause)\w+(?:er|ir|re|oir)\b"
     r"|du (?:département|canton|coin|village|secteur|pays|foyer|lycée|collège|diocèse|quartier)"
     r"|de (?:la (?:commune|région|promo|ville|cité|vallée|famille)|l[’'](?:île|école|hôpital"
     r"|ouest|est))|en France"
     r"|qui (?:ait|a|ai)\b)", UNIQUE, 3),
    ("presi treso maire adjoi conse elu elue coord refer fonda deleg maitr doyen porte "
     "pompi genda milit prefe deput senat champ arbit jure exper chef direc notai",
     r"\b(?:je suis|j[’']étais|j[’']ai été|je suis devenue?|on m[’']a nommée?|élue?|nommée?"
     r"|il est|elle est|mari est|femme est|il était|elle était|en tant que"
     r"|ancien(?:ne)?) (?:\w+ )?(?:(?:le|la|l[’']|un|une|ancien|ancienne|aussi"
     r"|vice) ?-?)?(?:président|trésori|maire\b|adjointe?\b|conseill(?:er|ère) (?:mun|dép"
     r"|rég|gén)|élue?s?\b|coordinat|référente?\b|fondat|déléguée?\b|maître de|maîtresse de"
     r"|doyen|porte-parole|pompier|gendarme|militaire|préfet|député|sénat|champion|arbitre"
     r"|juré|expert|chef de|directeur|directrice|notaire|chef d[’'])", ROLE, 3),
    ("cance tumeu vih sida malad scler handi diabe epile polya endom burn depre arret "
     "hospi opere diagn suivi serop bipol autis infar avc fauss accid acci souff",
     r"\b(?:j[’']ai (?:eu|fait|fini|frôlé|failli faire)|j[’']étais en"
     r"|j[’']ai été (?:arrêtée?|hospitalisée?|opérée?|en arrêt)|on m[’']a (?:opérée?"
     r"|diagnostiqu\w+)|je (?:souffre|suis (?:suivie?|séropositi|diabétique|bipolaire"
     r"|dépressi|malade|handicap|autiste))|j[’']ai (?:un|une|le|la) (?=cancer|tumeur|VIH"
     r"|sida|maladie|sclérose|handicap|diabète|épilepsie|polyarthrite"
     r"|endométriose))[^,.;!?\n]{0,40}", HEALTH, 4),
    ("burn depre cance tenta serop fauss leuce infar avc alcoo desin autis triso scler",
     r"\b(?:burn[ -]?out|dépression nerveuse|cancer (?:du|de|des)|tentative de suicide"
     r"|séropositi\w+|fausse couche|leucémie|infarctus|AVC|alcoolique"
     r"|cure de désintoxication|autiste|trisomique|sclérose en plaques)\b", HEALTH, 2),
    ("mari femme epous epoux pere mere frere soeur fils fille conjo compa beau belle oncle "
     "tante grand cousi copin paren enfan",
     rf"\b(?:[Mm]on|[Mm]a|[Ss]on|[Ss]a|[Mm]es"
     rf"|[Nn]os?) {_KIN}(?:[^.!?\n]{{0,25}}?)(?:,? ?(?:il|elle|qui))? (?:est|était|travaille"
     rf"|travaillait|bosse|tient|tenait|a été|sont|étaient|a (?:repris|ouvert"
     rf"|monté)) (?!(?:là|pas|plus|mort|morte|contente?|d[’']accord|venue?|partie?s?|parfois"
     rf"|bien|un peu|très|trop|ça)\b)", FAMILY, 2),
    ("enfan fille garco fils gamin gosse petit jumea jumel veuf veuve divor accue eleve "
     "maman mere pere adopt",
     r"\bj[’']ai (?:un|une|deux|trois|quatre|cinq|six|sept|huit|\d+) (?:enfants?|filles?"
     r"|garçons?|fils|gamins?|gosses|petits-enfants)\b|\b(?:jumeaux|jumelles|veu(?:f|ve)"
     r"|divorcée?|famille d[’']accueil|élève seule?|maman solo|mère célibataire"
     r"|père célibataire|adopté)\b", FAMILY, 2),
    ("patie habit eleve salar hecta vache brebi chevr betes laiti truie lits resid adher "
     "benev accou licen emplo logem ruche menag inscr place",
     rf"\b{_N} ?(?:\w+ )?(?:patients?|habitants?|élèves|salariés|hectares|vaches|brebis"
     rf"|chèvres|bêtes|laitières|truies|lits|résidents?|adhérents|bénévoles|accouchements"
     rf"|licenciés|emplois|logements|ruches|ménages|inscrits|places)\b(?! (?:par|à la) )", COUNT, 2),
    ("passe artic repor photo portr journ press nom plain exam garde proce prud conse "
     "grev greve",
     r"\b(?:pass[ée]e?s? (?:à la télé|au journal|dans le|à la radio|en correctionnelle"
     r"|aux assises)|(?:article|reportage|photo|portrait) (?:\w+ ){0,3}(?:dans|sur|avec"
     r"|de moi)|(?:en|à la) une d[eu’']|dans (?:le journal|la presse)|ma photo|mon nom dans"
     r"|porté plainte|mis en examen|garde à vue|procès|prud[’']hommes|conseil de discipline"
     r"|grève de la faim)\b", EVENT, 3),
    ("suici pendu defen immol noye noyee tue tuee assas poign agres licen menac condam "
     "conda expul cambr viol viole mute mutee incen inond noyad fusil avala effon pris "
     "coupe arrac",
     r"\b(?:s[’']est (?:suicidée?|pendue?|défenestrée?|immolée?|noyée?|tuée?)"
     r"|a été (?:assassin|poignard|agress|licenci)\w+|j[’']ai été (?:agress|licenci|menac"
     r"|condamn|expuls|cambriol|viol|mut[ée])\w*|incendie|inondation|noyade|fusillade"
     r"|avalanche|effondrement|m[’']a (?:pris|coupé|arraché) )", EVENT, 3),
    ("these memoi major prix medai laure conco depar promo regio champ recor decor",
     r"\b(?:ma thèse|mon mémoire|(?:directeur|directrice) de (?:ma |mon )?(?:thèse|mémoire)"
     r"|major de|prix (?:de|du|d[’'])|médaille|lauréate?|(?:premi|deuxi|troisi)\w+ (?:du"
     r"|de la|au) (?:concours|département|promo|région)|champion|record|décorée?)\b", TRAINING, 3),
    ("origi refug sans apatr homos lesbi trans conve pieux prati jehov franc detenu prison malgr maçon macon",
     r"\b(?:d[’']origine|réfugiée?|sans-papiers|apatride|homosexuel\w*|lesbienne|transgenre"
     r"|converti[e ]|musulmane? pratiquant|juif pratiquant|témoin de Jéhovah|franc-maçon"
     r"|ancien détenu|fait de la prison|malgré-nous)", ORIGIN, 3),
    ("etais avant etait ancie",
     r"\b(?:[Aa]vant,? (?:ça )?j[’']étais|j[’']ai été (?!la |le |là|très|bien|un peu"
     r"|surpris|choqu|contente?|arrêt|formé)\w+ (?:pendant |\w+[ -]?\w* ans)"
     r"|dans une autre vie|(?:il|elle|je|j[’'])? ?(?:était|étais) (?:[a-zéèç-]+(?:eur|euse"
     r"|ier|ière|ien|ienne|iste|ère|logue|aire|ant|ante|onne|on) )|anciens? (?:\w+(?:eur"
     r"|ier|iste|ien|aire)|visiteuse|infirmière|légionnaire|militaire))", PATH, 1),
    ("aussi egale aille conna sait su recon polon russe arabe portu turc breto basqu alsac angla oreil",
     r"\b(?:je suis (?:aussi|également|d[’']ailleurs) (?:les?|la|l[’']|une?)|tout le monde (?:me|nous) connaît"
     r"|tout le monde (?:sait|a su) que c|on (?:me|nous) reconnaît|à parler (?:polonais"
     r"|russe|arabe|portugais|turc|breton|basque|alsacien|anglais)|j[’']avais son oreille)", UNIQUE, 3),
    ("face cote derri dessu pied",
     r"\b(?:juste )?(?:en face|à côté|derrière|au-dessus|au pied) (?:de la|du|de l[’']"
     r"|d[’']à côté) ?(?:gare|mairie|église|caserne|poste|pharmacie|château|cimetière|stade"
     r"|école|boulangerie|prison|cathédrale|phare|pont)\b", LANDMARK, 2),
    (
        "celle celui ancie",
        r"\b(?:(?:je suis|c[’']est moi) (?:celle|celui) qui|ancienn?e? (?:ministre|député|sénat|préf"
        r"|maire|joueu|champion|évêque|diplomate|avocat|juge|commissaire|procureur))",
        UNIQUE,
        3,
    ),
    (
        "empor prise pris tue tuee tues ecras renve foudr brule enlev etran retro dispa",
        r"\b(?:(?:emporté|écrasé|renversé|foudroyé|brûlé|enlevé|étranglé|fauché)e?s? par"
        r"|prise?s? par (?:la|les|une?) (?:marée|vague|avalanche|flammes|courant|machine)"
        r"|tuée?s? (?:devant|sur|par|dans|à)|retrouvée?s? (?:mort|pendu|noyé)e?s?)",
        DEATH,
        4,
    ),
    (
        "mort morte decede tue tuee perdu noye enter coup lame coute point blesse doigt",
        r"\b(?:(?:mon|ma|mes|son|sa|un|une|le|la) [\w-]+(?: \w+)? (?:est|était|sont"
        r"|a été) (?:mort|décéd|tué|retrouvé)\w*|il est mort|elle est morte"
        r"|on l[’']a (?:jamais )?(?:retrouvé|enterré)\w*|coup de (?:lame|couteau|feu|fusil)"
        r"|points? de suture|perdu (?:mon|ma|un|une) (?:\w+ )?(?:mari|femme|père|mère|fils"
        r"|fille|enfant|bébé|doigt|œil|jambe|frère|sœur))",
        DEATH,
        3,
    ),
    (
        "prison disci garde barre tribu faute sanct renvo",
        r"\b(?:fait de la prison|(?:commission|conseil) de discipline|passée? (?:devant"
        r"|au) (?:le )?tribunal|faute (?:grave|professionnelle)|sanctionnée?|blâme"
        r"|mise? à pied|renvoyée? (?:du|de))\b",
        EVENT,
        3,
    ),
    (
        "chien berge cheva chat ruche motos colle equip natio jouai joue",
        r"\b(?:équipe de France|en équipe nationale|joué (?:en|au) (?:pro|national)"
        r"|sélection nationale|collectionn\w+|j[’']ai (?:\w+ ){1,2}(?:chiens|bergers|chevaux"
        r"|chats|motos|ânes|lamas))\b",
        PATH,
        3,
    ),
)  # fmt: skip
