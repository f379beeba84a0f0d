"""What the release screen is made of."""
