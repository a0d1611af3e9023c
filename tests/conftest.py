"""What holds for all tests: hypothesis judges by what is true and never by how long it takes."""

from hypothesis import settings

settings.register_profile("without-timing", deadline=None)
settings.load_profile("without-timing")
