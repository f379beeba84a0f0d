"""Detection: text, lexicon and settings go in, candidates come out. No file, no network."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from qualcode.anonymise.headings import without_headings
from qualcode.anonymise.identifiers import Candidate, DetectionSettings, ModelSpan
from qualcode.anonymise.kinds import settle
from qualcode.anonymise.lexicon import Lexicon
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.recognisers import (
    addresses,
    age_joints,
    aged_fr,
    ages,
    bodies,
    body_ends,
    calendar_en,
    calendar_fr,
    capitals,
    context,
    date_joints,
    dates,
    day_names,
    echoes,
    edges,
    gentiles,
    listed,
    model,
    moments,
    months_en,
    months_fr,
    near_years_fr,
    nicknames,
    organisations,
    people,
    places,
    press,
    quiet,
    quiet_repeated,
    ranks,
    registers,
    relative_dates,
    seeds,
    short_years,
    speakers,
    spoken_ages_fr,
    streets,
    structured,
    telephone,
    titles,
    told_ages,
    whole,
    year_runs_fr,
    years_again_fr,
    years_ago,
    years_en,
    years_fr,
)
from qualcode.anonymise.resolve import resolve
from qualcode.model import Turn

Recogniser = Callable[[Reading], Iterator[Candidate]]

# order decides the kind among equally sure candidates over the same words
RECOGNISERS: tuple[Recogniser, ...] = (
    seeds.find,
    telephone.find,
    structured.find,
    registers.find,
    dates.find,
    moments.find,
    relative_dates.find,
    day_names.find,
    short_years.find,
    years_en.find,
    years_ago.find,
    months_en.find,
    calendar_en.find,
    years_fr.find,
    near_years_fr.find,
    year_runs_fr.find,
    calendar_fr.find,
    months_fr.find,
    ages.find,
    told_ages.find,
    aged_fr.find,
    spoken_ages_fr.find,
    titles.find,
    streets.find,
    organisations.find,
    press.find,
    bodies.find,
    people.find,
    nicknames.find,
    speakers.find,
    places.find,
    gentiles.find,
    quiet.find,
    quiet_repeated.find,
    capitals.find,
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
    reading = Reading(text, lexicon, settings or DetectionSettings(), turns)
    found = [one for recogniser in RECOGNISERS for one in recogniser(reading)]
    found = list(without_headings(reading, found))
    found.extend(model.find(reading, model_spans))
    found.extend(tuple(years_again_fr.find(reading, found)))
    found.extend(tuple(date_joints.find(reading, found)))
    found.extend(tuple(age_joints.find(reading, found)))
    found.extend(tuple(listed.find(reading, found)))
    found.extend(echoes.find(reading, found))
    found.extend(tuple(whole.find(reading, found)))
    found.extend(tuple(edges.find(reading, found)))
    found.extend(tuple(ranks.find(reading, found)))
    found.extend(tuple(body_ends.find(reading, found)))
    found.extend(tuple(addresses.find(reading, found)))
    found.extend(context.find(reading))
    return settle(reading, resolve(text, found))
