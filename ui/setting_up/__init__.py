"""Setting up networks, municipalities, organisations and accounts."""
