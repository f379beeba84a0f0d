"""Where the labels of speakers stand in a text that still holds them, whatever the layout."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from qualcode.anonymise.folding import fold
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.role_words import ROLES
from qualcode.model import Span

# what transcribers call those who speak, beside the words for a calling
SPEAKING = words(
    "ecoutant ecoutante animateur animatrice moderateur moderatrice intervenant intervenante locuteur locutrice",
    "participant participante enquete enquetee homme femme voix inconnu inconnue repondant repondante",
    "chercheur chercheuse observateur observatrice interviewee respondent speaker moderator facilitator",
    "researcher unknown voice man woman tous plusieurs all several groupe group enq int inv intv loc",
    "speakers voices spk participants interviewers interviewees respondents informant informants narrator investigator",
    "male female men women person people individual child children boy girl adult member members caller callers host",
    "guest panelist panellist attendee presenter recorder transcriber videographer cameraman translator interpreter",
    "historian iv ie ivr inaudible channel crosstalk voiceover examiner assistant everyone everybody both crowd",
    "locuteurs intervenants participants hommes femmes enfant enfants personne personnes garcon fille adulte membre",
    "aidant aidante aidants aidantes benevole benevoles beneficiaire resident residente usager usagere carer volunteer",
    "audience auditeur auditrice traducteur traductrice interprete inaudible canal piste public salle assemblee",
)
# what a program or a hand adds where it knows no name: Unidentified Male, Voix non identifiée 2
_NAMELESS = words(
    "unidentified unnamed unspecified anonymous new another other next first second third fourth fifth main lead",
    "multiple many various mixed overlapping simultaneous older elderly younger young old automated recorded",
    "oral additional background off on camera screen offscreen offcamera focus non female male single same different",
    "inconnus inconnues inconnu inconnue identifie identifiee identifies identifiees anonyme anonymes masculin",
    "masculine feminin feminine autre autres nouveau nouvelle nouvel premier premiere second seconde deuxieme",
    "troisieme jeune jeunes age agee principal principale hors champ off ensemble",
)
_SP = "[ \t\u00a0\u202f]"
_TIME = r"[\[(<]?\d{1,2}[:h.]\d{2}(?:[:.]\d{2})?(?:[.,]\d+)?[\])>]?"
_HEAD = rf"{_SP}*(?:\d{{1,4}}[.)]?{_SP}+)?(?:{_TIME}[ \t–-]*)?[*_<\[]{{0,3}}"
# “KUHN:”, “[00:12] KUHN (laughs):”, “**Kuhn**: ”, “12 Kuhn [00:12]:”, “Kuhn (ENQ) :” with who that is
_BEFORE_COLON = re.compile(
    rf"{_HEAD}([^\W\d_][\w.’' -]{{0,40}}?)[*_>\]]{{0,3}}{_SP}*"
    rf"(?:[(\[](?:([A-Z]{{2,5}}|[Ee]nq|[Ii]nt|[Ii]nv|[Ii]ntv|[Ll]oc)\.?|[^)\]\n]{{1,25}})[)\]])?[*_>\]]{{0,3}}"
    rf"{_SP}*(?::[*_]{{0,3}}(?=\s)|\t)",
)
# “M. M. — …”, “Q. …”, “KUHN. …”: a label before a dash; a letter or a word in capitals and its stop
_BEFORE_DASH = re.compile(
    rf"{_SP}*(?:{_TIME}{_SP}*)?((?:[^\W\d_][\w’'-]{{0,20}}\.?[ \u00a0]?){{1,3}}?){_SP}*[—–-](?=\s)",
)
_BEFORE_STOP = re.compile(rf"{_SP}*([^\W\d_]|[^\W\d_a-zà-ÿ]{{3,20}})\.(?=[ \u00a0])")
# “Marta Kuhn 0:12” on a line of its own, as meeting software writes it
_BESIDE_TIME = re.compile(
    rf"{_SP}*(?:{_TIME}{_SP}+([^\W\d_][\w.’'-]*(?: [\w.’'-]+){{0,3}})"
    rf"|([^\W\d_][\w.’'-]*(?: [\w.’'-]+){{0,3}}){_SP}+{_TIME}){_SP}*(?=\n|$)",
)
# “Unknown Speaker 0:12 And so…”, the turn on the line of its label and time
_THEN_TIME = re.compile(
    rf"{_SP}*([^\W\d_][\w.’'-]*(?: [\w.’'-]+){{0,2}}?){_SP}+\d{{1,2}}:\d{{2}}(?::\d{{2}})?{_SP}+(?=\S)"
)
# “[Kuhn] …”, “[Enq.] …”
_IN_BRACKETS = re.compile(rf"{_SP}*\[([^\W\d_][\w.’' -]{{0,40}}?)\](?=[ \u00a0])")
# “Unidentified Male > …”, “Speaker #2, 0:12 …”, “Voice 3” on its own line: before any sign, where it names nobody
_NOBODY = re.compile(
    rf"(?:<v |[ \t\u00a0\u202f([<>\]*_|,.:–-]|\d{{1,4}}[] .,):])*([^\W\d_]+(?:[ _#-]{{0,2}}[^\W_]+){{0,4}}?)"
    rf"(?={_SP}*(?:[:;|>)\]\t\n]|[–—-]\s|\.\s|$|[,([<]?{_SP}*\d{{1,2}}[:h.]\d{{2}}))"
)
# “… deux ans STE: et toi INF2: moi…”: turns that were run together
_INLINE = re.compile(r"(?<=[\s>])([A-Z]{1,5}\d{0,2})[ \u00a0]?:(?=\s)")
_LINES = re.compile(r"\n")
_SIGN = re.compile(r"[:\t—–]|- |\d[h.]\d")  # one of which every layout holds but the last two
_LEAST, _LEAST_STOPPED, _LONGEST = 2, 3, 90
_PARTS = re.compile(r"[^\W\d_]+|\d+")
_ENDS = " .’'-\u00a0"


def labels_of(text: str) -> list[Span]:
    """The labels that come again at the head of lines: their words alone, in order."""
    heads = [0, *(match.end() for match in _LINES.finditer(text))]
    signed = [head for head in heads if _SIGN.search(text, head, head + _LONGEST)]
    found = _repeated(text, signed, (_BEFORE_COLON, _BEFORE_DASH, _BESIDE_TIME, _THEN_TIME), _LEAST)
    found += _repeated(text, heads, (_BEFORE_STOP, _IN_BRACKETS), _LEAST_STOPPED)
    nobody = (_NOBODY.match(text, head) for head in heads)
    found += [
        span for match in nobody if match for span in _labels(match) if _is_nobody(span.cut(text))
    ]
    inside = [Span(*match.span(1)) for match in _INLINE.finditer(text)]
    found += _told_again(text, [one for one in inside if text[one.end - 1].isdigit()], _LEAST)
    found += _told_again(text, inside, _LEAST_STOPPED)
    return sorted(set(found), key=lambda span: span.start)


def _repeated(
    text: str, heads: list[int], layouts: tuple[re.Pattern[str], ...], least: int
) -> list[Span]:
    matches = (layout.match(text, head) for layout in layouts for head in heads)
    spans = [span for match in matches if match for span in _labels(match)]
    return _told_again(text, spans, least)


def _told_again(text: str, spans: list[Span], least: int) -> list[Span]:
    counts = Counter(fold(span.cut(text)) for span in spans)
    return [span for span in spans if counts[fold(span.cut(text))] >= least]


def is_nameless(forms: Sequence[str]) -> bool:
    """Whether folded words are what a speaker without a name is called: Speaker 2, Unidentified Male."""
    said = [form for form in forms if len(form) > 1 and not form.isdigit()]
    return not SPEAKING.isdisjoint(said) and all(
        form in SPEAKING or form in _NAMELESS or form in ROLES for form in said
    )


def _is_nobody(label: str) -> bool:
    """Whether a label of two words or with a number names nobody: it need not come again to be one."""
    forms = _PARTS.findall(fold(label))
    return len(forms) > 1 and is_nameless(forms)


def _labels(match: re.Match[str]) -> Iterator[Span]:
    """The label a match holds, up to the end of its last word, and the sigle in brackets behind it."""
    for start, end in match.regs[1:]:
        if start >= 0:
            yield Span(start, start + len(match.string[start:end].rstrip(_ENDS)))
