"""Planning and leading a session, and the agreements that it makes."""
