"""Frameworks on the staff's screens: to read, to compare, to preview, and to bring along."""
