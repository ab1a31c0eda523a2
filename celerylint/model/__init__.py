"""The domain as frozen plain data: places, expressions, values, facts of files, and the linked project."""
