"""Who speaks in a document: header, labels, turns, notes, with the reason for each.

- ``recognise`` leads from a document to a draft: a ``page`` of tidy lines (their looks too, as
  ``typed_marks`` tell them), the ``sheet`` below its ``head_zone``, then the first of the
  ``recognisers`` that knows it, ``roles`` last; ``pieces`` become turns;
- labels: ``labels`` reads them, ``heads`` and ``inline_labels`` find them, ``label_shapes``,
  ``label_words`` and ``label_evidence`` tell whether they are any, ``label_names`` and
  ``near_labels`` whose, ``label_findings`` what is doubtful;
- without labels: ``question_layout`` by ``layouts``, ``dialogue_dashes``, ``speaker_marks``,
  ``voices``, ``nobody_named``.
"""
