"""The plan as a file: read, checked, never repaired."""
