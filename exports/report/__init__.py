"""The report of a round: its content made once from the release, then set as PDF, as Word and as HTML."""
