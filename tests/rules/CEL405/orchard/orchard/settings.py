"""When the orchard is watered."""

SUNDAY = 7
DAWN = "5-6"
EVERY_DAY = {"minute": 0, "hour": 24}
