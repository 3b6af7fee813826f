"""Interpretation: pieces of text become names, days, figures — each with its source and how sure it is."""
