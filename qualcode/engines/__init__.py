"""Heavy libraries, each behind one file and imported only when it is asked for.

- texts as vectors: ``encoder`` chooses among ``universal_sentence_encoder``, ``e5_encoder`` (over
  ``e5_pieces`` and ``e5_matching``) and ``sentence_transformers_encoder``; ``word_vectors``;
- spaCy: ``spacy_import``, ``spacy_names``, ``spacy_sentences``; lemmas by simplemma: ``lemmas``;
- ``bertopic_topics``, ``libreoffice``; the lexicon of names and places: the folder ``lexicon``;
- where long work is carried out: ``executor``, ``executor_processes``, ``executor_cluster``.
"""
