"""What is counted."""

from prometheus_client import Counter, Histogram

CHURNED = Counter("churned", "Butter made")
LITRES = Histogram("litres", "Milk", ["animal"])
