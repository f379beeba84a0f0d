"""What the codings screen is made of."""
