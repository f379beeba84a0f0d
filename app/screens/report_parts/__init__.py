"""What the screen of the report is made of."""
