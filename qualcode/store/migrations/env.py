"""Run by store.migration; Alembic asks for this file to exist."""
