"""The proof: tests that read as sentences, on both databases."""
