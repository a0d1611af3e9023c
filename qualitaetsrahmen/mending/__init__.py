"""Reading on behind a slip of syntax: a copy of the file is mended, so that one run tells all mistakes."""
