"""Parts of the agreement screen."""
