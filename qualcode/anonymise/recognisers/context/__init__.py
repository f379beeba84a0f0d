"""Passages to re-read: what singles a person out without naming anyone.

- ``passages`` finds them, by two kinds of evidence:
- turns of phrase: ``cues`` compiles those written in ``cues_fr``, ``cues_posts_fr``, ``cues_en``, ``cues_lives_en`` and
  ``cues_acts``, each with one of the ``reasons``;
- many small signs in one sentence: ``singular`` sums the words of ``singular_words``.
"""
