"""A transcript with its codings as Word comments, for a supervisor to answer."""
