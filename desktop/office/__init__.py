"""Use cases: what the officer does; the only door for window and command line."""
