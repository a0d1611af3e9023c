"""A file as it stands: data with the place of every value, and the shape that it should have."""
