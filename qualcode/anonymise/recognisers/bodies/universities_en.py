"""Universities by their bare name: at Wesleyan, a degree from Rice, she went to Smith and he to Brown."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

# nobody and nothing else goes by these where one studies
_CLEAR = words(
    "yale harvard princeton stanford cornell dartmouth vassar wellesley barnard radcliffe swarthmore haverford",
    "oberlin",
    "amherst wesleyan bowdoin middlebury tufts brandeis rutgers purdue vanderbilt emory tulane drexel lehigh",
    "lafayette",
    "bucknell skidmore colgate fordham hofstra adelphi caltech georgetown morehouse spelman fisk tuskegee",
    "grambling",
    "loyola depaul marquette northwestern carleton macalester grinnell kenyon denison antioch pomona pitzer",
    "claremont",
    "occidental pepperdine berkeley villanova creighton baylor clemson gonzaga juilliard bennington oxbridge",
    "girton",
    "newnham balliol goldsmiths birkbeck mcgill dalhousie concordia monash macquarie radley makerere wits ibadan",
    "annapolis sandhurst cranwell dartington dickinson gettysburg davidson furman sewanee clark muhlenberg",
    "moravian",
    "bryn-mawr gallaudet tougaloo talladega dillard hunter queens pratt brandeis cooper duquesne carnegie",
)
# also a person, a colour, a tree: there only where somebody studies
_ALSO_WORDS = words(
    "brown rice duke penn temple union howard hampton xavier reed whitman scripps parsons simmons wheaton smith",
    "bard",
    "bates williams hamilton pace drew elon drake tufts columbia trinity imperial kings queens hampshire",
    "goddard ball",
    "wake lawrence knox lake colby wells mills clark hunter cooper davidson berry wofford dean sage bentley",
    "stevens",
    "emerson lesley cooper hobart union spring american catholic webster butler rider",
)
_DOUBTFUL = words("clark hunter queens cooper moravian carnegie davidson lafayette wits")
_AT = words("at to from into attended through for attend attending")
_STUDYING = words(
    "graduate graduated graduating degree degrees studied study studying student students professor professors",
    "phd ba",
    "bachelor bachelors masters major majored majoring scholarship freshman sophomore dorm campus fellowship",
    "tenure",
    "undergraduate undergrad postdoc faculty taught teaching doctorate doctoral thesis admitted applied accepted",
    "enrolled enrol enroll college university alumni alumna alumnus lectured lecturer semester tuition seminar",
    "dissertation physics chemistry mathematics economics philosophy law medicine engineering",
)
_STOPS = (".", ",", ";", "?", "!", ")", ":", "—", "–")
_NEAR = 14
_REASON = Message("university by its bare name")


def find(reading: Reading) -> Iterator[Candidate]:
    """Each university said without “university”."""
    if reading.settings.language != "en":
        return
    places = reading.where(_CLEAR | _ALSO_WORDS)
    named = {i for i in places if reading.folds[i] in _CLEAR - _DOUBTFUL}
    for i in places:
        if not _is_alone(reading, i):
            continue
        led = reading.before(i) in _AT and reading.is_tight(i)
        linked = reading.before(i) in ("and", "or", "then", "of")
        near = range(i - _NEAR, i + _NEAR + 1)
        studied = not _STUDYING.isdisjoint(reading.folds[max(0, i - _NEAR) : i + _NEAR + 1])
        if i in named:
            ends = reading.gap_after(i).strip()[:1] in _STOPS and not reading.opens[i]
            told = led or ((ends or linked) and (studied or not reading.no_capitals))
        else:
            told = led and (studied or any(k in named for k in near if k != i))
            told = told and not (reading.no_capitals and reading.folds[i] in reading.determined)
        if told:
            yield reading.candidate(i, i, IdentifierKind.ORGANISATION, Tier.REVIEW, _REASON)


def _is_alone(reading: Reading, i: int) -> bool:
    """Whether word ``i`` is written as a name and no part of a longer one: neither Mr Brown nor Rice Street."""
    if i in reading.in_labels or not (reading.is_capital(i) or reading.no_capitals):
        return False
    k = i + 1
    if reading.no_capitals:
        return reading.after(i) not in reading.vocabulary.streets
    beside = k < len(reading) and reading.is_tight(k) and reading.is_capital(k)
    before = i > 0 and reading.is_tight(i) and reading.is_capital(i - 1)
    before = before and not reading.opens[i - 1]
    owned = reading.after(i) == "s"
    return not (beside or before or owned)
