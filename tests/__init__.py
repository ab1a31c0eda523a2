"""The tests of celerylint."""
