"""What a researcher does, one function each: a study and plain values in, a frozen result out.

A service opens one transaction, calls pure methods and the edges, and returns; it prints nothing
and knows no screen. Files go by the word of their stage: ``saturation_report`` belongs to
``saturation``.

The study and who works in it

- ``open_study`` is what every service takes; ``studies`` makes, opens and unlocks one (``vault``,
  ``passphrases``), ``recent_studies`` and ``folders`` find one on the disk, ``lab`` and
  ``accounts`` serve many people;
- ``coders`` and what they may see (``visible``), ``approach``, ``history`` with undo, ``copies``
  and ``merge``;
- several at once: ``live`` and ``carried`` do what a browser sends, ``transcript_news`` says what
  others did.

What comes in

- transcripts: ``ingest`` with ``corrections``, ``interview_order``, ``neutral_labels``,
  ``repeats``; ``reimport`` and ``versions`` for a corrected one; projects of other programs:
  ``refi_read``, ``refi_preview``, ``refi_import`` (what is ``refi_coming``, and ``refi_waiting`` in
  the vault);
- tables: ``participants`` with ``attributes``, ``interviews``, ``who_took_part``, ``guide``.

Names

- found: ``anonymise`` over ``originals``, ``evaluation``; decided: ``review`` over
  ``entity_store``, ``second_reading``;
- replaced: ``release`` by ``key_store`` and ``released_text``; later ``redaction``, ``withdrawal``;
- in tables: ``identifying_cells``, ``table_cells``, ``held_cells``, ``reidentification``;
- before anything leaves: ``audit`` over ``watch``, ``known_names``, ``standing_names``,
  ``kept_forms``, ``citations``.

Coding

- the tree: ``codebook``, ``shipped_codebooks``, ``written_codes``, ``code_links``, ``alike_codes``,
  ``thematic_tree``;
- extracts: ``reading``, ``codings``, ``finished``, ``extracts``, ``extract_places``,
  ``stated_extracts``, ``grouping``, ``reviewing``, ``counted_codings``;
- beside them: ``memos`` (``memo_subjects``), ``requests``, ``coded_transcripts`` and the comments
  that come back (``returned_comments``, ``comments_import``), ``participant_checks`` with their
  ``results_sheet``;
- suggestions: ``suggestion``, ``suggested_passages``, ``meaning_units``, ``topics``
  (``topic_words``, ``topic_counts``), over ``encoding``, ``matched_view`` and ``text_digest``.

Finding and counting

- ``retrieval``, ``query``, ``saved_queries`` (``kept_codes``), ``search`` over ``word_index``;
- ``saturation``, ``agreement``, ``matrices`` (``matrix_choice``, ``matrix_columns``,
  ``matrix_material``), ``portraits`` (``portrait_figures``), ``framework``;
- triangulation: ``rounds``, ``comparison``, ``adjudication``, and ``triangulation``, the report of
  it.

What goes out

- ``refi_export``: what of a study is ``refi_leaving``, what is ``refi_left_out``, and the
  ``refi_words`` both ways;
- ``report``, ``export``, ``checklist``, ``tree_figure``, ``participants_figure``, ``figure_files``,
  ``table_book``, ``workbook``, ``iramuteq``, ``demo``.

What they share

- ``progress`` and ``executors`` for long work, ``writing`` for whole files, ``shipped`` for what
  comes with qualcode, ``trouble_log``.
"""
