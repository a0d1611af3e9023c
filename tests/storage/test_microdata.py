"""Analysts read the sheets of the rounds that they may read, and of no others."""
