"""Everything that comes in from a file: bytes in, documents, tables and plans out; nothing is written.

Files go by the word of their subject: ``docx_styles`` belongs to ``docx``.

- the door: ``collect`` (``archive``, ``limits``), ``kinds`` and ``formats``, ``reading``,
  ``decoding``, ``canonical``, ``assembly``;
- readers of documents: ``docx``, ``odt``, ``rtf``, ``pdf``, ``html_page`` (``html_styles``),
  ``markdown``, ``plain``, ``subtitles`` (``cues``), ``xlsx``, ``spreadsheet``; what they share:
  ``document``, ``markup``, ``lines``, ``hyphens``, ``folded_lines``, ``layout_table``, ``left_out``;
- who speaks in a document: the folder ``structure``; what is around the talk: ``header``, ``notes``
  (``note_words``), ``time_codes``, ``clock``, ``dates``;
- a transcript before it comes in: ``draft``, ``corrections`` and ``turn_edits``, ``alignment``;
- tables: ``table``, ``headings``, ``columns``, ``participants_table`` (``participants_columns``,
  ``attribute_columns``), ``interviews_table``, ``incidence_table``, ``ratings_table``;
- a codebook: ``codebook_file``; codings: ``codings_table``; others: ``guide_file``, ``key_file``,
  ``review_file``, ``commented_docx``, ``corpus_folder``;
- files about to be sent: ``audit_files`` (``audit_pieces``, ``audit_xml``, ``audit_pdf``, ``audit_rtf``,
  ``audit_packed``), ``audit_unsearched``, ``image_metadata``; where something
  stands: ``places``.
"""
