"""Writers: adapters that hand a letter to the world outside."""
