"""Names in texts without capitals, as speech-to-text writes them.

Detection asks ``names``, ``repeated`` and, for English, those that read whole names; these ask the rest, about the
words that ``first_words`` says a name may begin with:

- who: ``people`` weighs a word, ``titled``, ``introduced_en``, ``bare_fr``, ``letters_en`` and ``letters_fr`` tell
  by what stands around it, ``cues`` holds what gives a name away;
- bodies: ``organisations``, ``bodies``, ``bodies_en``, ``long_bodies_fr``, ``heads_fr``, ``housed_fr``;
- places: ``settled``, ``spots_fr``, ``spots_en``, ``towns``, ``streets_fr``, ``bare_en``;
- how far a name goes: ``edges``, ``whole_en``, ``joined_fr``, ``joined_en``, ``last_words_en``;
- what is left alone: ``words``, ``broken``, ``formed_fr``, ``misspelled_fr``.
"""
