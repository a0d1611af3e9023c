"""The minutes of a dialogue session: made once as content, laid out as Word and as PDF."""
