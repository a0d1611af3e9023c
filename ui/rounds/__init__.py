"""What can be seen and done with a round, from draft to closed."""
