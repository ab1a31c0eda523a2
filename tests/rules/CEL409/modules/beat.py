from app import mill

mill.conf.beat_schedule = {
    "grind": {"task": "tasks.grind", "schedule": 60.0},  # expect: CEL409
    "again": {"task": "tasks.grind", "schedule": 60.0, "args": (1,)},  # ok: CEL409 fits
    "other": {"task": "tasks.other", "schedule": 60.0},  # ok: CEL409 nobody knows it
}
