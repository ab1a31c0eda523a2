"""From a root to findings: which files, what they say, what the rules make of it, what is suppressed."""
