"""The review document as text: one module per format."""
