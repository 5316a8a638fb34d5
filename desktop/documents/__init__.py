"""Paper: drawn from values; asks nobody."""
