"""Calls that send tasks, what stands around them, and who waits for results."""
