beat_schedule = {
    "often": {"task": "mill.often", "schedule": 30.0},  # expect: CEL411
    "late": {"task": "mill.often", "schedule": 30.0, "options": {"expires": 20}},  # ok: CEL411 expires
    "rare": {"task": "mill.often", "schedule": 3000.0},  # ok: CEL411 rare
}
