"""Departments: the bodies that carry tasks, as a tree, with the other names documents use for them."""
