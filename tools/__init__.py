"""Small programs for people who work on the toolkit; nothing here runs in the product."""
