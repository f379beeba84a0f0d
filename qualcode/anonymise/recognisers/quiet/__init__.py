"""Names in texts without capitals, as speech-to-text writes them."""
