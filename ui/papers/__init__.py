"""Answers on paper: entering a stack by keyboard, checking it, and taking in tables from elsewhere."""
