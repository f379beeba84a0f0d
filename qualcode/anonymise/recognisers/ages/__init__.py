"""Ages of persons, and how long somebody has been in a post or a place.

- an age with its unit: ``stated`` (seven years old, douze ans), ``aged_fr``, ``phrases_en``,
  ``infants_fr``, ``rounded_fr``; ``joints`` joins two ages that are said as one;
- an age told by a number alone: ``bare_fr`` and ``bare_en`` (which ``stated`` asks), ``spoken_fr``, ``told`` by what
  comes next, ``beside_fr`` by another age; ``cues_en``, ``asked_en`` and ``begun_en`` say whether an English
  number is somebody's age;
- years of a life, not an age: ``spans_fr``, ``counted_fr``; ``spans_en``, over ``amounts_en`` and ``answers_en``;
  ``generations_en`` for those of a family.
"""
