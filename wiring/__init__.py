"""Settings, the clock, the services built once, and the command line."""
