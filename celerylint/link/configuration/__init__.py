"""Applications, what configures them, and their queues."""
