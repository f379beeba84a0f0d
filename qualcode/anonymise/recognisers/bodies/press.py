"""The regional press and local stations: their names are ordinary words, and they tell a region."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

# titles of France, Belgium, Switzerland, Quebec, Britain and Ireland, folded, no article
_WRITTEN = """
ouest france; nouvelle republique; nouvelle republique du centre ouest; voix du nord; nord eclair;
nord littoral; courrier picard; paris normandie; ardennais; est eclair; est republicain;
republicain lorrain; vosges matin; dernieres nouvelles d alsace; alsace; bien public;
journal de saone et loire; progres; dauphine libere; dauphine; messager; montagne; populaire du centre;
echo republicain; berry republicain; journal du centre; yonne republicaine; republique du centre;
courrier de l ouest; maine libre; presse ocean; telegramme; tregor; penthievre; poher; sud ouest;
charente libre; dordogne libre; republique des pyrenees; eclair des pyrenees; depeche; depeche du midi;
midi libre; independant; centre presse; petit bleu; nouvelle republique des pyrenees; provence; var matin;
nice matin; marseillaise; corse matin; presse de la manche; manche libre; eveil de la haute loire;
eveil normand; echo du berry; voix du jura; pays roannais; pays briard; quotidien de la reunion;
journal de l ile; france antilles; depeche de tahiti; nouvelles caledoniennes; avenir; derniere heure;
nouvelle gazette; meuse; vers l avenir; libre belgique; voix de l est; nouvelliste; liberte;
quotidien jurassien; impartial; express; arcinfo; tribune de geneve; vingt quatre heures; soleil;
acadie nouvelle; journal de quebec; journal de montreal; yorkshire post; evening chronicle; northern echo;
press and journal; courier; western mail; daily post; evening post; evening news; argus; echo; gazette;
herald; sentinel; mercury; irish news; belfast telegraph; derry journal; connacht tribune; kerryman;
examiner; observer
"""
_TITLES = frozenset(" ".join(title.split()) for title in _WRITTEN.split(";"))
_HEADS = frozenset(title.split()[0] for title in _TITLES)
_LONGEST = 6
_ARTICLES = words("le la l les the")
# what says that a paper is meant
_MEDIA = (
    "journal", "article", "presse", "photo", "publi", "papier", "reporta", "une", "parl", "lu", "lire",
    "interview", "portrait", "abonn", "annonce", "paper", "newspaper", "headline", "reporter", "printed",
    "read", "column", "story", "picture", "editor",
)  # fmt: skip
_IN = ("dans", "in")
_NEAR, _CLOSE = 12, 6
_ENGLISH_ALONE = words("courier argus echo gazette herald sentinel mercury examiner observer")


def find(reading: Reading) -> Iterator[Candidate]:
    """Titles of the regional press where a paper is meant: after “dans”, or near an article or a photo."""
    for i in reading.where(_HEADS):
        last = _end(reading, i)
        written = reading.no_capitals or reading.is_capital(i)
        if last is None or not written or not _is_meant(reading, i, last):
            continue
        first = i - 1 if i > 0 and _has_article(reading, i) else i
        reason = Message("newspaper of a region")
        yield reading.candidate(first, last, IdentifierKind.ORGANISATION, Tier.REVIEW, reason)
    for i in reading.where(_ON_AIR) if reading.settings.language != "en" else ():
        first, last = _station_start(reading, i), _station_end(reading, i)
        if first < last and not reading.lexicon.is_kept(reading.joined(first, last)):
            reason = Message("organisation: “{cue}”", cue=reading.words[i])
            yield reading.candidate(first, last, IdentifierKind.ORGANISATION, Tier.REVIEW, reason)


# what the names of stations are made with: Sud Radio, Cap FM, Télé Bocage
_ON_AIR = words("fm tv radio tele television webradio")
_WHAT_KIND = words(
    "locale locales associative associatives libre libres publique nationale regionale pirate"
)
_MOST_WORDS, _AIRED_ON = 2, words("sur ecoute ecoutait ecouter ecoutez chez a pour de")


def _station_start(reading: Reading, i: int) -> int:
    """The first word of the name that “radio” or “FM” stands in or ends."""
    first = i
    while first > 0 and i - first < _MOST_WORDS and _is_of_station(reading, first - 1, first):
        first -= 1
    if first == i or not reading.no_capitals:
        return first
    return first if reading.before(first) in _AIRED_ON else i


def _station_end(reading: Reading, i: int) -> int:
    """The last word of the name: “radio” with no article leads on to it, “FM” to its land."""
    last, bare = i, reading.before(i) in _AIRED_ON and reading.is_tight(i)
    named = reading.folds[i] in ("fm", "tv") or reading.is_capital(i) or bare
    while (
        named
        and last - i < _MOST_WORDS
        and last + 1 < len(reading)
        and not (reading.no_capitals and (last > i or reading.folds[i] in ("fm", "tv")))
        and _is_of_station(reading, last + 1, last + 1)
        and (reading.folds[i] != "tv" or last + 1 not in reading.kept)
        and (not reading.no_capitals or bare)
    ):
        last += 1
    return last


def _is_of_station(reading: Reading, k: int, gap: int) -> bool:
    form = reading.folds[k]
    if (
        not reading.is_tight(gap)
        or reading.is_small_word(k)
        or form in _WHAT_KIND | _ARTICLES | _ON_AIR
    ):
        return False
    if reading.no_capitals:
        return form.isalpha() and len(form) > len("fm")
    return reading.is_capital(k) and not (k < gap and reading.opens[k] and reading.is_ordinary(k))


def _end(reading: Reading, i: int) -> int | None:
    """The last word of the longest title that begins at ``i``."""
    best = i if reading.folds[i] in _TITLES else None
    form = reading.folds[i]
    for k in range(i + 1, min(i + _LONGEST, len(reading))):
        if not reading.is_tight(k):
            break
        form = f"{form} {reading.folds[k]}"
        if form in _TITLES:
            best = k
    return best


def _has_article(reading: Reading, i: int) -> bool:
    written = reading.is_capital(i - 1) or reading.no_capitals
    return reading.is_tight(i) and reading.folds[i - 1] in _ARTICLES and written


def _is_meant(reading: Reading, first: int, last: int) -> bool:
    if last > first and reading.folds[first] not in ("nouvelle", "sud", "petit"):
        return True
    article = reading.before(first) in _ARTICLES
    cue = reading.before(first, 2) if article else reading.before(first)
    if not article and last == first:
        return False
    english = reading.folds[first] in _ENGLISH_ALONE
    if english != (reading.settings.language == "en") and last == first:
        return False
    near = reading.folds[max(0, first - _NEAR) : first] + reading.folds[last + 1 : last + _NEAR]
    told = any(form.startswith(_MEDIA) for form in near)
    if last == first and reading.no_capitals:
        close = reading.folds[max(0, first - _CLOSE) : first]
        return cue in ("dans", "de") and any(form.startswith(_MEDIA) for form in close)
    return told or cue in _IN
