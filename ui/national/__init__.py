"""The national view of analysts: its choices, and one module for each part of the page."""
