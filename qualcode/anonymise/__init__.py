"""Finding what could name someone in a text, and finding it again once it should be gone.

- one text: ``detect`` reads it (``reading``, with the words of ``vocabulary`` and a ``lexicon``), asks every one of the
  ``recognisers``, drops what ``headings`` say of the study, settles overlaps (``resolve``), whose somebody is
  (``owners``) and kinds (``kinds`` by the ``kind_cues``), and hands back the candidates of ``identifiers``;
  ``structured`` finds numbers and addresses alone;
- many texts: ``gathering`` makes of candidates the study's entities (``entity``), ``same_name`` says which two may be
  the same, ``bare_name`` what is sought of a name that was typed;
- replacing: ``policies`` says by what (``periods``: of dates and ages), ``plan`` where in a text, ``replacement``
  makes the edits; ``quoted`` finds words of one text in another;
- afterwards: ``leaks`` seeks real forms in what is about to be sent, ``reidentification`` who can be picked out of a
  table, ``evaluate`` counts what detection missed of a text marked by hand; ``folding`` is how letters compare.
"""

from qualcode.anonymise.detect import detect
from qualcode.anonymise.evaluate import Evaluation, GoldSpan, GroupRecall, evaluate
from qualcode.anonymise.identifiers import Candidate, DetectionSettings, ModelSpan, Tier
from qualcode.anonymise.lexicon import Lexicon, Profile

__all__ = [
    "Candidate",
    "DetectionSettings",
    "Evaluation",
    "GoldSpan",
    "GroupRecall",
    "Lexicon",
    "ModelSpan",
    "Profile",
    "Tier",
    "detect",
    "evaluate",
]
