"""What the pseudonymisation screen is made of."""
