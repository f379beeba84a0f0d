"""Ages of persons, and how long somebody has been in a post or a place."""
