"""How tasks fail: retries, and what is done about exceptions."""
