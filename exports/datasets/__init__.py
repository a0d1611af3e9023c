"""Data sets for evaluation: which rows and columns they have, before a writer makes files of them."""
