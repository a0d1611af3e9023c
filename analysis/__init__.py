"""What moved and what compares: trends, municipalities beside each other, the quality of items."""
