"""What leaves for other offices and what comes from them: sealed bundles."""
