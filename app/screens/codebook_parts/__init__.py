"""What the codebook screen is made of."""
