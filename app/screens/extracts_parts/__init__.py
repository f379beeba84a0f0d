"""What the screen of extracts is made of."""
