"""Who works together: municipalities, networks, organisations, members and their roles."""
