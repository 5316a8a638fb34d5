"""What the officer enters: units, people, scores, records, journal."""
