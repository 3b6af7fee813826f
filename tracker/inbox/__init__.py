"""Inbox: what a person is told inside the application, whether or not mail leaves the house."""
