"""Who speaks in a document: header, labels, turns, notes, with the reason for each."""

from qualcode.ingest.structure.recognise import recognise

__all__ = ["recognise"]
