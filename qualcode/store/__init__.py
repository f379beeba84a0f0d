"""The files of a study: SQL, and what must be true of them whatever happens on the disk.

Files go by the word of their subject: ``vault_crypto`` belongs to ``vault``.

- the study file: ``study_file`` over ``engine``, ``held`` and ``file_bytes``; its ``tables``, the
  ``rows`` that read them as nouns, ``migration`` with the folder ``migrations``;
- writing: ``change`` row by row (``row_change``), ``journal`` with undo, ``in_the_way`` of
  it, sentences ``once_recorded``; ``two_files`` for an action that writes the vault too;
- names and people taken out: ``redaction`` by ``rewriting``, ``erasure``, ``purge``, ``traces`` of
  what should be gone;
- the vault: ``vault``, its ``recovery_text``;
- copies: ``copying``, ``copy_for`` one coder, ``merging``, ``backup``; what a blind round keeps
  back: ``hiding``; what codes that are gone ``became``;
- around the file: ``data_folder``, ``study_folder``, ``lock_file``, ``replace``, ``kept_arrays``,
  ``trouble``;
- files of others: ``foreign_file``, ``database_texts``; a lab's server: ``accounts``.
"""
