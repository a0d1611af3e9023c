"""Parts of the page for the tokens with which programs read in the name of an account."""
