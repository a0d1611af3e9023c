"""What many networks let go of, read together: no place is named, and none can be worked out."""
