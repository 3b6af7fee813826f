"""What can be done with a draft: keep it, put it right, say whom its names mean, issue it, take that back."""
