"""The made-up offices of the five plans."""
