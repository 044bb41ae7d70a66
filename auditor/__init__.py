"""Checks whether the pages an AI assistant cites really say what it claims."""

__version__ = "0.1.0"
