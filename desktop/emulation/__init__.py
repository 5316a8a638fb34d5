"""Thi đua: movements, criteria, scores, targets and ranks; pure rules."""
