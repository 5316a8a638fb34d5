"""The papers of a round, put together from what the office knows."""
