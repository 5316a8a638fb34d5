"""A round of review: facts found, verdicts, lists, closing, awarding."""
