"""Projects of other programs: read into ``project`` and written from it, offsets by their evidence.

- the standard (REFI-QDA): ``package``, ``xml_reader`` and ``xml_writer`` over ``xml_parts`` and ``clean_xml``,
  ``guids``; other databases: ``qualcoder``, ``rqda``, ``taguette``, over ``other_database``, ``cells``
  and ``category_tree``;
- how programs count: ``conventions`` are tried on each text by its ``ruler``; ``layout`` is ours;
- notes: ``rich_text``, ``html_text``.
"""
