from farm.intervals import Every

ZONE = "Europe/Rome"
beat_schedule = {
    "milk": {"task": "farm.milk", "schedule": Every.DAY},  # expect: CEL401 "every day"
    "feed": {"task": "farm.feed", "schedule": Every.MINUTE},  # ok: CEL401 a short interval
}
