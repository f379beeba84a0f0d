"""What the participants screen is made of."""
