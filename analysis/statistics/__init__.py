"""Statistics of our own on NumPy: counted from steps, and never a number where there is none."""
