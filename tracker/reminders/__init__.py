"""Reminders: whom to nudge, why and when; what was sent, and what became of it."""
