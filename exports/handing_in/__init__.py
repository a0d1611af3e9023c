"""The signed file in which a release is handed in: written here, read and checked there."""
