"""Overview: what leaders read. Reads everything and changes nothing but snapshots."""
