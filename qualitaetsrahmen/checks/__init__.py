"""What types cannot say: whether the parts of a file fit one another, and the files each other."""
