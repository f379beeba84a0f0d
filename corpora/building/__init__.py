"""How the shipped studies are made from their masters: read, check, write. Used by `corpora/build.py` only."""
