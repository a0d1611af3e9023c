"""Data for evaluation: which data, in which format, and the link to the archive."""
