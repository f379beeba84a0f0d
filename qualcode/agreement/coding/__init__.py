"""Coefficients for fixed units: every coder had the same units before their eyes."""
