"""The shipped tables of names and words, loaded once and searched in place."""

from qualcode.engines.lexicon.communes import Commune, communes_named
from qualcode.engines.lexicon.tables import ShippedLexicon, load_lexicon

__all__ = ["Commune", "ShippedLexicon", "communes_named", "load_lexicon"]
