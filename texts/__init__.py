"""The interface texts in every language and the one loader that reads them."""
