"""How fast the results of a whole country are built, recounted and shown."""
