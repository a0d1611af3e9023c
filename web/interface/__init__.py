"""The interface for programs under /api/v1: read-only JSON for released results, agreements and the directory."""
