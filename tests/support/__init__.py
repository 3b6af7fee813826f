"""What the fixtures stand on: databases, visits, counting."""
