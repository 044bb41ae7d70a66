"""How often link checkers are wrong about a link. See `__main__`."""
