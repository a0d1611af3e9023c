"""The four steps of planning a round."""
