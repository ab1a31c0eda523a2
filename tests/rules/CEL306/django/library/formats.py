PICKLE = "pickle"
