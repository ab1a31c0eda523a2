"""HTTP handlers by framework, and what stands guard before them."""
