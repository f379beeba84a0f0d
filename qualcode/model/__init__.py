"""The nouns: frozen, self-checking, pure. Every other floor speaks with these."""

from qualcode.model.activity import Activity
from qualcode.model.code import Code, CodeKind
from qualcode.model.code_link import CodeLink, CodeLinkKind
from qualcode.model.codebook import Codebook
from qualcode.model.codebook_version import CodebookVersion
from qualcode.model.coding import Coder, CoderKind, CoderRole, Coding
from qualcode.model.edits import MovedSpan, OffsetMap, TextEdit
from qualcode.model.finding import Finding, each_once
from qualcode.model.guide import InterviewGuide, Question
from qualcode.model.ids import new_id, now
from qualcode.model.incidence import Incidence
from qualcode.model.interview import Interview, InterviewFacts, ReleaseState, Source, SourceKind
from qualcode.model.key import IdentifierKind, KeyEntry
from qualcode.model.memo import Memo, MemoKind, MemoLink
from qualcode.model.participant import (
    Attribute,
    AttributeKind,
    AttributeValue,
    Consent,
    Participant,
    Site,
)
from qualcode.model.request import Answer, ParticipantCheck, Request
from qualcode.model.segment import Segment
from qualcode.model.span import Span, merge_spans
from qualcode.model.study import Approach, Study
from qualcode.model.thematic_tree import Extract, ThematicNode, ThematicTree
from qualcode.model.transcript import Role, Transcript, Turn, n_words

__all__ = [
    "Activity",
    "Answer",
    "Approach",
    "Attribute",
    "AttributeKind",
    "AttributeValue",
    "Code",
    "CodeKind",
    "CodeLink",
    "CodeLinkKind",
    "Codebook",
    "CodebookVersion",
    "Coder",
    "CoderKind",
    "CoderRole",
    "Coding",
    "Consent",
    "Extract",
    "Finding",
    "IdentifierKind",
    "Incidence",
    "Interview",
    "InterviewFacts",
    "InterviewGuide",
    "KeyEntry",
    "Memo",
    "MemoKind",
    "MemoLink",
    "MovedSpan",
    "OffsetMap",
    "Participant",
    "ParticipantCheck",
    "Question",
    "ReleaseState",
    "Request",
    "Role",
    "Segment",
    "Site",
    "Source",
    "SourceKind",
    "Span",
    "Study",
    "TextEdit",
    "ThematicNode",
    "ThematicTree",
    "Transcript",
    "Turn",
    "each_once",
    "merge_spans",
    "n_words",
    "new_id",
    "now",
]
