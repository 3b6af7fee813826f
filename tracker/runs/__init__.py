"""Runs: which scheduler leads, which job ran for which slot, and whether the work is alive."""
