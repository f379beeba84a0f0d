"""The parts of the screen of copies."""
