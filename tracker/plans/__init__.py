"""Plans: the issued document of a year, and the thresholds by which its tasks are watched."""
