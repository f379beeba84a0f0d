"""What each measure of saturation is called, rests on, assumes, and when not to use it."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.wording import Message

FEW = 10
"""Under so many interviews every estimate is told to be wide."""


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a measure wherever it is printed."""

    name: Message
    unit: Message
    source: str
    assumes: Message
    not_when: Message


_CODES = Message("codes")
_SHARE = Message("fraction, 0 to 1")
_INTERVIEW = Message("interviews, in order")
_ORDER = Message("The interviews in the order given; another order gives another answer.")
_ALIKE = Message(
    "Interviews are independent and each code has the same chance in each: purposive sampling and "
    "a codebook still changing break this."
)
_NOT_FEW = Message("Fewer than 10 interviews, or a codebook that still changes.")
_NOT_END = Message(
    "While interviews are chosen for being different, or the codebook still changes."
)

NOTES: dict[str, Note] = {
    "new_codes": Note(
        Message("New codes per interview"),
        _CODES,
        "Guest, Bunce & Johnson 2006",
        _ORDER,
        Message("As proof that nobody else would say anything new."),
    ),
    "cumulative": Note(
        Message("Codes known after each interview"),
        _CODES,
        "Guest, Bunce & Johnson 2006",
        _ORDER,
        Message("As proof that nobody else would say anything new."),
    ),
    "guest_2020": Note(
        Message("Base size, run length, threshold"),
        Message("interview after which the rule is met + interviews that show it"),
        "Guest, Namey & Chen 2020",
        _ORDER,
        _NOT_END,
    ),
    "francis_2010": Note(
        Message("Initial sample and stopping criterion"),
        _INTERVIEW,
        "Francis et al. 2010",
        Message("Both numbers were fixed before the first interview; the order is the one given."),
        Message("When the numbers were chosen after looking."),
    ),
    "hennink_2017": Note(
        Message("Code saturation, and near saturation at 90%"),
        _INTERVIEW,
        "Hennink, Kaiser & Marconi 2017; Squire et al. 2024",
        Message("The codes found in all are all there is: it looks back, it predicts nothing."),
        Message("To decide whether to stop; it says nothing of what a code means."),
    ),
    "weller_2018": Note(
        Message("New codes per interview at the end of the mean curve"),
        _CODES,
        "Weller et al. 2018",
        _ALIKE,
        _NOT_FEW,
    ),
    "tran_2016": Note(
        Message("Probability that the next interview brings something new"),
        _SHARE,
        "Tran, Porcher, Falissard & Ravaud 2016",
        Message("The interviews done stand for those to come; their order does not count."),
        _NOT_FEW,
    ),
    "permutations": Note(
        Message("The same interviews in other orders"),
        _CODES,
        "Guest, Namey & Chen 2020",
        Message("Any order could have happened: not true where interviews followed from others."),
        Message("When later interviews were chosen for what earlier ones said."),
    ),
    "chao2": Note(Message("Chao2"), _CODES, "Chao 1987", _ALIKE, _NOT_FEW),
    "chao2_bias_corrected": Note(
        Message("Chao2, bias-corrected"), _CODES, "Chao 2005", _ALIKE, _NOT_FEW
    ),
    "jackknife1": Note(
        Message("First-order jackknife"), _CODES, "Burnham & Overton 1979", _ALIKE, _NOT_FEW
    ),
    "jackknife2": Note(
        Message("Second-order jackknife"), _CODES, "Smith & van Belle 1984", _ALIKE, _NOT_FEW
    ),
    "bootstrap": Note(
        Message("Bootstrap estimate"), _CODES, "Smith & van Belle 1984", _ALIKE, _NOT_FEW
    ),
    "ice": Note(
        Message("Incidence-based coverage estimate"), _CODES, "Lee & Chao 1994", _ALIKE, _NOT_FEW
    ),
    "completeness": Note(
        Message("Codes seen among those estimated"), _SHARE, "Chao 1987", _ALIKE, _NOT_FEW
    ),
    "coverage": Note(Message("Good-Turing coverage"), _SHARE, "Chao & Jost 2012", _ALIKE, _NOT_FEW),
    "rarefaction": Note(
        Message("Codes expected of fewer interviews"),
        _CODES,
        "Colwell, Mao & Chang 2004",
        _ALIKE,
        _NOT_FEW,
    ),
    "extrapolation": Note(
        Message("Codes expected after more interviews"),
        _CODES,
        "Colwell et al. 2012",
        _ALIKE,
        Message("Past twice the interviews done."),
    ),
    "expected_new": Note(
        Message("New codes expected of the next interviews"),
        _CODES,
        "Chao, Colwell, Lin & Gotelli 2009",
        _ALIKE,
        Message("Past twice the interviews done."),
    ),
    "interviews_needed": Note(
        Message("Interviews for a coverage"),
        Message("interviews in all"),
        "Chao & Jost 2012",
        _ALIKE,
        Message("Past twice the interviews done."),
    ),
}
