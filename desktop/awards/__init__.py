"""Khen thưởng: standards, verdicts, quotas and selection; pure rules."""
