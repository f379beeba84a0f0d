"""What the import screen is made of."""
