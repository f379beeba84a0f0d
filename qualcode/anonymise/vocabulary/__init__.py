"""The words of French and English that detection leans on, per language and folded.

- ``words_fr``, ``words_en``: the cue words of a language, gathered in ``vocabulary`` as one ``Vocabulary``;
- ``calendar_words``: days of the week and months;
- ``land_words``: streets, parts of a country and kinds of land;
- ``role_words``: what a person or a body is called, for descriptors;
- ``newer_en``: words younger than the dictionary;
- ``gentiles_fr``: how the people of French towns are called;
- ``callings_fr``: what French texts give a capital out of respect, and names nobody;
- ``peoples``: peoples, languages and faiths, which single nobody out.
"""

from qualcode.anonymise.vocabulary.vocabulary import Vocabulary, vocabulary_of, words

__all__ = ["Vocabulary", "vocabulary_of", "words"]
