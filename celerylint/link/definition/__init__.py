"""Tasks: what makes them, what they are called, and who uses them."""
