"""Names of persons: first names, titles, nicknames, speakers."""
