"""Pieces of the staff's screens that pages put together."""
