"""What stands around a session: invitation, series, notes, reusable plan and hand-over."""
