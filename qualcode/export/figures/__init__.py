"""Figures drawn for paper: the thematic tree, tables; as SVG, PNG and PDF."""
