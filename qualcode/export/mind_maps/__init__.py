"""The thematic tree as files that programs for mind maps open."""
