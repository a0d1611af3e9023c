"""Tables for statistics programs: one plain model of a data set, and one writer for each kind of file."""
