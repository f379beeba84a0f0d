"""Passages to re-read: what singles a person out without naming anyone."""
