"""What changed in a repository since a revision."""
