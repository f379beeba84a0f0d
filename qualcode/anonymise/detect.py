"""Detection: text, lexicon and settings go in, candidates come out. No file, no network."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from qualcode.anonymise.headings import without_headings
from qualcode.anonymise.identifiers import Candidate, DetectionSettings, ModelSpan
from qualcode.anonymise.kinds import settle
from qualcode.anonymise.lexicon import Lexicon
from qualcode.anonymise.owners import named_alone
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.shouted import in_small_letters
from qualcode.anonymise.recognisers.ages import (
    aged_fr,
    beside_fr,
    counted_fr,
    generations_en,
    infants_fr,
    rounded_fr,
    spans_en,
    spans_fr,
)
from qualcode.anonymise.recognisers.ages import joints as age_joints
from qualcode.anonymise.recognisers.ages import spoken_fr as spoken_ages_fr
from qualcode.anonymise.recognisers.ages import stated as stated_ages
from qualcode.anonymise.recognisers.ages import told as told_ages
from qualcode.anonymise.recognisers.bodies import (
    acronyms_en,
    called_fr,
    employers,
    long_names,
    organisations,
    press,
    public_fr,
    quoted_fr,
    ships_en,
    universities_en,
    written_en,
)
from qualcode.anonymise.recognisers.bodies import ends as body_ends
from qualcode.anonymise.recognisers.context import passages
from qualcode.anonymise.recognisers.names import (
    capitals,
    echoes,
    edges,
    headed_fr,
    model,
    placed_en,
    seeds,
    slips_en,
    slips_fr,
    tails_en,
    told_fr,
    whole,
)
from qualcode.anonymise.recognisers.no_capitals import (
    housed_fr,
    introduced_en,
    joined_en,
    last_words_en,
    letters_en,
)
from qualcode.anonymise.recognisers.no_capitals import names as lower_case_names
from qualcode.anonymise.recognisers.no_capitals import repeated as lower_case_repeated
from qualcode.anonymise.recognisers.people import (
    fields_en,
    first_names,
    initials,
    initials_fr,
    listed,
    nicknames,
    ranks,
    speakers,
    titles,
)
from qualcode.anonymise.recognisers.places import (
    addresses,
    arrondissements,
    departments,
    gazetteer,
    gentiles,
    lands_fr,
    origins_en,
    origins_fr,
    streets,
)
from qualcode.anonymise.recognisers.registered import dictated_en, registers, structured, telephone
from qualcode.anonymise.recognisers.times import (
    again_en,
    again_fr,
    ago_en,
    ago_fr,
    calendar_en,
    calendar_fr,
    dates,
    day_names,
    decades_fr,
    moments,
    months_en,
    months_fr,
    near_years_fr,
    relative_dates,
    short_years,
    year_runs_fr,
    year_tails_en,
    years_en,
    years_fr,
)
from qualcode.anonymise.recognisers.times import joints as date_joints
from qualcode.anonymise.resolve import resolve
from qualcode.model import Turn

Recogniser = Callable[[Reading], Iterator[Candidate]]
SecondLook = Callable[[Reading, Sequence[Candidate]], Iterable[Candidate]]

# order decides the kind among equally sure candidates over the same words
RECOGNISERS: tuple[Recogniser, ...] = (
    seeds.find,
    telephone.find,
    structured.find,
    registers.find,
    dictated_en.find,
    dates.find,
    moments.find,
    relative_dates.find,
    day_names.find,
    short_years.find,
    years_en.find,
    ago_en.find,
    year_tails_en.find,
    months_en.find,
    calendar_en.find,
    years_fr.find,
    ago_fr.find,
    decades_fr.find,
    near_years_fr.find,
    year_runs_fr.find,
    calendar_fr.find,
    months_fr.find,
    stated_ages.find,
    infants_fr.find,
    rounded_fr.find,
    told_ages.find,
    aged_fr.find,
    spoken_ages_fr.find,
    spans_en.find,
    generations_en.find,
    spans_fr.find,
    counted_fr.find,
    titles.find,
    streets.find,
    organisations.find,
    employers.find,
    public_fr.find,
    press.find,
    written_en.find,
    universities_en.find,
    acronyms_en.find,
    ships_en.find,
    long_names.find,
    called_fr.find,
    quoted_fr.find,
    first_names.find,
    nicknames.find,
    initials_fr.find,
    speakers.find,
    speakers.find_coded,
    initials.find,
    fields_en.find,
    placed_en.find,
    gazetteer.find,
    gentiles.find,
    origins_fr.find,
    origins_en.find,
    lower_case_names.find,
    lower_case_repeated.find,
    last_words_en.find,
    introduced_en.find,
    letters_en.find,
    capitals.find,
)


# what is found by looking at what was found: in this order, each sees what those before it added
LOOK_AGAIN: tuple[SecondLook, ...] = (
    again_fr.find,
    again_en.find,
    date_joints.find,
    beside_fr.find,
    age_joints.find,
    listed.find,
    echoes.find,
    slips_fr.find,
    slips_en.find,
    whole.find,
    edges.find,
    headed_fr.find,
    told_fr.find,
    lands_fr.find,
    arrondissements.find,
    departments.find,
    ranks.find,
    body_ends.find,
    housed_fr.find,
    tails_en.find,
    joined_en.find,
    addresses.find,
    initials.find_again,
    speakers.find_misspelled,
)


def detect(
    text: str,
    lexicon: Lexicon,
    settings: DetectionSettings | None = None,
    turns: Sequence[Turn] | None = None,
    model_spans: Sequence[ModelSpan] = (),
) -> tuple[Candidate, ...]:
    """What could name someone in ``text``: sorted candidates that do not overlap.

    ``turns`` tell where speakers begin; without them labels such as "M3 :" are read in the text.
    ``model_spans`` may add candidates, never take any away.
    """
    small = in_small_letters(text)
    reading = Reading(small, lexicon, settings or DetectionSettings(), turns)
    found = [one for recogniser in RECOGNISERS for one in recogniser(reading)]
    found = list(without_headings(reading, found))
    found.extend(model.find(reading, model_spans))
    for look_again in LOOK_AGAIN:
        found.extend(tuple(look_again(reading, found)))
    found.extend(passages.find(reading))
    settled = settle(reading, named_alone(reading, resolve(small, found)))
    if small is text:
        return settled
    return tuple(replace(one, text=one.span.cut(text)) for one in settled)
