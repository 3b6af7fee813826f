"""Progress: rounds of reporting, reports with evidence, review, closure, and what leaders say to a task."""
