"""What people did that others remember: media, courts, gifts, feats, crowds. French and English."""

from __future__ import annotations

from qualcode.anonymise.recognisers.context.reasons import (
    COUNT,
    DEATH,
    EVENT,
    HEALTH,
    PATH,
    ROLE,
    TRAINING,
    UNIQUE,
    WrittenCue,
)

_PERSON_OR_BODY = (
    r"(?:\w+(?:eur|euse|ier|ière|ien|ienne|iste|aire|ante?|trice|ogue)|maître|maîtresse|femme|homme"
    r"|fille|garçon|gars|gamine?|élève|prêtre|curé|commune|école|classe|village|ferme|équipe|club"
    r"|famille|couple|mariage|médaille|noire?|arabe|étrang\w+)s?"
)
_UNITS = (
    r"(?:ans?|euros?|francs?|minutes?|heures?|mois|semaines?|jours?|kilomètres?|mètres?|kilos?|pour"
    r"|personnes?|fois|degrés?|centimes?|balles|secondes?|et|à|ou|de|du|la|le|par)"
)
_MANY = (
    r"(?:onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cent"
    r"|deux cents)"
)

FRENCH_ACTS: tuple[WrittenCue, ...] = (
    ("nom parra marra", r"\b(?:porte|portent|portait|a pris|donné) mon (?:pré)?nom\b|\bà mon nom\b"
     r"|\b(?:suis|est|c[’']est|était) (?:le |la |son |sa |mon |ma |leur )?(?:parrain|marraine)\b", UNIQUE, 3),
    ("premi derni", r"\b(?:premi(?:er|ère)|derni(?:er|ère))s? (?:de la liste|du classement|prise?s?|reçue?s?|admise?s?"
     r"|classée?s?|au classement)\b", TRAINING, 3),
    ("commu villa ville quart monde canto cite ile",
     r"\b(?:tout(?:e)? (?:le|la|l[’']) ?(?:commune|village|ville|quartier|canton|cité|île|région)) (?:le |la |me "
     r"|nous |en |s[’']en |l[’'])?(?:sait|a su|connaît|connait|souvient|parle|a parlé|rigole|a ri)", UNIQUE, 3),
    ("seul seule premi derni",
     rf"\b(?:les?|la) (?:seule?s?|premi(?:er|ère)s?|derni(?:er"
     rf"|ère)s?) {_PERSON_OR_BODY} (?:\w+ )?(?:d[e’']|du|des"
     r"|à|qui|en|que|cette|dans)\b", UNIQUE, 3),
    ("celle celui moi",
     r"\b(?:c[’']est (?:moi|nous)(?: et [\w ]{1,20})? qui (?:ai|av|conduis|port|ten|l[’']|les?|la"
     r"|me|nous|suis)"
     r"|(?:je suis|c[’']était) (?:celle|celui) (?:qui|à qui|dont))", UNIQUE, 2),
    # an office of a body that is not named beside it
    ("direc presi provi doyen super secre redac deleg respo",
     r"\b(?:(?:le|la|l[’']|notre|mon|ma|devenue?|nommée?|élue?) ?(?:(?:directeur|directrice|président|présidente"
     r"|proviseure?|doyenn?e?|supérieure?|rédact(?:eur|rice) en chef|secrétaire générale?)"
     r" (?:de l[a’'] ?|du |des |d[’'])(?![\w-]+ (?:de |du |des |d[’'])?(?-i:[A-ZÀ-Ý]))|mère supérieure)"
     r"|(?:président|secrétaire|délégué|responsable|directeur|directrice)e?"
     r" (?:départemental|régional|national|fédéral|cantonal|diocésain)e?)", ROLE, 3),
    ("handi aveug sourd muet boite bossu manch unija",
     r"\bune? [\w-]+ (?:handicapée?|aveugle|sourde?|muette?|boiteu\w+|bossue?|manchote?|unijambiste)\b", UNIQUE, 3),
    ("etais suis etait", r"\bdont (?:j[’']étais|je suis|il était|elle était) (?:le|la|l[’']) ?\w+", ROLE, 3),
    ("tour film docum emiss repor clip video portr inter page filme photo chans livre",
     r"\b(?:fait le tour (?:d[’'u]|de l)|(?:fait|tourné|sorti|écrit) (?:un|une|le"
     r"|la) (?:\w+ )?(?:film|documentaire"
     r"|émission|reportage|clip|vidéo|portrait|chanson|livre)|(?:m|nous|l)[’' ]?(?:a|ont) (?:filmé"
     r"|interviewé"
     r"|photographié)|en première page|à la une|(?:dans|à la fin d[ue]) (?:le |ce )?(?:film|clip"
     r"|documentaire|livre)"
     r"|ma (?:photo|tête) (?:dans|sur|en))", EVENT, 3),
    ("relax acqui cour tribu assis procu gardes plain proce juge",
     r"\b(?:(?:été |était )?(?:relaxé|acquitté|condamné)e?s?\b|cour d[’'](?:appel|assises)"
     r"|(?:passée?s?|passés|allée?s?"
     r"|gagné|perdu|convoquée?s?) (?:\w+ ){0,3}(?:au|devant le|contre) tribunal|gardes? à vue"
     r"|(?:porté|déposé) plainte"
     r"|gagné (?:le|mon|son|notre) procès|procès (?:contre|pour|de)"
     r"|plainte,? (?:\w+ ){0,3}contre)", EVENT, 3),
    ("encha accro barri alleg allon coucha couch grimp plant occup manif barra greve tracto",
     r"\b(?:(?:s[’']est|me suis|nous sommes|se sont|s[’']était) (?:enchaîn|accroch|allong|barricad"
     r"|couch|grimp|ligot"
     r"|dénud|déshabill|jet)\w*|(?:occupé|bloqué|envahi|démonté) (?:la|le|l[’'])|grève (?:de|du|a"
     r"|des) (?:\w+ )?(?:19|20)?\w+"
     r"|dans la benne|sur le toit)", EVENT, 3),
    ("fonde cree monte inven bati sauve recup legue donne laiss cede offer lance decou",
     r"\b(?:(?:ai|a|avons|avait|ont|as) (?:\w+ )?(?:fondé|inventé|bâti|légué|sauvé"
     r"|découvert) (?:les?|la|l[’']|une?|son|sa|mon|ma|notre)"
     r"|(?:ai|a|avait|ont|avons) (?:donné|laissé|cédé|légué|offert|vendu) (?:son|sa|leur|mon|ma"
     r"|notre|le|la|les) (?:château"
     r"|maison|ferme|terres?|terrain|grange|fortune|boutique|appartement|chambre|domaine|bois"
     r"|tables?|registres?)"
     r"|(?:avons|ai|a|ont) récupéré (?:les?|la|l[’']))", PATH, 3),
    ("nuit jour atten explo catas tempe marche maree fuite accid dramet drame",
     r"\b(?:(?:la nuit|le jour|le soir|le matin) (?:du|de la|des|de l[’'])(?! (?:matin|soir|jour"
     r"|lendemain|rendez|visite"
     r"|semaine|entretien))|attentat|explosion|catastrophe|marée noire|drame d[eu’'])", EVENT, 2),
    ("offic aumon ambas minis consu evequ legio parti resis harki champ dipl chauf garde pilot capit",
     r"\b(?:est|était|été|suis|étais|fut|comme|mari|père|mère|oncle|frère) (?:un |une |le |la "
     r"|l[’'])?(?:officier|aumônier"
     r"|ambassad\w+|ministre|consul|évêque|légionnaire|résistante?|harki|diplomate|pilote"
     r"|garde du corps|chauffeur d[ue]"
     r"|garde-chasse|bourreau|sacristain|sonneu\w+|fossoyeur)\b", ROLE, 2),
    ("semai mois nuits",
     r"\b(?:semaines?|mois|nuits?|jours|ans) (?:dans|avec|sur|chez|sous) (?:une?|les?|la|l[’']|mon"
     r"|ma|des)\b", PATH, 2),
    ("accou naiss ne nee nes jumea",
     r"\b(?:accouch\w+ (?:dans|sur|à la|d[’']une?|toute seule|seule)|(?:est|suis"
     r"|sont) née?s? (?:dans|sur|pendant|au milieu)"
     r"|naissance (?:dans|sur|au milieu))\b", HEALTH, 3),
    ("onze douze treiz quato quinz seize vingt trent quara cinqu soixa cent chacu",
     rf"\b{_MANY}(?:[ -]\w+)?(?<!ans) (?!{_UNITS}\b)[a-zéèêàç]{{4,}}s\b(?:,? (?:chacune?|à moi"
     rf"|en tout|dans le dossier"
     r"|sur le|avec un|pour une?))", COUNT, 3),
    ("surno appel diseu dise",
     r"\b(?:(?:on|tout le monde|ils|les gens) (?:m|l|nous)[’' ]?(?:appelle|appelait|appelaient"
     r"|surnomm\w+)|mon surnom"
     r"|son surnom|c[’']est mon nom sur)", PATH, 1),
    ("sonne servi porte chant danse dansa joue jouai condu pilot dresse dompt soign",
     r"\b(?:j[’']ai|il a|elle a|on a|nous avons) (?:servi|sonné|porté|chanté|dansé|conduit|dressé"
     r"|dompté|enterré|marié)"
     r" (?:pour |devant |avec |chez )?(?:le |la |les |l[’']|un |une |deux |trois |quatre |cinq "
     r"|six |sept |huit |neuf |dix )", PATH, 2),
    ("medai decor prefe legio honne palme meril",
     r"\b(?:(?:préfet|ministre|président|évêque|maire) (?:m|nous|l)[’' ]?(?:a|avait|ont) (?:donné"
     r"|remis|décoré|reçu|écrit"
     r"|serré)|légion d[’']honneur|palmes académiques|mérite agricole)", EVENT, 3),
)  # fmt: skip

