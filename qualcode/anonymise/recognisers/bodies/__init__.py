"""Names of bodies: employers, schools, associations, newspapers."""
