"""One file a screen, named with the stage's word; each has a function ``draw``."""