ENGLISH_ACTS: tuple[WrittenCue, ...] = (
    ("lady woman man girl boy lad lass couple famil",
     r"\b(?:the|that) (?:lady|woman|man|girl|boy|lad|lass|couple|family) (?:with|from) the \w+\b", UNIQUE, 3),
    ("short longe young oldes bigge small talle faste",
     r"\b(?:am|was|is|were|are|[’'](?:m|s|re)) the (?:shortest|longest|youngest|oldest|biggest|smallest|tallest"
     r"|fastest)\b|\bthe (?:shortest|longest)[- ]\w+(?:ing|ed)\b", UNIQUE, 3),
    ("only",
     r"\bonly (?:one )?\w+ (?:in|of|on) (?:the whole|the entire|the (?:county|state|country|village|valley|parish"
     r"|town|scheme|estate)|our (?:village|street|town))\b", UNIQUE, 3),
    ("photo pictu statu portr", r"\b(?:photo\w*|picture|portrait|painting|statue) of (?:me|us|him|her|my)\b", EVENT, 3),
    ("remov struc banne suspe voted expel thrown",
     r"\b(?:removed (?:me|him|her) (?:as|from)|struck off|banned (?:me|him|her|from)|suspended (?:me|him|her|from"
     r"|for)|voted (?:me|him|her) (?:out|off)|expelled (?:me|him|her|from)|thrown out of)\b", EVENT, 3),
    ("coffi hears body laid grave",
     r"\b(?:coffin|hearse|(?:his|her|my \w+[’']s|their) body (?:home|back)|laid (?:him|her|them) out"
     r"|dug (?:his|her|the) grave)\b", DEATH, 3),
    ("one woman man lad girl lady lass chap guy",
     r"\b(?:was|is|were|[’']s|[’']m|am|me) (?:one of )?the (?:one|woman|man|lad|lass|girl|boy|lady"
     r"|chap|guy) (?:with|who|that"
     r"|whose|from the)\b", UNIQUE, 3),
    ("queen king princ pope presi prime duke duche royal minis",
     r"\b(?:cooked|sang|played|met|danced|spoke|performed|curtsied|wrote|shook hands|had tea"
     r"|marched) (?:\w+ )?(?:for|with"
     r"|to|before)? ?(?:the )?(?:Queen|King|Prince|Princess|Pope|President|Prime Minister"
     r"|First Minister|Duke|Duchess)\b"
     r"|\b(?:Queen|King|Prince|Princess|Duke|Pope) (?:\w+ )?(?:came|opened|visited|gave|met"
     r"|wrote)\b", EVENT, 4),
    ("radio tv telly bbc look front cover page poste mats photo pictu film docum mural statu plaqu",
     r"\b(?:(?:up |was |were |been |got )on (?:the )?(?:Radio|TV|BBC|ITV|Channel|Look|radio|telly"
     r"|television)|front"
     r" (?:page|of (?:the|every) \w+)|on the (?:cover|poster|beer ?mats|plaque)|(?:my|her|his"
     r"|our) (?:picture|photo"
     r"|face|name) (?:on|in) (?:the|a)|in th(?:at|e) (?:photo|picture|film)|made a film"
     r"|the (?:mural|statue|plaque))\b",
     EVENT, 3),
    ("left gave inher",
     r"\b(?:left (?:us|me|him|her|them|it all|everything|the (?:house|farm|money)) (?:the|his|her|a"
     r"|to|everything)"
     r"|left (?:us|me) |gave (?:us|away) (?:his|her|the) (?:house|farm|land)|in (?:his"
     r"|her) will)\b", PATH, 3),
    ("coffi alive disas wreck ship lifeb resc saved explo fire flood blitz bomb",
     r"\b(?:carried the coffin|out alive|(?:mine|pit|\w+) disaster|shipwreck|lifeboat|rescued"
     r"|saved (?:my|his|her|their)"
     r" (?:life|lives)|explosion|burn(?:t|ed) down|blown up)\b", DEATH, 3),
    ("strik walke sat sit chain petit march occup barri took picke campa",
     r"\b(?:on strike|walked out|sit-in|sat down in|chained|occupied|picket|barricad\w+|took (?:the"
     r"|them|us) (?:\w+ )?out"
     r"|led the (?:march|strike)|started the (?:petition|campaign))\b", EVENT, 3),
    ("stood read sang told threw knelt",
     r"\b(?:stood up (?:and|in)|read (?:it|them|me|him|us) (?:the|out|all)|sang (?:at|to"
     r"|for) (?:the|his|her|my)|threw (?:a|an|the))\b",
     EVENT, 2),
    ("us", r"\b(?:there (?:was|were|is|[’']s) (?:only |just )?\w+ of (?:us|them)"
     r"|(?:all )?(?:four|five|six|seven|eight|nine|ten"
     r"|eleven|twelve|thirteen|twenty) of (?:us|them))\b", COUNT, 1),
    ("judge baron dame lord bisho mp colon major offic maste",
     r"\b(?:was|is|were|[’']s|became|been) (?:a|an|the) (?:\w+ ){0,2}(?:judge|baron\w*|bishop|MP"
     r"|colonel|major|admiral"
     r"|ambassador|magistrate|shop steward|sheriff|beekeeper|bell-?ringer|gravedigger)\b", ROLE, 2),
    ("known nickn calle",
     r"\b(?:known (?:round here|locally|to everyone) as|my nickname|everybody (?:called"
     r"|calls) (?:me|him|her)"
     r"|everyone (?:called|calls) (?:me|him|her))\b", PATH, 1),
    ("weeks month night",
     r"\b(?:weeks|months|nights|days) (?:in|on|with|under) (?:a|an|the|my|her|his)\b", PATH, 1),
)  # fmt: skip
