"""What quality means: frameworks as documents, their loading and their checks."""
