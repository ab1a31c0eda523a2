"""What tasks do to run once: locks, deduplication, and commands over Redis."""
