"""Looking through what people wrote: one text after the other, and then the release of all."""
