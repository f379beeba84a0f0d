"""The codebook and the codings, as pure operations: what changes is returned, nothing is written.

- the tree: ``codebook_operations``, ``merge_codes``, ``split_code``, ``heaps``, each giving
  ``codebook_changes``; checks and order: ``codebook_checks``, ``siblings``, ``names``;
- codings: ``recoding``, ``node_counts``, ``thematic_tree``, ``choice_of_extracts``;
- words in a text: ``locate`` finds an extract, by ``word_index`` and ``near_match``, over ``gaps``;
  ``extracts_source`` is a text made of extracts;
- texts that change: ``text_revision``, ``version_alignment``, ``differing_runs``; ``codebook_comparison``
  for codebooks; ``descriptors`` for what stands for a name;
- extracts as shown: ``trimming``, ``trimmed_quote``; ``comment_places`` for comments that come back.
"""
