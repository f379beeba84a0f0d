"""Codes for passages and topics for a study: proposed with their reasons, never put on anything.

- a code for a passage: ``suggester`` ranks by the ``evidence`` that ``weights`` were learnt for (``ridge``,
  ``pooling``, ``matching``, over ``views`` of the ``material``); ``evaluation`` and ``decisions`` say how good;
- a passage for a code, and what looks mis-coded: ``neighbours``;
- ``units`` of meaning, as ``lines`` to edit; ``topics`` of them, without training;
- words: ``words``, ``stop_words``; figures: ``directions``, ``one_thread``.
"""
