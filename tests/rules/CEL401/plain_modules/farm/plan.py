from farm.intervals import Every

PLAN = {"harvest": {"task": "farm.harvest", "schedule": 90 * Every.DAY}}  # expect: CEL401 "every 90 days"
