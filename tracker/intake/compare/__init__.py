"""Two versions of one document: which task of the one is which of the other, and what they say differently. Pure values."""
