"""How a framework changes: what differs between versions, the maps that join them, what is published."""
