"""The words of time that several recognisers of dates share."""

from __future__ import annotations

from qualcode.anonymise.reading.number_words import UNITS_EN

SPELLED_BELOW_100_EN = (
    rf"(?:forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:{UNITS_EN}))?"
    rf"|(?:oh|nought|aught)[- ](?:{UNITS_EN})"
)
FEAST_OF_ANY_YEAR_FR = (
    r"(?:p[âa]ques|pentec[ôo]te|ascension|assomption|toussaint|no[ëe]l|cendres|rameaux|[ée]piphanie|chandeleur"
    r"|action de gr[âa]ces?|saint[es]?[- ]\w+|gras|saint|sainte|carnaval|ramadan|a[ïi]d|tabaski|kippour|hanoukka"
    r"|f[êe]te nationale|f[êe]te[- ]dieu|f[êe]te du travail)"
)
FEAST_OF_ANY_YEAR_EN = (
    r"(?:christmas|xmas|easter|ramadan|eid(?:[- ]\w+)?|sallah|diwali|onam|passover|lent|advent|thanksgiving"
    r"|hallowe[’']?en|hogmanay|whitsun|pentecost|corpus christi|mardi gras|candlemas|martinmas"
    r"|the twelfth|michaelmas|lammas|carnival|new year(?:[’']?s)?|purim|hanukkah|holi|vesak|nowruz"
    r"|pongal|vaisakhi|matariki|juneteenth|(?:mother|father|valentine)[’']?s day|shavuot|sukkot|muharram|shawwal|tet)"
)
