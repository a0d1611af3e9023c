"""Passing results on with consent, and taking in what other installations handed in."""
