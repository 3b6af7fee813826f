"""Jobs: the way in for the clock. The timetable says when, the database what is still due, a lease who runs it."""
