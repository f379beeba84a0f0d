"""One way of finding identifiers per file, by what it finds; ``qualcode.anonymise.detect`` holds
their table.

``names`` is for what holds of every kind of name, ``quiet`` for texts without capitals.
"""
