"""What holds for names of every kind: forms entered, capitals, echoes, first and last letter.

- what is known beforehand: ``seeds`` entered by hand, ``model`` for what a language model saw;
- capitals nothing explains: ``capitals``, with ``plain`` for ordinary words; ``by_habit`` and ``programs_en`` tell
  capitals that name nobody; ``placed_en`` is words that only their place makes names;
- found by what was found: ``echoes``, ``slips_fr`` and ``slips_en`` for a name that lost its capital;
- how far a name goes: ``whole``, ``edges``, ``headed_fr`` with ``head_words_fr``, ``told_fr``,
  ``tails_en`` with ``inside_en``.
"""
