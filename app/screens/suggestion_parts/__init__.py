"""The parts of the screen of suggestions."""
