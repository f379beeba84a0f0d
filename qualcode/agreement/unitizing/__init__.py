"""Coefficients for units the coders cut themselves on a continuum."""
