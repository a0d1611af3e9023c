"""Sessions of several networks on the screen: asking, agreeing, and looking side by side."""
