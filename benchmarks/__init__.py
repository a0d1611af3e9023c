"""Measurements of what the toolkit promises, each beside its floor in the same run."""
