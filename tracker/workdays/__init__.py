"""Workdays: the official working calendar, with make-up days (调休), editable year by year."""
