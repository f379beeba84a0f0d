"""Dates, years and all that tells when, spoken or written."""
