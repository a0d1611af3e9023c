"""How results went on over time, in words, as a table and as a chart, the same on screens and papers."""
