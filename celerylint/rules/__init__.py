"""One module per rule, flat; the file name is the rule's code and name."""
