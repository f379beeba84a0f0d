"""The words of the interface for the model's choices."""

from __future__ import annotations

from qualcode.model import (
    Approach,
    AttributeKind,
    CoderKind,
    CoderRole,
    ReleaseState,
    Role,
    SourceKind,
)
from qualcode.wording import Message, render

_APPROACHES = {
    Approach.INDUCTIVE: Message("Inductive, from the material"),
    Approach.REFLEXIVE: Message("Reflexive thematic analysis"),
    Approach.CODEBOOK: Message("Codebook"),
    Approach.FRAMEWORK: Message("Framework"),
    Approach.GROUNDED: Message("Grounded theory"),
    Approach.SEQUENCED: Message("Sequenced thematisation"),
}
_ROLES = {
    Role.INTERVIEWER: Message("Interviewer"),
    Role.RESPONDENT: Message("Respondent"),
    Role.OTHER: Message("Other"),
}
_CODER_ROLES = {
    CoderRole.OWNER: Message("Owner"),
    CoderRole.SUPERVISOR: Message("Supervisor"),
    CoderRole.CODER: Message("Coder"),
    CoderRole.READER: Message("Reader"),
}
_CODER_KINDS = {
    CoderKind.PERSON: Message("A person"),
    CoderKind.CONSENSUS: Message("Consensus"),
    CoderKind.MODEL: Message("A model"),
}
_ATTRIBUTE_KINDS = {
    AttributeKind.CATEGORY: Message("Category"),
    AttributeKind.NUMBER: Message("Number"),
    AttributeKind.DATE: Message("Date"),
    AttributeKind.YES_NO: Message("Yes or no"),
}
_SOURCE_KINDS = {
    SourceKind.TRANSCRIPT: Message("Interview"),
    SourceKind.OBSERVATION: Message("Observation note"),
    SourceKind.DOCUMENT: Message("Document"),
    SourceKind.EXTRACTS: Message("Extracts"),
}
_STATES = {
    ReleaseState.WAITING: Message("In the vault"),
    ReleaseState.IN_REVIEW: Message("Under review"),
    ReleaseState.RELEASED: Message("In the study"),
}


def approach_name(approach: Approach) -> str:
    """What the approach is called."""
    return render(_APPROACHES[approach])


def role_name(role: Role) -> str:
    """What a speaker is called in the interview."""
    return render(_ROLES[role])


def coder_role_name(role: CoderRole) -> str:
    """What a coder's role is called."""
    return render(_CODER_ROLES[role])


def coder_kind_name(kind: CoderKind) -> str:
    """What a kind of coder is called."""
    return render(_CODER_KINDS[kind])


def attribute_kind_name(kind: AttributeKind) -> str:
    """What the values of a column are."""
    return render(_ATTRIBUTE_KINDS[kind])


def source_kind_name(kind: SourceKind) -> str:
    """What a source is."""
    return render(_SOURCE_KINDS[kind])


def state_name(state: ReleaseState) -> str:
    """How far a source has come."""
    return render(_STATES[state])
