"""The turns of phrase that single somebody out, by class, with how telling each class is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from qualcode.wording import Message

UNIQUE = Message("the only one, the first, the last: to re-read")
ROLE = Message("a post or office few people hold: to re-read")
HEALTH = Message("somebody's health: to re-read")
FAMILY = Message("family or what relatives do: to re-read")
COUNT = Message("a count that singles a place out: to re-read")
EVENT = Message("an event people may remember: to re-read")
TRAINING = Message("training, thesis, prize: to re-read")
ORIGIN = Message("origin, belief or private life: to re-read")
PATH = Message("a singular path: to re-read")
LANDMARK = Message("a landmark: to re-read")


TRIGGER_LENGTH = 5


@dataclass(frozen=True)
class Cue:
    """A pattern, what is said of it to the reader, and its weight (4 most telling)."""

    pattern: re.Pattern[str]
    reason: Message
    weight: int


_N = r"(?:\d[\d .\u00a0\u202f]*|une? (?:dizaine|vingtaine|trentaine|quarantaine|cinquantaine|soixantaine|centaine) d[e’']|(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|soixante|cent|mille)(?:[ -](?:mille|cents?|et|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingts?))*)"  # fmt: skip
_I = r"(?:je suis|j[’']?étais|j[’']ai été|on est|on était|nous sommes|nous étions|c[’']est|c[’']était|il est|elle est|il était|elle était|suis)"
_KIN = r"(?:mari|femme|épouse|époux|père|mère|frère|sœur|soeur|fils|fille|conjointe?|compagne|compagnon|beau-père|belle-mère|beau-frère|belle-sœur|oncle|tante|grand-père|grand-mère|cousine?|copine|copain|parents|enfants?)"

_FRENCH = (
    ("seul premi derni uniqu jeune vieux vieil ancie",
     rf"\b{_I} (?:\w+ ){{0,2}}(?:les?|la|l[’']) ?(?:tout[es]* |plus )?(?:seule?s?|premi(?:er|ère)s?|derni(?:er|ère)s?|unique|jeune|vieux|vieille|ancienn?e?)\b(?! (?:fois|chose|problème|solution|moment|question))", UNIQUE, 4),
    ("seul premi derni",
     r"\b(?:les?|la) (?:seule?s?|premi(?:er|ère)s?|derni(?:er|ère)s?) (?:\w+ ){0,4}(?:à (?!la |l’|l'|chaque|cause)\w+(?:er|ir|re|oir)\b|du (?:département|canton|coin|village|secteur|pays|foyer|lycée|collège)|de (?:la (?:commune|région|promo|ville)|l[’'](?:école|hôpital|ouest|est))|en France|qui (?:ait|a|ai)\b)", UNIQUE, 3),
    ("presi treso maire adjoi conse elu elue coord refer fonda deleg maitr doyen porte pompi genda milit prefe deput senat champ arbit jure exper chef direc notai",
     rf"\b(?:je suis|j[’']étais|j[’']ai été|je suis devenue?|on m[’']a nommée?|élue?|nommée?|il est|elle est|mari est|femme est|il était|elle était|en tant que|ancien(?:ne)?) (?:\w+ )?(?:(?:le|la|l[’']|un|une|ancien|ancienne|aussi|vice) ?-?)?(?:président|trésori|maire\b|adjointe?\b|conseill(?:er|ère) (?:mun|dép|rég|gén)|élue?s?\b|coordinat|référente?\b|fondat|déléguée?\b|maître de|maîtresse de|doyen|porte-parole|pompier|gendarme|militaire|préfet|député|sénat|champion|arbitre|juré|expert|chef de|directeur|directrice|notaire|chef d[’'])", ROLE, 3),
    ("cance tumeu vih sida malad scler handi diabe epile polya endom burn depre arret hospi opere diagn suivi serop bipol autis infar avc fauss accid acci souff",
     r"\b(?:j[’']ai (?:eu|fait|fini|frôlé|failli faire)|j[’']étais en|j[’']ai été (?:arrêtée?|hospitalisée?|opérée?|en arrêt)|on m[’']a (?:opérée?|diagnostiqu\w+)|je (?:souffre|suis (?:suivie?|séropositi|diabétique|bipolaire|dépressi|malade|handicap|autiste))|j[’']ai (?:un|une|le|la) (?=cancer|tumeur|VIH|sida|maladie|sclérose|handicap|diabète|épilepsie|polyarthrite|endométriose))[^,.;!?\n]{0,40}", HEALTH, 4),
    ("burn depre cance tenta serop fauss leuce infar avc alcoo desin autis triso scler",
     r"\b(?:burn[ -]?out|dépression nerveuse|cancer (?:du|de|des)|tentative de suicide|séropositi\w+|fausse couche|leucémie|infarctus|AVC|alcoolique|cure de désintoxication|autiste|trisomique|sclérose en plaques)\b", HEALTH, 2),
    ("mari femme epous epoux pere mere frere soeur fils fille conjo compa beau belle oncle tante grand cousi copin paren enfan",
     rf"\b(?:[Mm]on|[Mm]a|[Ss]on|[Ss]a|[Mm]es|[Nn]os?) {_KIN}(?:[^.!?\n]{{0,25}}?)(?:,? ?(?:il|elle|qui))? (?:est|était|travaille|travaillait|bosse|tient|tenait|a été|sont|étaient|a (?:repris|ouvert|monté)) (?!(?:là|pas|plus|mort|morte|contente?|d[’']accord|venue?|partie?s?|parfois|bien|un peu|très|trop|ça)\b)", FAMILY, 2),
    ("enfan fille garco fils gamin gosse petit jumea jumel veuf veuve divor accue eleve maman mere pere adopt",
     r"\bj[’']ai (?:un|une|deux|trois|quatre|cinq|six|sept|huit|\d+) (?:enfants?|filles?|garçons?|fils|gamins?|gosses|petits-enfants)\b|\b(?:jumeaux|jumelles|veu(?:f|ve)|divorcée?|famille d[’']accueil|élève seule?|maman solo|mère célibataire|père célibataire|adopté)\b", FAMILY, 2),
    ("patie habit eleve salar hecta vache brebi chevr betes laiti truie lits resid adher benev accou licen emplo logem ruche menag inscr place",
     rf"\b{_N} ?(?:\w+ )?(?:patients?|habitants?|élèves|salariés|hectares|vaches|brebis|chèvres|bêtes|laitières|truies|lits|résidents?|adhérents|bénévoles|accouchements|licenciés|emplois|logements|ruches|ménages|inscrits|places)\b", COUNT, 2),
    ("passe artic repor photo portr une journ press nom plain exam garde proce prud conse grev greve",
     r"\b(?:pass[ée]e?s? (?:à la télé|au journal|dans le|à la radio|en correctionnelle|aux assises)|(?:article|reportage|photo|portrait) (?:\w+ ){0,3}(?:dans|sur|avec|de moi)|(?:en|à la) une d[eu’']|dans (?:le journal|la presse)|ma photo|mon nom dans|porté plainte|mis en examen|garde à vue|procès|prud[’']hommes|conseil de discipline|grève de la faim)\b", EVENT, 3),
    ("suici pendu defen immol noye noyee tue tuee assas poign agres licen menac condam conda expul cambr viol viole mute mutee incen inond noyad fusil avala effon pris coupe arrac",
     r"\b(?:s[’']est (?:suicidée?|pendue?|défenestrée?|immolée?|noyée?|tuée?)|a été (?:assassin|poignard|agress|licenci)\w+|j[’']ai été (?:agress|licenci|menac|condamn|expuls|cambriol|viol|mut[ée])\w*|incendie|inondation|noyade|fusillade|avalanche|effondrement|m[’']a (?:pris|coupé|arraché) )", EVENT, 3),
    ("these memoi major prix medai laure conco depar promo regio champ recor decor",
     r"\b(?:ma thèse|mon mémoire|(?:directeur|directrice) de (?:ma |mon )?(?:thèse|mémoire)|major de|prix (?:de|du|d[’'])|médaille|lauréate?|(?:premi|deuxi|troisi)\w+ (?:du|de la|au) (?:concours|département|promo|région)|champion|record|décorée?)\b", TRAINING, 3),
    ("origi refug sans apatr homos lesbi trans conve pieux prati jehov franc detenu prison malgr maçon macon",
     r"\b(?:d[’']origine|réfugiée?|sans-papiers|apatride|homosexuel\w*|lesbienne|transgenre|converti[e ]|musulmane? pratiquant|juif pratiquant|témoin de Jéhovah|franc-maçon|ancien détenu|fait de la prison|malgré-nous)", ORIGIN, 3),
    ("etais avant vie ete etait ancie",
     r"\b(?:[Aa]vant,? (?:ça )?j[’']étais|j[’']ai été (?!la |le |là|très|bien|un peu|surpris|choqu|contente?|arrêt|formé)\w+ (?:pendant |\w+[ -]?\w* ans)|dans une autre vie|(?:il|elle|je|j[’'])? ?(?:était|étais) (?:[a-zéèç-]+(?:eur|euse|ier|ière|ien|ienne|iste|ère|logue|aire|ant|ante|onne|on) )|anciens? (?:\w+(?:eur|ier|iste|ien|aire)|visiteuse|infirmière|légionnaire|militaire))", PATH, 1),
    ("moi conna sait su recon polon russe arabe portu turc breto basqu alsac angla oreil",
     r"\b(?:c[’']est moi qui (?:l|ai|avais)|tout le monde (?:me|nous) connaît|tout le monde (?:sait|a su) que c|on (?:me|nous) reconnaît|à parler (?:polonais|russe|arabe|portugais|turc|breton|basque|alsacien|anglais)|j[’']avais son oreille)", UNIQUE, 3),
    ("face cote derri dessu pied",
     r"\b(?:juste )?(?:en face|à côté|derrière|au-dessus|au pied) (?:de la|du|de l[’']|d[’']à côté) ?(?:gare|mairie|église|caserne|poste|pharmacie|château|cimetière|stade|école|boulangerie|prison|cathédrale|phare|pont)\b", LANDMARK, 2),
)  # fmt: skip

_WHO = r"(?:I was|I am|I[’']m|I[’']ve been|we were|we are|we[’']re|she was|he was|she[’']s|he[’']s)"
_ENGLISH = (
    ("only first last young oldes sole one",
     rf"\b{_WHO} (?:\w+ ){{0,2}}the (?:only|first|last|youngest|oldest|sole|one who|one that)\b", UNIQUE, 4),
    ("only first last young oldes",
     r"\bthe (?:only|first|last|youngest|oldest) (?:\w+ ){0,5}(?:to|in the|of the|who|of \w+)\b", UNIQUE, 2),
    ("break cance depre strok demen burn misca tumor tumou diabe hiv ms surge heart addic overd anxie disab autis recov bipol signe",
     r"\b(?:I had|I[’']ve had|I got|I was (?:diagnosed|signed off|hospitali)|I[’']m (?:recovering|diabetic|bipolar|autistic|HIV)|(?:my|his|her) \w+(?:[’']s)? (?:got|has|had)) [^,.;!?\n]{0,25}(?:breakdown|cancer|depression|stroke|dementia|burn|miscarriage|tumou?r|diabetes|HIV|MS\b|surgery|heart|addict|overdose|anxiety|disab|autis)\w*", HEALTH, 4),
    ("break burn misca suici stabb shoot overd still demen",
     r"\b(?:breakdown|burn[ -]?out|miscarriage|suicid\w+|stabbing|shooting|overdose|stillb\w+|dementia)\b", HEALTH, 2),
    ("husba wife partn mothe fathe mum mom dad broth siste son daugh uncle aunt grand midwi nurse teach solic docto farme postm under light",
     r"\b(?:[Mm]y|[Hh]is|[Hh]er) (?:husband|wife|partner|mother|father|mum|mom|dad|brother|sister|son|daughter|uncle|aunt|grandfather|grandmother)(?:[’']s| is| was| works| worked| ran| runs| owns|, \w+, (?:is|was)) (?:a|an|the|in|as|at)\b|\bshe[’']s a (?:\w+ )?(?:midwife|nurse|teacher|solicitor|doctor|farmer)|\b(?:postmistress|undertaker|lighthouse)\b", FAMILY, 2),
    ("kids child daugh sons boys girls twins tripl singl widow divor foste adopt young eldes oldes",
     r"\b(?:(?:one|two|three|four|five|six|seven|eight|nine) (?:kids|children|daughters|sons|boys|girls)|twins|triplets|single (?:mother|mum|mom|dad|parent)|widow(?:er|ed)?|divorced|foster|adopted|youngest of|eldest of|oldest of)\b", FAMILY, 2),
    ("patie stude pupil kids resid cows sheep ewes acres hecta beds staff emplo membe famil peopl",
     r"\b(?:\d[\d,]*|(?:\w+teen|\w+ty(?:-\w+)?|ten|eleven|twelve|(?:two|three|four|five|six|seven|eight|nine|a) hundred)) (?:\w+ )?(?:patients|students|pupils|kids on|residents|cows|sheep|ewes|acres|hectares|beds|staff|employees|members|families|people in the)\b", COUNT, 2),
    ("paper news telly tv radio name photo pictu evide court crown inque tribu arres sued sacke evict depor",
     r"\b(?:in the (?:paper|papers|news|local paper)|on the (?:telly|TV|news|radio)|with my (?:name|photo|picture) (?:on|in)|my (?:photo|picture|name) (?:was |is )?in|gave evidence|went to court|Crown Court|inquest|tribunal|arrested|sued|sacked|evicted|deported)\b", EVENT, 3),
    ("award prize medal thesi disse phd valed top won year",
     r"\b(?:won the|award for|awarded|prize|medal|my thesis|my dissertation|my PhD|valedictorian|top of the class|of the Year)\b", TRAINING, 3),
    ("princ head mayor chair presi treas secre capta found direc counc gover postm",
     r"\bI[’']m (?:the )?(?:deputy |vice |former |assistant )?(?:principal|head ?teacher|mayor|chair|chairman|chairwoman|president|treasurer|secretary|captain|founder|director|councillor|governor)\b|\bI was (?:the |a )?(?:mayor|chair|president|postman|councillor|founder|captain)", ROLE, 3),
    ("refug asylu undoc came gay lesbi trans conve offen time leave trave black asian musli femal woman man",
     r"\b(?:refugee|asylum|undocumented|came out as|gay|lesbian|transgender|convert(?:ed)? to|ex-offender|did time|care leaver|Traveller community|only (?:Black|Asian|Muslim|gay|female|male|woman|man))\b", ORIGIN, 3),
    ("befor used forme one knows knew",
     r"\b(?:[Bb]efore that I was|I used to be|in a former life|I was the one who|everyone knows me|everybody knew it was)\b", PATH, 2),
    ("churc schoo stati post chape pub court barra castl",
     r"\b(?:across from|opposite|next to|behind|round the corner from) the (?:church|station|school|post office|chapel|pub|courthouse|barracks|castle)\b", LANDMARK, 2),
)  # fmt: skip


@cache
def cues_of(language: str) -> dict[str, tuple[Cue, ...]]:
    """The cues of a language under the word beginnings that call for them.

    A beginning is a folded word cut to ``TRIGGER_LENGTH`` letters: only sentences that hold one are
    searched, which makes the patterns cheap.
    """
    called: dict[str, tuple[Cue, ...]] = {}
    for triggers, pattern, reason, weight in _ENGLISH if language == "en" else _FRENCH:
        cue = Cue(re.compile(pattern, re.IGNORECASE), reason, weight)
        for trigger in triggers.split():
            called[trigger] = (*called.get(trigger, ()), cue)
    return called
