"""Lights: grey, green, yellow, red, blue - and why. One rule, said in Python and again in SQL."""
