"""Tests in a real browser; a package of its own, so that what its files share ends with them."""
