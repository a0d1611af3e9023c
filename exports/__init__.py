"""Files for people and for statistics, all made from releases."""
