"""A text as detection reads it, before anything is looked for: ``Reading`` is what recognisers are handed.

- words and what is between them: ``word_list``, and ``reading`` adds what the lexicon says of each;
- who speaks, and how it was typed: ``labels``, ``shouted``, ``spoken_language``;
- where sentences begin: ``cut_in``; what may stand there as a name: ``openings``, ``heads_en``;
- stretches of capitals: ``runs`` and ``run_ends``, over ``particles``, through ``hyphens`` and ``apostrophes``;
- places of several words: ``long_places``; what is set aside: ``harmless``, ``works_en``, ``set_phrases_en``,
  ``offices_en``, ``degrees_en``, ``field_names_en``, ``initials_en``,
  ``fare_fr``;
- what is counted: ``said_numbers``, by ``number_words``; what year is said: ``said_years``.
"""

from qualcode.anonymise.reading.reading import Reading

__all__ = ["Reading"]
