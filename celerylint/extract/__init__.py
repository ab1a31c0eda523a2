"""From the bytes of one file to its facts: pure, per file, in one traversal."""
