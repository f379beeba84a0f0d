"""English turns of phrase that single somebody out: word beginnings, pattern, reason, weight."""

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

_WHO = (
    r"(?:I was|I am|I[’']m|I[’']ve been|we were|we are|we[’']re|she was|he was|she[’']s"
    r"|he[’']s)"
)
ENGLISH_CUES: tuple[WrittenCue, ...] = (
    ("only first last young oldes sole one",
     rf"\b{_WHO} (?:\w+ ){{0,2}}the (?:only|first|last|youngest|oldest|sole|one who"
     rf"|one that)\b", UNIQUE, 4),
    ("only first last young oldes",
     r"\bthe (?:only|first|last|youngest|oldest) (?:\w+ ){0,5}(?:to|in the|of the|who"
     r"|of \w+)\b", UNIQUE, 2),
    ("break cance depre strok demen burn misca tumor tumou diabe hiv ms surge heart addic "
     "overd anxie disab autis recov bipol signe",
     r"\b(?:I had|I[’']ve had|I got|I was (?:diagnosed|signed off|hospitali)"
     r"|I[’']m (?:recovering|diabetic|bipolar|autistic|HIV)|(?:my|his"
     r"|her) \w+(?:[’']s)? (?:got|has|had)) [^,.;!?\n]{0,25}(?:breakdown|cancer|depression"
     r"|stroke|dementia|burn|miscarriage|tumou?r|diabetes|HIV|MS\b|surgery|heart|addict"
     r"|overdose|anxiety|disab|autis)\w*", HEALTH, 4),
    ("break burn misca suici stabb shoot overd still demen",
     r"\b(?:breakdown|burn[ -]?out|miscarriage|suicid\w+|stabbing|shooting|overdose"
     r"|stillb\w+|dementia)\b", HEALTH, 2),
    ("husba wife partn mothe fathe mum mom dad broth siste son daugh uncle aunt grand "
     "midwi nurse teach solic docto farme postm under light",
     r"\b(?:[Mm]y|[Hh]is|[Hh]er) (?:husband|wife|partner|mother|father|mum|mom|dad|brother"
     r"|sister|son|daughter|uncle|aunt|grandfather|grandmother)(?:[’']s| is| was| works"
     r"| worked| ran| runs| owns|, \w+, (?:is|was)) (?:a|an|the|in|as|at)\b"
     r"|\bshe[’']s a (?:\w+ )?(?:midwife|nurse|teacher|solicitor|doctor|farmer)"
     r"|\b(?:postmistress|undertaker|lighthouse)\b", FAMILY, 2),
    ("kids child daugh sons boys girls twins tripl singl widow divor foste adopt young "
     "eldes oldes",
     r"\b(?:(?:one|two|three|four|five|six|seven|eight|nine) (?:kids|children|daughters"
     r"|sons|boys|girls)|twins|triplets|single (?:mother|mum|mom|dad|parent)|widow(?:er"
     r"|ed)?|divorced|foster|adopted|youngest of|eldest of|oldest of)\b", FAMILY, 2),
    ("patie stude pupil kids resid cows sheep ewes acres hecta beds staff emplo membe "
     "famil peopl",
     r"\b(?:\d[\d,]*|(?:\w+teen|\w+ty(?:-\w+)?|ten|eleven|twelve|(?:two|three|four|five|six"
     r"|seven|eight|nine|a) hundred)) (?:\w+ )?(?:patients|students|pupils|kids on"
     r"|residents|cows|sheep|ewes|acres|hectares|beds|staff|employees|members|families"
     r"|people in the)\b", COUNT, 2),
    ("paper news telly tv radio name photo pictu evide court crown inque tribu arres sued "
     "sacke evict depor",
     r"\b(?:in the (?:paper|papers|news|local paper)|on the (?:telly|TV|news|radio)"
     r"|with my (?:name|photo|picture) (?:on|in)|my (?:photo|picture|name) (?:was |is )?in"
     r"|gave evidence|went to court|Crown Court|inquest|tribunal|arrested|sued|sacked"
     r"|evicted|deported)\b", EVENT, 3),
    ("award prize medal thesi disse phd valed top won year",
     r"\b(?:won the|award for|awarded|prize|medal|my thesis|my dissertation|my PhD"
     r"|valedictorian|top of the class|of the Year)\b", TRAINING, 3),
    ("princ head mayor chair presi treas secre capta found direc counc gover postm",
     r"\bI[’']m (?:the )?(?:deputy |vice |former |assistant )?(?:principal|head ?teacher"
     r"|mayor|chair|chairman|chairwoman|president|treasurer|secretary|captain|founder"
     r"|director|councillor|governor)\b|\bI was (?:the |a )?(?:mayor|chair|president"
     r"|postman|councillor|founder|captain)", ROLE, 3),
    ("direc coord gover mayor sheri super princ head chair presi secre treas found cofou comma ambas consu chief dean "
     "provo curat condu bisho rabbi chanc deput chart advis",
     r"\b(?:director|coordinator|governor|mayor|(?:deputy )?sheriff|superintendent|principal|head|chair(?:man|woman)?"
     r"|president|secretary|treasurer|co-?founder|founder|commander|ambassador|consul|chief|dean|provost|curator"
     r"|conductor|bishop|rabbi|chancellor|(?:original |charter |founding )+members?)\b[^.;!?\n]{0,25}? (?:of|for|at|in)"
     r" (?:the|a|an|our|my|his|this|small|[A-Z]\w+|\w+ (?:for|in))\b", ROLE, 4),
    ("wrote compo inven disco desig build built friend perso",
     r"\b(?:wrote|composed|invented|discovered|designed) the (?:music|song|words|anthem|book|first|plans|hymn)\b"
     r"|\b(?:personal|close|great) friends? of\b", UNIQUE, 3),
    ("refug asylu undoc came gay lesbi trans conve offen time leave trave black asian "
     "musli femal woman man",
     r"\b(?:refugee|asylum|undocumented|came out as|gay|lesbian|transgender"
     r"|convert(?:ed)? to|ex-offender|did time|care leaver|Traveller community"
     r"|only (?:Black|Asian|Muslim|gay|female|male|woman|man))\b", ORIGIN, 3),
    ("befor used forme one knows knew",
     r"\b(?:[Bb]efore that I was|I used to be|in a former life|I was the one who"
     r"|everyone knows me|everybody knew it was)\b", PATH, 2),
    ("churc schoo stati post chape pub court barra castl",
     r"\b(?:across from|opposite|next to|behind|round the corner from) the (?:church"
     r"|station|school|post office|chapel|pub|courthouse|barracks|castle)\b", LANDMARK, 2),
    (
        "who polic queen king",
        r"\b(?:I was|I[’']m|I am|she was|he was) the \w+ who\b|\bwrote to the (?:Queen|King)"
        r"|\bto the police (?:station|office)\b",
        UNIQUE,
        3,
    ),
    (
        "lost burie bury died die passe kille drown found finge wound shot sober aa drink",
        r"\b(?:(?:I|we) (?:lost|buried) (?:my|two|three|one|him|her|our|a|\w+,)|(?:died"
        r"|die) of it|never found (?:him|her|them)|(?:was|were|got) (?:killed|drowned|shot"
        r"|stabbed)|(?:husband|wife|son|daughter|mother|father|brother|sister|mom|mum"
        r"|dad) (?:died|passed|was killed)|years sober|got me into AA|drinking (?:pretty|very"
        r"|too))\b",
        DEATH,
        3,
    ),
    (
        "scien fair state natio captai team playe champ",
        r"\b(?:science fair|state (?:champion|final)|national team|played for|captain of"
        r"|world champion)\b",
        TRAINING,
        2,
    ),
)  # fmt: skip
