"""People: persons, the posts they hold, how they come in and how long they stay signed in."""
