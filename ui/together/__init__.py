"""Filling in together, criterion by criterion."""
