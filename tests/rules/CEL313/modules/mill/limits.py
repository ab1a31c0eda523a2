import os

LONG = 900  # expect: CEL313 "`time_limit` of 900 s"
SHORT = float(os.getenv("SHORT", "30"))  # ok: CEL313 can be changed from outside
