"""Names of places, of their inhabitants, of streets; addresses."""
