"""English words younger than the dictionary, or said and hardly written: they name nobody."""

from __future__ import annotations

from qualcode.anonymise.vocabulary.vocabulary import words

NEWER = words(
    # trades that end in -tech, computing
    "fintech edtech medtech agtech agritech cleantech greentech insurtech regtech proptech legaltech foodtech femtech",
    "adtech martech govtech deeptech blockchain blockchains hackathon hackathons hackerspace makerspace makerspaces",
    "backend frontend fullstack devops dataset datasets dataviz signup signups dropdown popup popups tooltip codebase",
    "codebases refactor refactored refactoring bootcamp bootcamps microservice microservices serverless plugin plugins",
    "addon addons changelog localhost wireframing ux ui timeboxing chromebook chromebooks smartboard smartboards",
    "smartwatch touchscreen touchscreens powerpoints flipchart flipcharts mindmap roadmap roadmaps",
    "onboarding onboarded",
    "offboarding hotdesk hotdesking",
    # what is said and done online
    "selfies emoji emojis gifs livestream livestreams livestreamed livestreaming screenshotted youtuber youtubers",
    "tiktoker retweet retweets retweeted unfollow paywall clickbait doomscrolling cyberbullying cyberbullied sexting",
    "catfished catfishing ransomware deepfake deepfakes bingewatch crowdfund crowdfunded crowdfunding showrunner",
    "fanfiction cosplay cosplayer cosplayers esports couchsurfing airbnbs ubers rideshare ridesharing satnavs dashcam",
    # who people are, and what is done to them
    "neurodivergent neurodivergence neurodiverse neurodiversity neurotypical neurotypicals genderqueer genderfluid",
    "misgendered misgendering deadname deadnamed transphobia transphobic biphobia islamophobia islamophobic",
    "intersectionality gaslighting gaslighted mansplaining translanguaging codeswitching positionality",
    "autoethnography salutogenic mixedrace inreach dropin roleplay roleplays brexiteer brexiteers remainer remainers",
    # health and care
    "paeds anaes comorbidity comorbidities multimorbidity telecare teletherapy alzheimers parkinsons adhd",
    "neurodevelopmental dysregulated dysregulation psychoeducation biopsychosocial defib betablocker betablockers",
    "benzos mdma oxycontin longcovid ppe superspreader antivax antivaxxer antivaxxers vaxxer vaxxers vaxxed vape vapes",
    "vaped vaping vaper vapers childminding foodbank foodbanks",
    # home, food, sport, the land
    "ebike ebikes escooter campervan campervans airfryer airfryers upvc hivis kombucha sudoku crossfit parkrun",
    "paintballing paddleboarding kitesurf bmx ziplining zipline segway upcycle upcycled upcycling rewild rewilded",
    "agroecology aquaponics biodigester biochar",
    # as it is spoken
    "coulda woulda shoulda musta oughta useta lotsa hafta arenae werenae hissen mesen oursen yoursen theirsen nup yiz",
    "yez yerself meself caint mammaw granpa granma youngun younguns brekkie tobaccy",
)
