"""Journal: who did what, when and why; append-only, each entry sealed to the one before."""
