"""What other programs print, under their names, so that a laboratory can check itself."""
