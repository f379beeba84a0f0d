"""Schema migrations, run by ``store.migration``."""
