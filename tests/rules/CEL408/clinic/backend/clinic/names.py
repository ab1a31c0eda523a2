"""Names that tasks go by."""

REPORT = "clinic-report"
