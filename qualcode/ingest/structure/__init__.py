"""Who speaks in a document: header, labels, turns, notes, with the reason for each."""
