"""How the shipped studies are made from their masters; used by `corpora/build.py` only."""
