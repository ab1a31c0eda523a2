beat_schedule = {
    "once": {"task": "mill.grind", "schedule": 60.0, "expires": 50},  # expect: CEL407
    "right": {"task": "mill.grind", "schedule": 60.0},  # ok: CEL407 complete
}
