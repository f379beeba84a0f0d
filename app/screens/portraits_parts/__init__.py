"""The views of the screen of portraits."""
