"""Remote control and monitoring of workers."""
