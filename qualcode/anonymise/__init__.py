"""Finding what could name someone in a text, and finding it again once it should be gone."""

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
