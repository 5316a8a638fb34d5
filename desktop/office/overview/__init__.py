"""Where the round stands, and the kept glance of it."""
