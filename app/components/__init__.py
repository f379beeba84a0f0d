"""Parts of a screen drawn by our own JavaScript; what users typed only ever enters as text."""
