"""Tasks: the numbered lines of a plan, and who answers for each."""
