"""One way of finding identifiers per file, by what it finds; ``qualcode.anonymise.detect`` holds
their table: a file with a ``find`` that stands there is asked for each text, the others serve it.

``names`` is for what holds of every kind of name, ``no_capitals`` for texts without capitals, ``context``
for passages to re-read. A file that ends in ``_fr`` or ``_en`` reads that language only.
"""
