"""The parts of the triangulation screen."""
