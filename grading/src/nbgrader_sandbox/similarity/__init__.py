"""Pairs of submissions that are more alike than the exercise explains, for a person to look at. Never a verdict."""
