"""The Word document itself: markup, numbering, tables, fields, parts. Nothing of a study."""
