"""What analysts see of a framework: its quality, the findings on it, and how dialogues are held."""
