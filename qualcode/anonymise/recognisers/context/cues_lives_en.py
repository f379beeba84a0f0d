"""English turns of phrase for what few lives hold: illnesses, brothers and sisters by number, titles, small places."""

from __future__ import annotations

from qualcode.anonymise.recognisers.context.reasons import (
    COUNT,
    DEATH,
    FAMILY,
    HEALTH,
    ORIGIN,
    PATH,
    ROLE,
    TRAINING,
    UNIQUE,
    WrittenCue,
)

_NUMBER = (
    r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)"
)
_ILLNESS = (
    r"(?:my?eloma|leuk(?:a?e)mia|lymphoma|melanoma|parkinson[’']?s|alzheimer[’']?s|huntington[’']?s|crohn[’']?s"
    r"|multiple sclerosis|motor neurone?|als|lupus|sickle cell|cystic fibrosis|muscular dystrophy|cerebral palsy|polio"
    r"|tuberculosis|t\.?b\.?|malaria|meningitis|epilepsy|haemophilia|hemophilia|black lung|silicosis|asbestosis"
    r"|mesothelioma|emphysema|dialysis|transplant|amputat\w+|schizophrenia|psychosis|ptsd|anorexia|bulimia"
    r"|brain tumou?r"
    r"|aneurysm|spina bifida|down[’']?s syndrome|dwarfism|albino|hepatitis|aids|sepsis|colostomy|chemo\w*)"
)
LIVES_EN: tuple[WrittenCue, ...] = (
    ("myelo melom leuke leuka lymph melan parki alzhe hunti crohn multi motor als lupus sickl cysti muscu cereb polio "
     "tuber tb malar menin epile haemo hemop black silic asbes mesot emphy dialy trans amput schiz psych ptsd anore "
     "bulim brain aneur spina down dwarf albin hepat aids sepsi colos chemo",
     rf"\b{_ILLNESS}\b", HEALTH, 4),
    ("broth siste child kids girls boys sons daugh grand great famil sibli",
     rf"\b(?:{_NUMBER} (?:brothers|sisters|boys|girls|sons|daughters|siblings)\b[^.;!?\n]{{0,14}}\b(?:and|one"
     rf"|{_NUMBER})"
     rf" (?:{_NUMBER} |one )?(?:brothers?|sisters?|boys?|girls?|sons?|daughters?)"
     rf"|(?:family|one|youngest|eldest|oldest|second|third|middle) of (?:the )?{_NUMBER}\b"
     rf"|{_NUMBER} (?:great[- ])?grand(?:children|kids|sons|daughters)"
     rf"|{_NUMBER} (?:of us )?(?:children|kids|siblings)\b)", FAMILY, 3),
    ("one first only few last",
     r"\bone of (?:the|only) (?:first|only|last|few|two|three|four|five|original|very few|very first|founding)\b"
     r"|\b(?:the )?(?:very )?first (?:\w+ )?(?:woman|man|black|female|girl|boy|person|family|group|class|one|lady"
     r"|native"
     r"|african|asian|indian|jew\w*|catholic|muslim|chinese|white)\b[^.;!?\n]{0,40}\b(?:to|that|who|in|ever|at|on)\b"
     rf"|\bonly (?:about )?(?:one|{_NUMBER}|a (?:few|handful)|a couple) (?:of (?:us|them)|(?:\w+ )?(?:women|men"
     rf"|girls|boys"
     r"|families|kids|children|students|people|doctors|teachers|black \w+))\b", UNIQUE, 4),
    ("queen king princ miss champ captai valed salut prize medal ribbo troph schol",
     r"\b(?:may ?day|may|prom|homecoming|carnival|harvest|beauty|rodeo|dairy|festival|rose) (?:queen|king|princess)"
     r"|\bmiss (?-i:[A-Z])\w+ (?:19|20|county|state)\w*|\b(?:first|second|grand|top|blue[- ]ribbon) (?:prize|place"
     r"|ribbon)"
     r"|\b(?:gold|silver|bronze) medal\w*|\b(?:full|athletic|football|basketball|rhodes|fulbright) scholarship"
     r"|\b(?:valedictorian|salutatorian|head (?:girl|boy)|all[- ](?:american|state|ireland))\b", TRAINING, 3),
    ("missi minis pasto preac rabbi imam nun monk pries deaco sherif sheri mayor judge senat congr counc alder alderm "
     "comman admir major colon captai warde conso forem found owner edito",
     r"\b(?:was|is|were|became|been|as|[’']s|m) (?:a |an |the |our |their )?(?:\w+ ){0,2}?(?:missionary|minister"
     r"|pastor"
     r"|preacher|rabbi|imam|nun|monk|priest|deacon(?:ess)?|sheriff|mayor|judge|senator|congress(?:man|woman)"
     r"|council(?:man"
     r"|woman|lor)|alderman|commander|admiral|colonel|warden|midwife|bootlegger|moonshiner|lighthouse keeper|hangman"
     r"|undertaker|chieftain|chief of police|fire chief|union president|postmaster|postmistress|harbou?r ?master"
     r"|station ?master|foreman|matron|headmaster|headmistress|superintendent)\b", ROLE, 3),
    ("villa town hamle islan popul schoo classr",
     r"\b(?:village|town|hamlet|island|settlement|place|parish|community) (?:of|with) (?:only |about |maybe |just )?"
     r"(?:\d[\d,]*|a hundred|(?:two|three|four|five|six|seven|eight|nine) (?:hundred|thousand)|\w+ty) (?:people|souls"
     r"|houses|families|inhabitants)|\bpopulation (?:of|was|is) (?:about )?[\d\w]+"
     r"|\bone[- ]room(?:ed)? school\w*", COUNT, 3),
    ("full half part quart",
     r"\b(?:full|half|part|quarter)[- ](?:blood(?:ed)? )?(?:indian|native|cherokee|navajo|sioux|metis|m[aā]ori"
     r"|aboriginal|jewish|black|white|irish|italian|german|polish|chinese|japanese|mexican|hawaiian)\b", ORIGIN, 3),
    ("speec stutt stamm imped defor limp squin clubf hunch glass woode one blind deaf wheel crutc harel cleft",
     r"\b(?:speech impediment|stutter\w*|stammer\w*|deformed|a (?:bad )?limp|squint|club ?foot|hunchback|glass eye"
     r"|wooden leg|one (?:arm|leg|eye|hand)|(?:was|is|went|born|[’']s) (?:\w+ )?(?:blind|deaf)|wheelchair|crutches"
     r"|hare ?lip|cleft)\b", HEALTH, 3),
    ("killed drown died murde shot suici hange burned lost accid explo fell crush",
     r"\b(?:my|his|her|our|their) (?:[\w’'-]+ ){0,2}(?:was|were|got|had been|had|died|drowned|lost|fell)"
     r" (?:\w+ ){0,2}(?:killed|murdered|drowned|suddenly|suicide|hanged|shot|crushed|electrocuted|burned|in (?:a|an"
     r"|the)"
     r" (?:\w+ ){0,2}(?:accident|explosion|fire|flood|crash|mine|war|wreck|bombing|raid))\b", DEATH, 3),
    ("conve monas semin novic novit illeg borde refug inter prison camp depor exile smugg escap defec strik black",
     r"\b(?:crossed the border|came (?:over )?illegally|refugee camp|internment|interned|prison(?:er)? camp"
     r"|prisoner of war"
     r"|concentration camp|deported|smuggled|escaped from|defected|blacklisted|stateless|political prisoner|in exile"
     r"|orphanage|foundling|workhouse|reform(?:atory| school)|convent|monastery|seminary"
     r"|novitiate|novice|residential school|boarding house of)\b", ORIGIN, 3),
    ("inven paten recor album novel wrote publi compo desig build built",
     r"\b(?:patent(?:ed)?|(?:my|his|her|our|their|a) (?:\w+ )?(?:invention|album|novel|memoir|first book)"
     r"|(?:wrote|published|recorded|released|designed|built|painted) (?:a|an|the|my|his|her"
     r"|our) (?:\w+ ){0,2}(?:book|novel"
     r"|song|album|record|play|opera|hymn|boat|house|church|statue|mural|bridge|program|language|game))\b", PATH, 2),
)  # fmt: skip
