"""A framework in other words: its texts, their translations, what translators get, plain language."""
