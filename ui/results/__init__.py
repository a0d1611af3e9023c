"""The views of a closed round's results."""
