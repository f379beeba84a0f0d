"""Words that no name without capitals begins with are passed over, and none that a recogniser would find."""

from __future__ import annotations

import random

from qualcode.anonymise.identifiers import DetectionSettings
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.recognisers.no_capitals.first_words import NEVER_FIRST, first_words
from qualcode.anonymise.recognisers.no_capitals.names import found_at
from qualcode.anonymise.vocabulary import words
from qualcode.engines.lexicon import ShippedLexicon

from .conftest import MarkedText

LEADING = sorted(
    words(
        "chez les des frères à de en la le au du d'armand s'appelle appelait monsieur madame ma fille mon frère rue",
        "mairie fils et dit venu habite vers sur dans l'ain called the at in from with my sister, said street company,",
        "association, born lived near",
    )
)


def test_no_recogniser_finds_a_name_where_none_is_asked(
    interviews: tuple[MarkedText, ...], lexicon: ShippedLexicon
) -> None:
    """As the words stand, in any order, and among words that lead on to names."""
    for interview in interviews:
        said, chance = interview.text.lower().split(), random.Random(interview.name)
        shuffled = chance.sample(said, len(said))
        led = [chance.choice(LEADING) if chance.random() < 0.2 else word for word in said]
        settings = DetectionSettings(interview.language, no_capitals=True)
        never = NEVER_FIRST if interview.language == "fr" else frozenset()
        for text in (said, shuffled, led):
            reading = Reading(" ".join(text), lexicon, settings)
            passed = set(range(len(reading))) - set(first_words(reading))
            assert len(passed) > len(reading) / 2, interview.name
            for i in passed:
                assert reading.folds[i] in never or found_at(reading, i) is None, text[
                    i - 2 : i + 3
                ]
